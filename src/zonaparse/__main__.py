"""`python -m zonaparse` is the command `zonaparse`."""

from zonaparse.cli import main

if __name__ == "__main__":
    main()

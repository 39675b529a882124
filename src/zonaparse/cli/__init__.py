"""The command `zonaparse`; one file a command, no logic of its own."""

import sys

INTERRUPTED = 130  # what a shell reports for a command that Ctrl-C ended


def main() -> None:
    """Run the command; it needs the extra `cli`."""
    try:
        from zonaparse.cli.commands import zonaparse
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("click", "rich"):
            raise
        sys.exit("zonaparse: the command needs its extra: pip install 'zonaparse[cli]'")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    zonaparse()

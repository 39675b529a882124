"""The command `zonaparse`; one file a command, no logic of its own."""

import os
import sys

INTERRUPTED = 130  # what a shell reports for a command that Ctrl-C ended


def main() -> None:
    """Run the command; it needs the extra `cli`."""
    _fill_closed_streams()
    try:
        from zonaparse.cli.commands import zonaparse
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("click", "rich"):
            raise
        sys.exit("zonaparse: the command needs its extra: pip install 'zonaparse[cli]'")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    zonaparse()


def _fill_closed_streams() -> None:
    """Put nothing in the place of standard streams that are closed, as by `>&-`.

    Else the next file that is opened, perhaps a catalogue, would get what is printed.
    """
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(handle, True)
    os.close(handle)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8"))  # noqa: PTH123, SIM115

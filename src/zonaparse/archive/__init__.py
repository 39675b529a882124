"""Pages kept for years: raw in WARC files, read in a catalogue; needs the extra `archive`."""

from zonaparse.archive.archive import Archive
from zonaparse.archive.records import Outcome, Saved

__all__ = ["Archive", "Outcome", "Saved"]

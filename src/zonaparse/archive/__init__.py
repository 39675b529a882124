"""Pages kept for years: raw in WARC files, read in a catalogue; needs the extra `archive`."""

from zonaparse import extras

with extras.told():
    from zonaparse.archive.archive import Archive, Version
    from zonaparse.archive.crawl import crawl
    from zonaparse.archive.importing import import_pages, take
    from zonaparse.archive.rebuilding import Rebuilt, rebuild
    from zonaparse.archive.records import Outcome, Saved
    from zonaparse.archive.reparse import Changed, Changes, reparse
    from zonaparse.archive.verifying import Verified, Wrong, verify

__all__ = [
    "Archive", "Changed", "Changes", "Outcome", "Rebuilt", "Saved", "Verified", "Version", "Wrong",
    "crawl", "import_pages", "rebuild", "reparse", "take", "verify",
]  # fmt: skip

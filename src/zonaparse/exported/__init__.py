"""Articles out of the files that `export`, `parse`, `fetch` and `warc` wrote."""

from zonaparse.exported.lost import LOST
from zonaparse.exported.reading import read

__all__ = ["LOST", "read"]

"""What other extractors call the fields of an article, and how each of them reads a page.

docs/guides/coming-from.md has the tables in words;
`python -m zonaparse.compare` reads a folder with both.
"""

from zonaparse.compat.names import NAMES, named_as
from zonaparse.compat.peers import PEERS, Peer, PeerMissing, Told

__all__ = ["NAMES", "PEERS", "Peer", "PeerMissing", "Told", "named_as"]

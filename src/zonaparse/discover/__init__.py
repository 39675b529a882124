"""The addresses of articles that sites list; needs the extra `fetch`."""

from zonaparse import extras

with extras.told():
    from zonaparse.discover.discover import Found, LeftOut, discover
    from zonaparse.discover.networks import NETWORKS

__all__ = ["NETWORKS", "Found", "LeftOut", "discover"]

"""The guard: what a page may hold, seen in its bytes before it is parsed, and in its tree."""

from zonaparse.guard.check import check, nodes
from zonaparse.guard.limits import DEFAULT, Limits
from zonaparse.guard.measure import measure

__all__ = ["DEFAULT", "Limits", "check", "measure", "nodes"]

"""The guard: what a page may hold, looked at in its bytes before the parser sees them."""

from zonaparse.guard.check import check, count
from zonaparse.guard.limits import DEFAULT, Limits

__all__ = ["DEFAULT", "Limits", "check", "count"]

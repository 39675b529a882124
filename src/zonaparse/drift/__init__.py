"""What changed at the sites of many stored pages: fields that fell, new furniture, new layouts."""

from zonaparse.drift.analysis import drift
from zonaparse.drift.model import Drift, Fall, MarkupGroup, RecurringLine, Sample
from zonaparse.drift.seen import Seen

__all__ = ["Drift", "Fall", "MarkupGroup", "RecurringLine", "Sample", "Seen", "drift"]

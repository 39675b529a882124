"""What was read of a page and why: each of its lines, each source of its fields."""

from zonaparse.explanation.explaining import explain
from zonaparse.explanation.model import Candidate, ExplainedField, ExplainedLine, Explanation

__all__ = ["Candidate", "ExplainedField", "ExplainedLine", "Explanation", "explain"]

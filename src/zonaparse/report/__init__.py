"""How an archive, a folder of pages or a table of articles looks: counts, and a page to look at."""

from zonaparse.report.making import report, write_report
from zonaparse.report.model import Report

__all__ = ["Report", "report", "write_report"]

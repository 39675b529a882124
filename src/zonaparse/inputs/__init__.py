"""Pages in every form in which people keep them: files, folders, archives, tables, databases."""

from zonaparse.inputs.events import SavedPage
from zonaparse.inputs.sources import Pages, pages

__all__ = ["Pages", "SavedPage", "pages"]

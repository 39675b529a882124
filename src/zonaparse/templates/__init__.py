"""One file a CMS family; a family is a declaration."""

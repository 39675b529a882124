"""An Article out of a page: its fields from one context, what is doubtful, what is refused."""

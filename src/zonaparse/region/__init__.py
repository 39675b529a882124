"""The region of the article: which lines of a page are its text."""

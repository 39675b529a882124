"""From WARC files to articles: the unit that any engine can run, and many of them at once."""

"""How an archive, a folder of pages or a table of articles looks, as a page to look at."""

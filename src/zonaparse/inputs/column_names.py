"""What people call the columns that hold HTML."""

# Names of columns of HTML, by their letters alone; the best known first.
HTML_COLUMNS = tuple(
    "html rawhtml htmlcontent contenthtml pagehtml htmlpage sourcehtml htmlsource bodyhtml "
    "htmlbody htmltext fullhtml content page pagecontent pagesource rawcontent raw document "
    "response responsebody responsehtml responsecontent responsetext datahtml body source dom "
    "isihtml htmlisi halaman isi konten".split()
)


def plain_name(column: str) -> str:
    """Return the letters and digits of a column's name, to compare names."""
    return "".join(filter(str.isalnum, column.lower()))

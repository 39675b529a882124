"""Pieces of HTML in which every text and every address is escaped."""

from html import escape

from zonaparse.text import printable


def text(words: str) -> str:
    """Return words as HTML; a newline is a <br>."""
    return escape(printable(words), quote=False).replace("\n", "<br>")


def attribute(value: str | None) -> str:
    """Return a value as it stands within quotes."""
    return escape(printable(value or ""))


def anchor(url: str | None, words: str) -> str:
    """Return a link to an address of http or https; the words alone for any other.

    >>> anchor("https://kabar.example/?a=1&b=2", "Panen"), anchor("javascript:alert(1)", "<b>")
    ('<a href="https://kabar.example/?a=1&amp;b=2">Panen</a>', '&lt;b&gt;')
    """
    if url is None or not url.lower().startswith(("http://", "https://")):
        return text(words)
    return f'<a href="{attribute(url)}">{text(words)}</a>'


def table(headings: list[str], rows: list[list[str]]) -> str:
    """Return a table; cells are HTML, headings are text."""
    head = "".join(f"<th>{text(each)}</th>" for each in headings)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

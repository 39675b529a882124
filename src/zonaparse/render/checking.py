"""What is given for articles, looked at before it is rendered."""

from collections.abc import Iterable, Iterator

from zonaparse.article import Article


def articles(given: Iterable[Article]) -> Iterator[Article]:
    """Yield articles; raise TypeError for what is none.

    >>> list(articles(["https://kabar.example/"]))
    Traceback (most recent call last):
        ...
    TypeError: give a list of Articles: this is a str
    """
    for each in given:
        if not isinstance(each, Article):
            told = "; `row.article` is one, or None" if hasattr(each, "article") else ""
            raise TypeError(f"give a list of Articles: this is a {type(each).__name__}{told}")
        yield each

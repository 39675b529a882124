"""How what this library gives is shown: in a line, and in a notebook as HTML.

Every text and address is escaped; pictures are linked and not loaded, as they lie on other hosts.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from zonaparse.markup import anchor, table, text
from zonaparse.text import counted, printable

if TYPE_CHECKING:
    from zonaparse.article import Article, Problem

_LONGEST = 60  # characters of a headline in a line
_SHOWN = 3  # paragraphs of an article
_ROWS = 20  # articles of a list, sites of an archive


def article_line(article: "Article") -> str:
    """Return an article in a line: its headline, its time, how many blocks, how many problems."""
    told = [repr(_short(article.title)) if article.title else "no headline"]
    if article.published_at:
        told.append(_when(article.published_at, article.published_precision))
    told.append(f"{len(article.blocks)} blocks")
    if article.problems:
        told.append(f"{len(article.problems)} problems")
    return f"Article({', '.join(told)})"


def _short(words: str) -> str:
    line = " ".join(printable(words).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _when(at: datetime, precision: str | None) -> str:
    return at.date().isoformat() if precision == "day" else at.isoformat(" ", "minutes")


def article_html(article: "Article") -> str:
    """Return an article as HTML: its fields, the beginning of its text, its problems."""
    at = article.published_at
    facts = {
        "Site": article.site,
        "Time": at and _when(at, article.published_precision),
        "Authors": ", ".join(article.authors),
        "Editors": ", ".join(article.editors),
        "Source": article.source,
        "Section": article.section,
        "Tags": ", ".join(article.tags),
        "Template": article.template,
    }
    rows = [[text(name), text(value)] for name, value in facts.items() if value]
    if article.image and article.image.url:
        rows.append(["Picture", anchor(article.image.url, article.caption or article.image.url)])
    parts = [
        f"<h3>{anchor(article.url, article.title or '(no headline)')}</h3>",
        f"<p><em>{text(article.deck)}</em></p>" if article.deck else "",
        table(["Field", "Value"], rows),
        _beginning(article.paragraphs),
        problems_html(article.problems) if article.problems else "",
    ]
    return "".join(parts)


def _beginning(paragraphs: Sequence[str]) -> str:
    shown = "".join(f"<p>{text(each)}</p>" for each in paragraphs[:_SHOWN])
    left = len(paragraphs) - _SHOWN
    return shown + (f"<p>… and {left} more</p>" if left > 0 else "")


def articles_html(articles: "Sequence[Article]") -> str:
    """Return a table of the first articles, and how many there are."""
    rows = [
        [
            text(_when(each.published_at, each.published_precision) if each.published_at else ""),
            text(each.site or ""),
            anchor(each.url, each.title or "(no headline)"),
            text(", ".join(each.authors)),
            text(", ".join(problem.code.value for problem in each.problems)),
        ]
        for each in islice(articles, _ROWS)
    ]
    shown = f", the first {_ROWS} of them shown" if len(articles) > _ROWS else ""
    head = ["Time", "Site", "Headline", "Authors", "Problems"]
    return f"<p>{len(articles)} articles{shown}</p>{table(head, rows)}"


def archive_html(name: str, states: Mapping[str, int], sites: Sequence[tuple[str, int]]) -> str:
    """Return how many articles there are of which sites, and how many addresses in which state."""
    articles = counted(sum(count for _, count in sites), "article")
    addresses = ", ".join(f"{count} {state}" for state, count in states.items()) or "none"
    told = f"{name}: {articles} of {counted(len(sites), 'site')}; addresses: {addresses}"
    rows = [[text(site or "(no host)"), str(count)] for site, count in sites[:_ROWS]]
    left = len(sites) - len(rows)
    more = f"<p>… and {counted(left, 'more site')}</p>" if left else ""
    return f"<p>{text(told)}</p>{table(['Site', 'Articles'], rows)}{more}"


def problems_line(problems: "Iterable[Problem]") -> str:
    """Return problems in a line, each by its code and its field."""
    told = (f"{each.code}: {each.field}" if each.field else str(each.code) for each in problems)
    return f"[{', '.join(told)}]"


def problems_html(problems: "Iterable[Problem]") -> str:
    """Return problems as a table."""
    rows = [[text(each.code), text(each.field or ""), text(each.message)] for each in problems]
    return table(["Problem", "Field", "What it is"], rows)

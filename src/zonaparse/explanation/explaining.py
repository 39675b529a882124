"""Explain what parse() makes of a page."""

from collections.abc import Iterable

from zonaparse.explanation import candidates, lines
from zonaparse.explanation.marking import PICTURE
from zonaparse.explanation.model import Explanation
from zonaparse.explanation.paths import Paths
from zonaparse.extract.draft import Draft
from zonaparse.fields import images
from zonaparse.parse import read
from zonaparse.templates.template import Template


def explain(
    html: str | bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    templates: Iterable[Template] = (),
    unwrap: bool = True,
) -> Explanation:
    """Return the Article as parse() does, with the reasons: every line of the page in order, what
    it was taken for and by which rule; every field, what each source says of it, and where.

    The arguments are those of parse(), and so are the errors raised. It takes several times as
    long. The model is written by `model_dump_json()`.

    >>> page = "<h1>Panen Raya</h1><article><p>LEBAK - Panen raya dimulai.</p><p>ADVERTISEMENT</p>"
    >>> [(line.verdict, line.rule) for line in explain(page).left_out]
    [('left_out', 'advertisement.word')]
    """
    draft = read(html, url, encoding, templates, unwrap=unwrap)
    article = draft.article()
    paths = Paths(draft.page.tree)
    told = lines.explained(draft, article, paths)
    fields = candidates.explained(draft, article, told, paths)
    explanation = Explanation(article=article, lines=told, fields=fields)
    explanation._page = _body(draft)
    return explanation


def _body(draft: Draft) -> str:
    """Return the HTML of the body, as the paths name its nodes; pictures have their addresses."""
    tree = draft.page.tree
    for node in tree.css("img, amp-img"):
        saved = node.attributes.get("src") or ""
        embedded = saved if saved.startswith("data:") else ""
        node.attrs[PICTURE] = images.address(node, draft.base) or embedded
    return (tree.body.html or "") if tree.body else ""

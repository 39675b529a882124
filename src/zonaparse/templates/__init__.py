"""One file a CMS family; a family is a declaration. What a template is made of is public here.

A package of its own registers a template as an entry point of the group `zonaparse.templates`;
one call takes templates as `parse(html, templates=[...])`.

>>> import zonaparse
>>> radar = Template(
...     family="radar",
...     hosts=("radarlebak.example",),
...     evidence=Evidence(grade="C", date="2026-11", seen="one page"),
...     title=("h2.judul",),
...     container=("div.isi",),
...     markup=Markup(drop="div.iklan"),
... )
>>> page = "<h2 class=judul>Panen Raya</h2><div class=isi><div class=iklan>Beli!</div>Padi.</div>"
>>> url = "https://www.radarlebak.example/panen-raya"
>>> article = zonaparse.parse(page, url=url, templates=[radar])
>>> article.template, article.title, article.paragraphs
('radar', 'Panen Raya', ['Padi.'])
"""

from zonaparse.errors import TemplateError, TemplateWarning
from zonaparse.fields.body import Markup
from zonaparse.fields.dates import WIB, WIT, WITA
from zonaparse.fields.paging import Pager
from zonaparse.templates.template import Evidence, Mark, Template

__all__ = [
    "WIB",
    "WIT",
    "WITA",
    "Evidence",
    "Mark",
    "Markup",
    "Pager",
    "Template",
    "TemplateError",
    "TemplateWarning",
]

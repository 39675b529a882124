"""HTML that is harmless whatever it was made of."""

from zonaparse import extras
from zonaparse.explanation.marking import MARKS, SHOWN, TAGS


def cleaned(html: str) -> str:
    """Return HTML of plain tags alone, with no attribute but our marks and sources of pictures.

    No address leads anywhere. Needs the extra `html`.
    """
    with extras.told():
        import nh3

    attributes = {"*": set(MARKS), "td": _CELL, "th": _CELL, "img": {"src", "alt"}}
    return nh3.clean(
        html,
        tags={*TAGS, "img"},
        attributes=attributes,
        attribute_filter=_filtered,
        url_schemes={"http", "https", "data"},
        link_rel=None,
    )


_CELL = {"colspan", "rowspan"}


def _filtered(_: str, name: str, value: str) -> str | None:
    """Return the value of an attribute; None for a source that is no picture."""
    if name == "src":
        return value if value.startswith((*SHOWN, "https://", "http://")) else None
    return value

"""Metro TV."""

from zonaparse.templates.template import Evidence, Template

FAMILIES = (
    Template(
        family="metrotv",
        evidence=Evidence(
            grade="D",
            date="2026-11",
            seen="its name and that it belongs to Media Group; the fields are read as on any site",
            never_seen="a page, or a reader's selectors",
        ),
        hosts=("metrotvnews.com", "medcom.id"),
        network="Media Group",
        language="id",
        outlets=frozenset("metrotv metrotvnews metrotvnewscom medcom medcomid".split()),
    ),
)

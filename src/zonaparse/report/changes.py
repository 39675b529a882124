"""What reading stored pages again changed, as a page to look at."""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zonaparse.render import onefile
from zonaparse.replacing import replaced

if TYPE_CHECKING:
    from zonaparse.archive import Changed

_VIEW = "zonaparse.report.view"
_MOST = 200  # pages of a field that are shown
_LONGEST = 2_000  # characters of a value
_BESIDE = frozenset(("provenance", "confidence"))  # they follow from the other fields: last


def write(changes: "Iterable[Changed]", target: Path) -> int:
    """Write an HTML file of the fields that changed, each with its pages; return how many changes
    there are. Needs the extra `html`.
    """
    by_field: dict[str, list[Changed]] = defaultdict(list)
    for change in changes:
        by_field[change.field].append(change)
    ordered = sorted(by_field.items(), key=lambda item: (item[0] in _BESIDE, -len(item[1])))
    style = onefile.part("zonaparse.render", "plain.css") + onefile.part(_VIEW, "report.css")
    text = onefile.filled(_VIEW, "changes.html", {
        "policy": onefile.policy(styles=[style]),
        "style": onefile.Raw(style),
        "fields": ordered,
        "most": _MOST,
        "shown": _shown,
    })  # fmt: skip
    with replaced(target) as new:
        new.write_text(text, "utf-8")
    return sum(map(len, by_field.values()))


def _shown(value: Any) -> str:
    if value is None or value == []:
        return "–"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        value = "\n\n".join(str(each.get("text") or json.dumps(each)) for each in value)
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"

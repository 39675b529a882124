"""What each form of `export` does not give back."""

_TABLE = {
    "blocks": "paragraphs come back; links, headings, lists, tables and pictures do not",
    "images": "the lead picture comes back",
    "image": "its alternative text",
    "dateline": "its outlet",
    "paging": "its addresses",
    "problems": "their codes come back; fields and messages do not",
    "provenance": "it says which form was read",
    "confidence": "no column, but in Parquet of `warc`",
    "confidences": "no column",
}
_PARTED = "one that holds `; ` comes back as two"
_CELLS = {**_TABLE, **dict.fromkeys(("authors", "editors", "tags"), _PARTED)}
_NO_PLACE = (
    "site", "network", "published_text", "editors", "source", "section", "dateline", "credit_line",
    "paging", "archived", "access", "template", "problems", "confidence", "confidences",
)  # fmt: skip

LOST: dict[str, dict[str, str]] = {
    "jsonl": {},
    "parquet": {
        **_TABLE,
        "modified_at": "its offset: it is in UTC, but in Parquet of `warc`",
    },
    "csv": _CELLS,
    "xlsx": {**_CELLS, "published_at": "parts of a millisecond, as `modified_at`"},
    "jsonfeed": {
        **{name: _TABLE[name] for name in ("blocks", "images", "provenance")},
        **dict.fromkeys(_NO_PLACE, "no place"),
        "image": "its address comes back",
        "published_precision": "`day` comes back, no other",
    },
    "files": {
        "blocks": "a heading of level 1 is one of 2, a missing label is `Baca Juga`, caption and "
        "credit of a picture are one caption, what is no plain part of an address is encoded",
        "provenance": "it says which form was read",
        "confidences": "no place",
    },
}
"""By the form, then by the field of the article, what is lost."""

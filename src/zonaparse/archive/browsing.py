"""The view `articles`: one row an article, plain columns, for whatever reads SQLite."""

import sqlite3

_NEWEST = (
    "select id, row_number() over (partition by url order by fetched_at desc, id desc) as place"
    " from pages where article is not null"
)
_TEXTS = ("title", "deck", "section", "source", "network", "language", "access", "template")
_LISTS = ("authors", "editors", "tags")
_KINDS = "'paragraph', 'heading', 'list_item', 'quote'"


def _text(name: str) -> str:
    return f"json_extract(p.article, '$.{name}') as {name}"


def _list(name: str) -> str:
    items = f"select group_concat(value, '; ') from json_each(p.article, '$.{name}')"  # noqa: S608
    return f"({items}) as {name}"


COLUMNS = ", ".join(
    (
        "p.id",
        "p.url",
        "p.host as site",
        "json_extract(p.article, '$.site') as site_name",
        "substr(json_extract(p.article, '$.published_at'), 1, 10) as published_date",
        "json_extract(p.article, '$.published_at') as published_at",
        "json_extract(p.article, '$.modified_at') as modified_at",
        *map(_text, _TEXTS),
        *map(_list, _LISTS),
        "json_extract(p.article, '$.image.url') as image_url",
        "json_extract(p.article, '$.image.caption') as caption",
        "json_extract(p.article, '$.dateline.place') as place",
        # Line ends as they are: DuckDB, which reads the text of the view, takes char() for a type.
        "(select group_concat(json_extract(value, '$.text'), '\n\n')"  # noqa: S608
        f" from json_each(p.article, '$.blocks') where json_extract(value, '$.kind') in ({_KINDS}))"
        " as body",
        "(select group_concat(json_extract(value, '$.code'), '; ')"
        " from json_each(p.article, '$.problems')) as problems",
        "p.fetched_at",
    )
)
VIEW = (
    f"create view articles as select {COLUMNS} from pages p"  # noqa: S608
    f" join ({_NEWEST}) newest on newest.id = p.id and newest.place = 1;"
)


def renew(db: sqlite3.Connection) -> None:
    """Put the view into a catalogue that was made without it, or with another one."""
    found = db.execute("select sql from sqlite_master where name = 'articles'").fetchone()
    if found is None or found[0] != VIEW.rstrip(";"):
        db.executescript(f"begin; drop view if exists articles; {VIEW} commit;")


def metadata(title: str) -> dict[str, object]:
    """Return what Datasette is told: the view first, searched by its words."""
    about = (
        "One row an article, its newest version. Times are in the zone of the page, `fetched_at` "
        "in UTC; several values of a cell are parted by '; '."
    )
    facets = ["site", "section", "published_date", "template"]
    hidden = {name: {"hidden": True} for name in ("captures", "files", "addresses", "pages")}
    articles = {
        "description": about,
        "facets": facets[:2],
        "suggested_facets": facets,
        "label_column": "title",
        "sortable_columns": ["published_at", "site", "section", "fetched_at"],
        "size": 50,
    }
    search = {
        "title": "Search",
        "sql": "select a.id, a.published_at, a.site, a.title, snippet(words, -1, '', '', '…', 24)"
        " as excerpt from words join articles a on a.id = words.rowid"
        " where words match :words order by rank limit 100",
    }
    return {
        "title": title,
        "databases": {
            "catalogue": {"tables": {"articles": articles, **hidden}, "queries": {"search": search}}
        },
    }

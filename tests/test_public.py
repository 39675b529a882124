"""What the package promises as a whole."""

import contextlib
import gc
import pickle
import subprocess
import sys
import typing
from pathlib import Path

import pydantic
import pytest

import zonaparse
from zonaparse.article import Article, Problem, ProblemCode
from zonaparse.errors import NotAnArticle, PageTooComplex, PageTooLarge, Reason

FIXTURES = Path(__file__).parent / "fixtures"
PLAIN = FIXTURES / "prmn" / "2020-plain.html"


def test_every_public_name_is_there_and_sorted() -> None:
    assert sorted(zonaparse.__all__) == list(zonaparse.__all__)
    assert all(hasattr(zonaparse, name) for name in zonaparse.__all__)


def test_every_error_is_a_zonaparse_error() -> None:
    public = [getattr(zonaparse, name) for name in zonaparse.__all__]
    errors = [x for x in public if isinstance(x, type) and issubclass(x, Exception)]
    assert len(errors) == 15
    assert all(issubclass(error, zonaparse.ZonaparseError) for error in errors)


@pytest.mark.parametrize(
    "error", [NotAnArticle(Reason.INDEX_PAGE), PageTooLarge(3, 2), PageTooComplex("depth", 9, 8)]
)
def test_an_error_survives_pickling(error: Exception) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))


def test_an_article_survives_json_and_pickling() -> None:
    article = zonaparse.parse(PLAIN.read_bytes())
    assert Article.model_validate_json(article.model_dump_json()) == article
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301


def test_an_article_is_frozen() -> None:
    article = zonaparse.parse(PLAIN.read_bytes())
    with pytest.raises(pydantic.ValidationError, match="frozen"):
        article.title = "Lain"  # type: ignore[misc]


def models() -> list[type[pydantic.BaseModel]]:
    module = vars(sys.modules[Article.__module__])
    found = [x for x in module.values() if isinstance(x, type) and x is not pydantic.BaseModel]
    return [x for x in found if issubclass(x, pydantic.BaseModel)]


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_field_is_described(model: type[pydantic.BaseModel]) -> None:
    described = {name: field.description for name, field in model.model_fields.items()}
    described |= {name: field.description for name, field in model.model_computed_fields.items()}
    assert {name for name, text in described.items() if not text} == set()


def test_the_schema_tells_of_derived_fields_too() -> None:
    properties = Article.model_json_schema()["properties"]
    assert {"paragraphs", "body", "caption", "baca_juga", "published_at"} <= set(properties)


def test_the_same_bytes_give_the_same_article() -> None:
    raw = PLAIN.read_bytes()
    assert zonaparse.parse(raw) == zonaparse.parse(raw)
    values = {"provenance": True}  # says how the encoding is known
    told = [zonaparse.parse(html).model_dump(exclude=values) for html in (raw, raw.decode())]
    assert told[0] == told[1]


def left_to_the_collector(pages: list[bytes]) -> int:
    gc.collect()
    gc.disable()
    try:
        for page in pages:
            with contextlib.suppress(zonaparse.ZonaparseError):
                zonaparse.parse(page)
        return gc.collect()
    finally:
        gc.enable()


@pytest.mark.parametrize("family", ["prmn", "generic", "kompas", "jawapos"])
def test_a_parsed_page_goes_at_once(family: str) -> None:
    """A cycle would keep each page's tree in memory until the next collection."""
    pages = [path.read_bytes() for path in sorted((FIXTURES / family).glob("*.html"))]
    left_to_the_collector(pages)  # fills the caches
    assert left_to_the_collector(pages) == 0


def test_inline_links_lie_at_their_offsets() -> None:
    page = '<h1>J</h1><article itemprop="articleBody"><p>Satu <a href="/x"> dua </a>, tiga'
    (block,) = zonaparse.parse(page, url="https://a.id/b").blocks
    ((start, end, url),) = [(x.start, x.end, x.url) for x in block.links]  # type: ignore[union-attr]
    assert (block.text[start:end], url) == ("dua", "https://a.id/x")  # type: ignore[union-attr]


def test_import_is_light_and_needs_no_network_library() -> None:
    code = "import sys, zonaparse; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {
        "httpx",
        "click",
        "rich",
        "sqlite3",
        "warcio",
        "pyarrow",
        "protego",
        "pytest",
        "zonaparse.extract.draft",
        "zonaparse.templates.prmn",
    } & set(done.stdout.split())


def test_problem_codes_are_stable_words() -> None:
    assert all(code.value == code.name.lower() for code in ProblemCode)
    assert typing.get_type_hints(Problem)["code"] is ProblemCode


@pytest.mark.parametrize("page", [None, PLAIN, 7])
def test_what_is_no_page_is_refused_with_a_sentence(page: typing.Any) -> None:
    with pytest.raises(TypeError, match="a page is bytes or str, not"):
        zonaparse.parse(page)


def test_without_its_extra_an_import_tells_what_to_install() -> None:
    code = "import sys; sys.modules['filelock'] = None; import zonaparse; zonaparse.Archive"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    told = "ModuleNotFoundError: this needs an extra: pip install 'zonaparse[archive]'"
    assert done.stderr.splitlines()[-1] == told


def test_an_error_of_size_claims_no_size() -> None:
    with pytest.raises(PageTooLarge, match="over the limit of 3 bytes"):
        zonaparse.parse("abcdef", limits=zonaparse.Limits(max_bytes=3))

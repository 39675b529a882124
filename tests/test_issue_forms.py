"""The forms of issues are of the shape that GitHub takes: one that is not is shown to nobody."""

from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from zonaparse.article import Article

yaml = pytest.importorskip("yaml", reason="needs PyYAML, of the extra `test`")

FOLDER = Path(__file__).parents[1] / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(FOLDER.glob("[0-9]*.yml"))
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+$")]
Text = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Required(Strict):
    required: bool = False


class Labelled(Strict):
    label: Text
    description: Text | None = None


class Typed(Labelled):
    placeholder: Text | None = None
    value: Text | None = None


class Area(Typed):
    render: Text | None = None


class Choice(Labelled):
    options: Annotated[list[Text], Field(min_length=1)]
    multiple: bool = False
    default: int | None = None


class Option(Strict):
    label: Text
    required: bool = False


class Boxes(Labelled):
    options: Annotated[list[Option], Field(min_length=1)]


class Shown(Strict):
    value: Text


class Markdown(Strict):
    type: Literal["markdown"]
    attributes: Shown


class Asked(Strict):
    id: Id | None = None
    validations: Required = Required()


class Input(Asked):
    type: Literal["input"]
    attributes: Typed


class Textarea(Asked):
    type: Literal["textarea"]
    attributes: Area


class Dropdown(Asked):
    type: Literal["dropdown"]
    attributes: Choice


class Checkboxes(Asked):
    type: Literal["checkboxes"]
    attributes: Boxes


Element = Annotated[
    Markdown | Input | Textarea | Dropdown | Checkboxes, Field(discriminator="type")
]


class Form(Strict):
    name: Text
    description: Text
    title: str | None = None
    labels: list[Text] = []
    assignees: list[Text] = []
    body: Annotated[list[Element], Field(min_length=1)]


class Config(Strict):
    blank_issues_enabled: bool = True


def form(path: Path) -> Form:
    return TypeAdapter(Form).validate_python(yaml.safe_load(path.read_text("utf-8")))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_has_the_shape_that_is_taken(path: Path) -> None:
    asked = [element for element in form(path).body if not isinstance(element, Markdown)]
    assert asked, "a form with nothing to fill in is refused"
    ids = [element.id for element in asked]
    labels = [element.attributes.label for element in asked]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)


def test_the_config_has_the_shape_that_is_taken() -> None:
    Config.model_validate(yaml.safe_load((FOLDER / "config.yml").read_text("utf-8")))


def test_no_two_forms_have_one_name() -> None:
    names = [form(path).name for path in FORMS]
    assert len(names) == 3
    assert len(set(names)) == 3


def test_a_wrong_reading_asks_for_address_field_right_value_and_page() -> None:
    asked = {e.id: e for e in form(FORMS[0]).body if not isinstance(e, Markdown)}
    wanted = {"address", "field", "right", "page"}
    assert wanted <= {name for name, each in asked.items() if each.validations.required}


def test_the_fields_that_are_named_are_those_of_an_article() -> None:
    (chosen,) = [e for e in form(FORMS[0]).body if isinstance(e, Dropdown)]
    words = " ".join(chosen.attributes.options).replace(",", "").split()
    named = {word for word in words if "_" in word}
    known = {*Article.model_fields, *Article.model_computed_fields}
    assert named <= known
    assert {"title", "authors", "editors", "dateline"} <= known & set(words)


@pytest.mark.parametrize(
    "broken",
    [
        {"type": "input", "id": "a b", "attributes": {"label": "x"}},
        {"type": "input", "id": "a", "attributes": {}},
        {"type": "dropdown", "attributes": {"label": "x", "options": []}},
        {"type": "textarea", "attributes": {"label": "x", "rendr": "text"}},
        {"type": "select", "attributes": {"label": "x"}},
    ],
)
def test_a_form_with_a_slip_is_found(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        Form.model_validate({"name": "a", "description": "b", "body": [broken]})

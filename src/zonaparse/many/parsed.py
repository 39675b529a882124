"""What comes of one page of many."""

from collections.abc import Hashable
from functools import cached_property

from zonaparse.article import Article
from zonaparse.errors import ZonaparseError


class Parsed:
    """One page's outcome: `article`, or the `error` that says why there is none.

    `id` is the one given with the page, else its number from 0; `seconds` is how long it took.
    `json` is the Article as its `model_dump_json()` without what is derived: ready to be stored.
    """

    def __init__(
        self,
        id: Hashable,  # noqa: A002
        json: str | None,
        error: ZonaparseError | None,
        seconds: float,
    ) -> None:
        self.id = id
        self.json = json
        self.error = error
        self.seconds = seconds

    @cached_property
    def article(self) -> Article | None:
        """The Article; None if the page gave an error."""
        return None if self.json is None else Article.model_validate_json(self.json)

    def __repr__(self) -> str:
        came = repr(self.error) if self.error else f"Article, {len(self.json or '')} characters"
        return f"Parsed({self.id!r}, {came}, {self.seconds:.3f} s)"

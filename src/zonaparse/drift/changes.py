"""Which fields of a page another reading changed."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Changed(BaseModel):
    """A field of a page before and after it was read again."""

    model_config = ConfigDict(frozen=True)

    id: int = Field(description="The page's number in the archive.")
    url: str = Field(description="Its address.")
    field: str = Field(description="The field; '(article)' where the page is one now, or is none.")
    before: Any = Field(description="Its value before.")
    after: Any = Field(description="Its value now.")

"""The options of a Fetcher, as other functions take and pass them."""

from collections.abc import Collection
from typing import TypedDict

from zonaparse.fetching.addresses import Resolve


class FetchOptions(TypedDict, total=False):
    """What Fetcher may be given; see there."""

    contact: str | None
    rate: float
    concurrency: int
    timeout: float
    max_bytes: int
    allow_private: bool | Collection[str]
    resolve: Resolve

"""What nobody thought of, in one address or its answer, costs that address alone."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from zonaparse.errors import FetcherFailed, ZonaparseError

_log = logging.getLogger(__name__)


@contextmanager
def as_fetch_error(url: str, *, but: type[Exception] = ZonaparseError) -> Iterator[None]:
    """Have any exception of the block that is none of this library's raised as FetcherFailed.

    Those of the type `but` are no fault of the address, and go on.
    """
    try:
        yield
    except (ZonaparseError, but):
        raise
    except Exception as error:
        _log.exception("a fault of this library at %s", url)
        raise FetcherFailed(url, f"{type(error).__name__}: {error}") from error

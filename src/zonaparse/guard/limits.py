"""What a page may hold."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What a page may hold; the defaults are far above any page seen.

    `max_bytes` of the page, `max_depth` of nested elements, `max_attributes` of one element,
    `max_nodes` elements (also counted are those that open formatting makes again, tags that end
    nothing, and many attributes of one element as several), `max_jsonld_bytes` of one script of
    data: a longer one is not read, and `problems` says so.
    """

    max_bytes: int = 10 * 1024 * 1024
    max_depth: int = 512
    max_attributes: int = 2048
    max_nodes: int = 30_000
    max_jsonld_bytes: int = 1_000_000


DEFAULT = Limits()

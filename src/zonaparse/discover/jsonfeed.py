"""Feeds in JSON: https://www.jsonfeed.org/version/1.1/."""

import json
from datetime import datetime
from typing import Any

from zonaparse.discover.feeds import MOST_ENTRIES, ListingEntry
from zonaparse.discover.times import read_time
from zonaparse.errors import AddressRefused
from zonaparse.fetching.addresses import checked, joined

_ADDRESSES = ("url", "id")  # the best first


def items(text: str) -> list[Any] | None:
    """Return the items of a feed in JSON; None for what is none."""
    if not text.startswith("{"):
        return None
    try:
        found = json.loads(text).get("items")
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list) else None


def entries(url: str, found: list[Any]) -> tuple[list[ListingEntry], list[str]]:
    """Return what the items of the feed at an address list, and sentences of what is left out."""
    listed = [entry for item in found[:MOST_ENTRIES] if (entry := _entry(url, item))]
    faults = []
    if nowhere := min(len(found), MOST_ENTRIES) - len(listed):
        faults.append(f"{nowhere} of its entries have no address to be fetched")
    if len(found) > MOST_ENTRIES:
        faults.append(f"it lists over {MOST_ENTRIES} addresses; those behind are left out")
    return listed, faults


def _entry(url: str, item: Any) -> ListingEntry | None:
    if not isinstance(item, dict):
        return None
    told = next((item[name] for name in _ADDRESSES if _is_text(item.get(name))), "")
    try:
        address = joined(url, told) if told else ""
        if not address or not checked(address):
            return None
    except AddressRefused:
        return None
    times = (_time(item.get("date_published")), _time(item.get("date_modified")))
    return ListingEntry(address, *times, is_article=True)


def _time(told: Any) -> datetime | None:
    return read_time(told) if _is_text(told) else None


def _is_text(told: Any) -> bool:
    return isinstance(told, str) and bool(told.strip())

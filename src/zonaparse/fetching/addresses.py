"""Which addresses may be asked: http(s), and on the public internet."""

import asyncio
import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress

import httpx

from zonaparse.errors import AddressRefused, ConnectionFailed

Resolve = Callable[[str, int], Awaitable[list[str]]]
_PORTS = {"http": 80, "https": 443}
# A name with a dot, an IP address, or this machine's own.
_NAME = re.compile(r"[^\s.]\S*\.\S+|\S*:\S*|localhost")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def checked(url: str) -> httpx.URL:
    """Return the address without its fragment; raise AddressRefused if it is none to ask."""
    try:
        address = httpx.URL(url)
        port(address)
    except (httpx.InvalidURL, TypeError, ValueError) as error:
        raise AddressRefused(url, f"it is no address: {error}") from error
    if address.scheme not in _PORTS or not address.host:
        hint = "" if "://" in url else f"; perhaps https://{url}"
        raise AddressRefused(url, f"only http and https addresses are fetched{hint}")
    if not _NAME.fullmatch(address.host):
        raise AddressRefused(url, f"{address.host!r} is no name of a host")
    if address.userinfo:
        raise AddressRefused(url, "it holds a name or a password")
    return address.copy_with(fragment=None) if address.fragment else address


def port(address: httpx.URL) -> int:
    """Return the port of an address."""
    return address.port or _PORTS.get(address.scheme, 0)


async def resolve(name: str, port: int) -> list[str]:
    """Return the IP addresses of a name, as the system resolves it."""
    with suppress(ValueError):
        return [str(ipaddress.ip_address(name))]
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


async def public(
    address: httpx.URL, resolver: Resolve, allow_private: bool | Collection[str]
) -> list[str]:
    """Return the IP addresses to connect to; raise AddressRefused if any is not public.

    `allow_private` names the hosts that need not be, or is True for all.
    """
    try:
        found = await resolver(address.host, port(address))
    except (OSError, UnicodeError) as error:
        raise ConnectionFailed(str(address), f"its name is not found: {error}") from error
    if not found:
        raise ConnectionFailed(str(address), "its name has no address")
    trusted = allow_private if isinstance(allow_private, bool) else address.host in allow_private
    if not trusted and (inside := [ip for ip in found if not is_public(ip)]):
        raise AddressRefused(str(address), f"it leads to {inside[0]}, which is not public")
    return found


def is_public(ip: str) -> bool:
    """Say whether an IP address is on the public internet, also one that is wrapped in IPv6.

    >>> is_public("8.8.8.8"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        address = inner or address
    return address.is_global and not address.is_multicast and not address.is_reserved

"""Which addresses may be asked: http(s), and on the public internet."""

import asyncio
import ipaddress
import re
import socket
import threading
from collections.abc import Awaitable, Callable, Collection
from concurrent.futures import Future
from contextlib import suppress
from urllib.parse import urljoin

import httpx

from zonaparse.errors import AddressRefused, ConnectionFailed

Resolve = Callable[[str, int], Awaitable[list[str]]]
LETS = "allow_private (--allow-private) lets it be fetched"  # which an archive has more to say of
_PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65535
# A name with a dot, an IP address, or this machine's own.
_NAME = re.compile(r"\A(?:[^\s.]++\.\S++|[^\s:]*+:\S*+|localhost)")
# What browsers take off an address, https://url.spec.whatwg.org/#concept-basic-url-parser
_BREAKS = dict.fromkeys(map(ord, "\t\r\n"))
_AROUND = "".join(map(chr, range(33)))

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")  # all else in IPv6 has a purpose of its own
_RESERVED = (  # also where Python's own tables are older
    ipaddress.ip_network("192.88.99.0/24"),  # the way to 6to4, RFC 7526
    ipaddress.ip_network("2001:db8::/32"),
    ipaddress.ip_network("3fff::/20"),  # documentation, RFC 9637
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_ISATAP = 0x00005EFE  # before the IPv4 address in the lower half, RFC 5214
_ISATAP_BITS = 0xFCFFFFFF


def checked(url: str) -> httpx.URL:
    """Return the address without its fragment; raise AddressRefused if it is none to ask."""
    try:
        address = httpx.URL(url)
        host, number = address.host, port(address)  # broken IDNA is found here
    except (httpx.InvalidURL, TypeError, ValueError) as error:
        raise AddressRefused(url, f"it is no address: {error}") from error
    if address.scheme not in _PORTS or not host:
        hint = "" if address.scheme else f"; perhaps https://{url}"
        raise AddressRefused(url, f"only http and https addresses are fetched{hint}")
    if not _NAME.fullmatch(host):
        raise AddressRefused(url, f"{host!r} is no name of a host")
    if not 0 < number <= _LAST_PORT:
        raise AddressRefused(url, f"there is no port {number}")
    if address.userinfo:
        raise AddressRefused(url, "it holds a name or a password")
    return address.copy_with(fragment=None) if address.fragment else address


def is_address(url: str) -> bool:
    """Say whether checked() lets an address pass."""
    try:
        checked(url)
    except AddressRefused:
        return False
    return True


def joined(base: str, told: str) -> str:
    r"""Return the address that a page or an answer at `base` tells, relative or not.

    Raises AddressRefused for what is none.

    >>> joined("https://a.id/b/c", " ../d\n")
    'https://a.id/d'
    """
    plain = told.strip(_AROUND).translate(_BREAKS)
    try:
        return urljoin(base, plain)
    except ValueError as error:
        raise AddressRefused(plain, f"it is no address: {error}") from error


def port(address: httpx.URL) -> int:
    """Return the port of an address."""
    return _PORTS.get(address.scheme, 0) if address.port is None else address.port


def name(address: httpx.URL) -> str:
    """Return the name of an address's host as it is resolved, in ASCII."""
    return address.raw_host.decode("ascii")


def origin(address: httpx.URL) -> str:
    """Return the scheme, host and port of an address, which have one robots.txt."""
    return f"{address.scheme}://{address.netloc.decode('ascii')}"


async def resolve(name: str, port: int) -> list[str]:
    """Return the IP addresses of a name, as the system resolves it."""
    with suppress(ValueError):
        return [str(ipaddress.ip_address(name))]
    # A thread of its own: one that hangs holds up neither other names nor the end of the program.
    found: Future[list[str]] = Future()
    threading.Thread(target=_look_up, args=(found, name, port), daemon=True).start()
    return await asyncio.wrap_future(found)


def _look_up(found: "Future[list[str]]", name: str, port: int) -> None:
    if not found.set_running_or_notify_cancel():
        return
    try:
        told = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
        found.set_result(list(dict.fromkeys(str(address[0]) for *_, address in told)))
    except Exception as error:  # it is raised where the answer is awaited
        found.set_exception(error)


async def public(
    address: httpx.URL, resolver: Resolve, allow_private: bool | Collection[str]
) -> list[str]:
    """Return the IP addresses to connect to; raise AddressRefused if any is not public.

    `allow_private` names the hosts that need not be, or is True for all. Raises ConnectionFailed
    for a name that has no address.
    """
    url = str(address)
    try:
        found = [str(ipaddress.ip_address(ip)) for ip in await _resolved(address, resolver)]
    except Exception as error:  # a resolver of the caller's may raise anything
        raise ConnectionFailed(url, f"its name is not found: {error}") from error
    if not found:
        raise ConnectionFailed(url, "its name has no address")
    trusted = allow_private if isinstance(allow_private, bool) else address.host in allow_private
    if not trusted and (inside := [ip for ip in found if not is_public(ip)]):
        raise AddressRefused(url, f"it leads to {inside[0]}, which is not public; {LETS}")
    return found


async def _resolved(address: httpx.URL, resolver: Resolve) -> list[str]:
    return await resolver(name(address), port(address))


def is_public(ip: str) -> bool:
    """Say whether an IP address is on the public internet, also one that is wrapped in IPv6.

    >>> is_public("8.8.8.8"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = _wrapped(address)
        if inner is None:
            return address in _GLOBAL_UNICAST and _is_global(address)
        address = inner
    return _is_global(address)


def _is_global(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    special = address.is_multicast or address.is_reserved
    return address.is_global and not special and not any(address in net for net in _RESERVED)


def _wrapped(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address to which one of IPv6 leads; None if to none."""
    low = int(address) & 0xFFFFFFFF
    if address in _NAT64 or (int(address) >> 32) & _ISATAP_BITS == _ISATAP:
        return ipaddress.IPv4Address(low)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]

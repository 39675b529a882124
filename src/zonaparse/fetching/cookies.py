"""The cookies of one visit: what a redirect sets, the next request tells."""

from collections.abc import Iterable

import httpx

from zonaparse.fetching.response import Headers, Hop

_ENCODING = "latin-1"  # any byte may stand in a cookie


class Cookies:
    """A jar that lives as long as one address is followed; `hops` came before it."""

    def __init__(self, hops: Iterable[Hop] = ()) -> None:
        self._jar = httpx.Cookies()
        for hop in hops:
            self.extract(hop)

    def header(self, address: httpx.URL) -> Headers:
        """Return the header that tells a host its cookies, if it set any."""
        request = httpx.Request("GET", address)
        request.headers.encoding = _ENCODING
        self._jar.set_cookie_header(request)
        told = request.headers.get("Cookie")
        return [("Cookie", told)] if told and told.isprintable() else []

    def extract(self, hop: Hop) -> None:
        """Take the cookies that an answer sets."""
        told = [value for key, value in hop.headers if key.lower() == "set-cookie"]
        headers = httpx.Headers([("Set-Cookie", value) for value in told], encoding=_ENCODING)
        answer = httpx.Response(hop.status, headers=headers, request=httpx.Request("GET", hop.url))
        answer.headers.encoding = _ENCODING
        self._jar.extract_cookies(answer)

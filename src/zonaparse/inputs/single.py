"""What parse() is given looked at: HTML goes on, MHTML is unpacked, anything else is refused."""

from typing import NamedTuple

from zonaparse.errors import READER, InputError, OtherFormat
from zonaparse.guard import Limits
from zonaparse.inputs import forms, mail


class Single(NamedTuple):
    """One page, and what was told beside it."""

    html: str | bytes
    url: str | None = None
    encoding: str | None = None
    source: str = "given:url"


def unpacked(html: str | bytes, limits: Limits) -> Single:
    """Return the page that was given, out of its MHTML; raise OtherFormat for what is no page."""
    head = html[: forms.HEAD]
    form = forms.form_of(head.encode("utf-8", "replace") if isinstance(head, str) else head)
    if form is forms.MHTML:
        raw = html.encode("utf-8", "replace") if isinstance(html, str) else html
        try:
            found = mail.unpack(raw)
        except InputError as error:
            raise OtherFormat("MHTML without a page in it") from error
        return Single(found.html, found.url, found.encoding, "mhtml:Content-Location")
    if form.holds_many:
        raise OtherFormat(form.name, READER)
    is_short = len(html) <= limits.max_bytes  # a longer one is told to be too large
    if form not in (forms.HTML, forms.EMPTY, forms.TEXT, forms.UNKNOWN):
        raise OtherFormat(form.name)
    if form in (forms.TEXT, forms.UNKNOWN) and is_short and not has_markup(html):
        raise OtherFormat("text" if form is forms.TEXT else "something unknown")
    return Single(html)


def has_markup(html: str | bytes) -> bool:
    """Say whether there is the beginning of any tag."""
    return ("<" in html) if isinstance(html, str) else (b"<" in html)

"""Tags in bytes, as the HTML standard reads them: each pattern goes on from where the last ended.

https://html.spec.whatwg.org/#tokenization. A tag, comment or script without an end reaches to the
end of the page, so that no later one can fail as late: all of it is linear in the bytes.
"""

import re

_BLANK = rb"[ \t\n\r\f]"


def _attribute(never: bytes, cut: bytes) -> bytes:
    """Return the pattern of an attribute that has none of some bytes in it.

    Quotes count only after the "=" of an attribute; `cut` is what may stand for the second one.
    """
    name = rb"[^ \t\n\r\f/>%s][^ \t\n\r\f/>=%s]*+" % (never, never)
    quoted = rb'"[^"%s]*+(?:"|%s)|' % (never, cut) + rb"'[^'%s]*+(?:'|%s)|" % (never, cut)
    bare = rb"[^ \t\n\r\f\"'>%s][^ \t\n\r\f>%s]*+|(?=>)|%s" % (never, never, cut)
    equals = _BLANK + rb"*+="
    value = equals + _BLANK + rb"*+(?:" + quoted + bare + rb")"
    return name + rb"(?:" + value + rb"|(?!" + equals + rb"))"


# One that is not closed takes all that follows.
_ATTRIBUTE = _attribute(b"", rb"\Z")
_INSIDE = rb"(?:" + _BLANK + rb"++|/(?!>)|%s)*+"
TAG = re.compile(
    rb"</?+(?P<name>[a-zA-Z][^ \t\n\r\f/>]*+)"
    rb"(?P<attributes>" + _INSIDE % _ATTRIBUTE + rb")(?P<slash>/?+)(?:>|(?P<cut>\Z))"
)
# What follows the name of a tag without a "<": two such have no byte in common.
REST_OF_TAG = _INSIDE % _attribute(b"<", b"(?!)") + rb"/?+>"
# Formatting that is left open; an <a> ends the one before. Any of these letters is followed by any
# of these endings, and both cases are spelled out: that takes half the time of a list of names.
FORMATTED = (
    rb"<[bcefinstuBCEFINSTU](?![pPcCaAeElLuU])(?:[mMtT]?|[iI][gG]|[oO][dD][eE]|[oO][nN][tT]|"
    rb"[oO][bB][rR]|[mM][aA][lL][lL]|[tT][rR](?:[iI][kK][eE]|[oO][nN][gG]))(?=[ \t\n\r\f/>])"
)
OPENED = re.compile(rb"</?[a-zA-Z]")
BEGINNING = re.compile(rb"<(?=[a-zA-Z/!?])")
COMMENT = re.compile(rb"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
_RAW_TEXT = b"style textarea title xmp iframe noembed noframes".split()
_END_TAGS = {
    name: re.compile(rb"</" + name + rb"(?=[ \t\n\r\f/>])", re.IGNORECASE) for name in _RAW_TEXT
}
RAW_TEXT = frozenset((b"script", *_RAW_TEXT))
_IN_SCRIPT = re.compile(rb"<!--(?:-?>)?|-->|</?script(?=[ \t\n\r\f/>])", re.IGNORECASE)


def attributes(text: bytes) -> int:
    """Return how many attributes the inside of a tag holds."""
    return sum(1 for _ in _ONE_ATTRIBUTE.finditer(text))


def after_raw_text(name: bytes, raw: bytes, at: int) -> int:
    """Return where the text of a script, style, title or the like ends that begins at `at`."""
    if name == b"script":
        return _after_script(raw, at)
    ended = _END_TAGS[name].search(raw, at)
    return ended.start() if ended else len(raw)


def _after_script(raw: bytes, at: int) -> int:
    """Return where a script ends: a script that is named in a comment in it has an end too."""
    commented = nested = False
    for found in _IN_SCRIPT.finditer(raw, at):
        mark = found[0]
        if mark == b"-->":
            commented = nested = False
        elif mark[1:2] == b"!":
            commented = commented or mark == b"<!--"
        elif mark[1:2] != b"/":
            nested = commented
        elif nested:
            nested = False
        else:
            return found.start()
    return len(raw)

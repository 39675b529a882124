"""Lines that a found container holds beside its text: what no template names for the page."""

import re
from collections.abc import Iterable, Iterator

from zonaparse.fields import boilerplate, dates, links, roles
from zonaparse.fields.lines import Line
from zonaparse.text import squash

# Headings of what follows an article.
_AFTER = re.compile(
    r"""(?:
      related(?:\ (?:articles?|posts?|stories|news|content|links|reading|topics))?
    | (?:leave|post|add)\ (?:a\ )?(?:comment|reply) | (?:\d+\ )?comments?(?:\ \(\d+\))?
    | about\ the\ authors? | share\ this(?:\ \w+)? | more\ (?:from|on|in|stories|news)\b.*
    | you\ (?:may|might)\ also\ (?:like|be\ interested).* | what\ to\ read\ next
    | (?:read\ next|keep\ reading|also\ read|see\ also|recommended(?:\ for\ you|\ reading)?)
    | further\ reading | (?:most\ (?:read|popular)|trending|popular\ (?:posts|articles)).*
    | latest\ (?:news|posts|articles|stories) | similar\ (?:posts|articles)
    | (?:tags?|categories|filed\ under.*) | (?:previous|next)\ (?:post|article).*
    | (?:sign\ up|subscribe)(?:\ (?:to|for|now|today|here)\b.*)?
    | (?:newsletter|follow\ us|join\ the\ (?:conversation|discussion)).*
    | (?:berita|artikel)\ (?:(?:terkait|lainnya)(?!\s?:)|terkini|terpopuler|pilihan)
    | terpopuler | komentar | (?:tinggalkan|tulis)\ (?:balasan|komentar) | komentar\ pembaca
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
# Whole lines that stand between paragraphs.
_BESIDE = re.compile(
    r"""(?:
      advertis\w+ | report\ this\ ad | click\ here\ .{0,80} | story\ continues.{0,60}
    | (?:read\ (?:more|also|full)|watch:?\ |see\ also|continue\ reading).{0,160}
    | (?:also\ )?read:\ .{0,160}
    | (?:sign\ up|subscribe)\ (?:to|for|now|today|here|and|with|by|via|free|in|on|our|us|at)\b
      .{0,160}
    | follow\ (?:us|me|\w+\ on)\ .{0,120} | share(?:\ (?:this|on|via)\b.{0,40})? | tweet
    | pin(?:\ it)? | email | print | reply | comments? | loading\W* | load\ more | show\ more
    | (?:copyright\ (?:©|\(c\)|\d|by\ )|©\ ).{0,160} | all\ rights\ reserved.{0,120}
    | (?:photo(?:graph)?(?:\ credit)?s?|image(?:\ credit|\ source)?s?|source):\ .{0,100}
    | (?:filed\ under|tags?|categories|posted\ in|topics?)(?::\s?|\ ).{0,160}
    | \d+\ (?:min(?:ute)?s?)\ read | (?:estimated\ )?reading\ time.{0,20}
    | (?:(?:last\ )?updated|published)(?::?\ .{0,60})?
    | posted\ (?:on|by)\ .{0,80} | (?:written|edited|reviewed|posted|published)?\ ?by
    | additional\ reporting\ by\b.{0,60}
    | (?:have\ a\ tip\?|e-?mail|write\ to|reach|contact|follow)\ (?-i:[A-Z@]|the\ )[^@]{0,160}
        @.{0,120}
    | (?:(?:full\ )?disclos\w+: | (?:this|our)\ (?:post|article|page|site|blog)\ (?:may\ )?contains?
        \ affiliate | purchases\ made\ through\ links).{0,300}
    | by\ (?-i:[A-Z][\w.'-]+(?:\ [A-Z][\w.'-]+){1,3})
    | download\ (?:our|the)\ .{0,80} | more(?:\ info(?:rmation)?)? | back\ to\ top
    | table\ of\ contents | in\ this\ article.{0,30} | (?:jump|skip)\ to.{0,40}
    | advert | article\ continues\ below | back\ to\ gallery | caption | close | text\ size
    | (?:show|hide)\ caption | image\ \d+\ of\ \d+ | print\ this\ page | read\ later
    | reuse\ this\ content | (?:please\ )?scroll\ (?:for|to)\ .{0,40} | remember\ me\b.{0,40}
    | get\ started(?:\ .{0,20})? | contact\ us | learn\ more | (?:buy|shop)\ now(?:\ .{0,60})?
    | \W*(?:related(?:\ \w+)?|see\ more|useful\ resource):\ .{0,160} | don['’]t\ miss
    | related\ (?:news|articles?|posts?|stories|links|reading)
    | (?:written|reviewed|edited)\ ?by:?\ ?(?-i:[A-Z])[^.]{0,60} | [/|\#>»›]{1,3}
    | \d{1,2}(?!\W)
    | \[[\w-]+\ [\w-]+=.{0,300}
    | like\ this\ (?:article|post|story)\?.{0,60} | facebook\ twitter\ .{0,40}
    | view\ (?:all|more|comments|full).{0,30} | leave\ a\ (?:comment|reply).{0,20}
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_CONTRIBUTED = re.compile(
    r".{1,200} contributed (?:to this (?:report|story|article)|reporting)\b.{0,60}"
)
_LONGEST_HEADING, _LONGEST_LINE, _LONGEST_LINK = 60, 320, 150
_HEAD = 30  # lines at the beginning, among which the headline and the date are looked for
_LONGEST_LABEL, _LONGEST_META = 40, 120
_ADDRESS = ("http://", "https://", "www.")  # that a text names, not another page's headline
_BETWEEN = " |•·-–,"  # a date and the number of its readers
_TEXT_ENDS = '.:;,"”'
_CREDIT = re.compile(
    r"(?:(?:medically )?(?:written|reviewed|edited) by:?|oleh:?|penulis:) \S", re.IGNORECASE
)


def without(lines: list[Line], title: str | None = None, bylines: Iterable[str] = ()) -> list[Line]:
    """Return the lines from the headline, if it stands once more at their head, up to what follows
    the article, without those that are no text.
    """
    first = (number for number, line in enumerate(lines[:_HEAD]) if _is_text(line))
    head = next(first, min(_HEAD, len(lines)))
    labels = _after_headline(lines[:head], squash(title or ""))
    byline = "".join(map(squash, bylines))
    labels = [line for line in labels if not _is_meta(line, byline)]
    kept: list[Line] = []
    labelled = False  # by a line above
    for line in _up_to_the_end(labels + lines[head:]):
        related = _prompts(line) or (labelled and links.is_link_only(line))
        keep = related or not line.text or not _is_beside(line)
        labelled = keep and (related or links.bare_label(line) is not None)
        if keep:
            kept.append(line)
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return kept


def _prompts(line: Line) -> bool:
    """Say whether a line is a prompt or ends with one."""
    return bool(links.prompts(line)) or links.before_aside(line) < len(line.text)


def _after_headline(lines: list[Line], title: str) -> list[Line]:
    """Return the lines after the last that is the headline, with the pictures before it."""
    same = [number for number, line in enumerate(lines) if title and squash(line.text) == title]
    start = same[-1] + 1 if same else 0
    return [line for line in lines[:start] if line.node is not None] + lines[start:]


def _is_text(line: Line) -> bool:
    return len(line.text) > _LONGEST_LABEL and line.text[-1] in _TEXT_ENDS


def _is_meta(line: Line, byline: str) -> bool:
    """Say whether a line at the head is a date and hardly more, or who wrote the article."""
    text = line.text
    if not text or len(text) > _LONGEST_META or line.kind != "paragraph":
        return False
    if roles.labelled(text):  # reading the lines will tell
        return False
    if _CREDIT.match(text) or (byline and squash(text) in byline):
        return True
    found = dates.moments(text, dates.WIB)
    rest = text.replace(found[0].text, "").strip(_BETWEEN) if found else text
    return not rest or (bool(found) and boilerplate.is_furniture(rest))


def _up_to_the_end(lines: list[Line]) -> Iterator[Line]:
    half = sum(len(line.text) for line in lines) / 2
    seen = 0
    for line in lines:
        text = line.text
        if seen > half and len(text) < _LONGEST_HEADING and _AFTER.fullmatch(text):
            return
        seen += len(text)
        yield line


def _is_beside(line: Line) -> bool:
    if len(line.text) <= _LONGEST_LINE and _BESIDE.fullmatch(line.text):
        return True
    if " contributed " in line.text and _CONTRIBUTED.fullmatch(line.text):
        return True
    linked = sum(span.end - span.start for span in line.links)
    if line.text.startswith(_ADDRESS):
        return False
    short = len(line.text) < _LONGEST_LINK and line.kind == "paragraph"
    return short and bool(linked) and linked >= len(line.text) - 3

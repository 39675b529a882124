"""Lines that a found container holds beside its text: what no template names for the page."""

import re
from collections.abc import Iterator

from zonaparse.fields import links
from zonaparse.fields.lines import Line

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
    | (?:sign\ up|subscribe|newsletter|follow\ us|join\ the\ (?:conversation|discussion)).*
    | (?:berita|artikel)\ (?:terkait|lainnya|terkini|terpopuler|pilihan) | terpopuler | komentar
    | tinggalkan\ (?:balasan|komentar)
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
# Whole lines that stand between paragraphs.
_BESIDE = re.compile(
    r"""(?:
      advertis\w+ | report\ this\ ad | click\ here\ .{0,80} | story\ continues.{0,60}
    | (?:read\ (?:more|also|full)|watch:?\ |see\ also|continue\ reading).{0,160}
    | (?:also\ )?read:\ .{0,160} | (?:sign\ up|subscribe)\ .{0,160}
    | follow\ (?:us|me|\w+\ on)\ .{0,120} | share\ (?:this|on|via)?.{0,40} | tweet | pin(?:\ it)?
    | email | print | reply | comments? | loading\W* | load\ more | show\ more
    | (?:copyright|©)\ .{0,160} | all\ rights\ reserved.{0,120}
    | (?:photo(?:graph)?(?:\ credit)?s?|image(?:\ credit|\ source)?s?|source):\ .{0,100}
    | (?:filed\ under|tags?|categories|posted\ in|topics?):?\ .{0,160}
    | \d+\ (?:min(?:ute)?s?)\ read | (?:(?:last\ )?updated|published):?\ .{0,60}
    | posted\ (?:on|by)\ .{0,80} | by\ (?-i:[A-Z][\w.'-]+(?:\ [A-Z][\w.'-]+){1,3})
    | download\ (?:our|the)\ .{0,80} | more(?:\ info(?:rmation)?)? | back\ to\ top
    | table\ of\ contents | in\ this\ article.{0,30} | (?:jump|skip)\ to.{0,40}
    | view\ (?:all|more|comments).{0,30} | leave\ a\ (?:comment|reply).{0,20}
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_HEADING, _LONGEST_LINE, _LONGEST_LINK = 60, 240, 150


def without(lines: list[Line]) -> list[Line]:
    """Return the lines up to what follows the article, without those that are no text."""
    kept: list[Line] = []
    labelled = False  # by a line above
    for line in _up_to_the_end(lines):
        related = bool(links.prompts(line)) or (labelled and links.is_link_only(line))
        keep = related or line.node is not None or not _is_beside(line)
        labelled = keep and (related or links.bare_label(line) is not None)
        if keep:
            kept.append(line)
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return kept


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
    linked = sum(span.end - span.start for span in line.links)
    short = len(line.text) < _LONGEST_LINK and line.kind == "paragraph"
    return short and bool(linked) and linked >= len(line.text) - 3

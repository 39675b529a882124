"""All rules about lines, and the looks with which they are asked."""

from zonaparse.rules.lines import (
    advertisement,
    after,
    bylines,
    captions,
    media,
    paging,
    promotion,
    prompts,
    related,
    republication,
    sharing,
    sign_offs,
)
from zonaparse.rules.look import Look
from zonaparse.rules.rule import Rule, Scope

_WHOLE_LINES = (
    *advertisement.RULES,
    *paging.RULES,
    *sharing.RULES,
    *media.RULES,
    *promotion.RULES,
    *republication.RULES,
    *related.RULES,
    *bylines.RULES,
    *after.RULES,
)
RULES: tuple[Rule, ...] = (
    *_WHOLE_LINES,
    *prompts.RULES,
    prompts.UNLINKED,
    bylines.LABEL,
    *bylines.NAMES,
    bylines.TWO_ROLES,
    *bylines.ABOVE_TEXT,
    bylines.STAMP,
    *captions.ANYWHERE,
    captions.LABEL,
    captions.BELOW_PICTURE,
    captions.BEHIND,
    *sign_offs.RULES,
)


def _look(scope: Scope, *effects: str) -> Look:
    return Look(rule for rule in _WHOLE_LINES if rule.scope == scope and rule.effect in effects)


NO_TEXT = _look("everywhere", "drop", "drop_links")  # lines that are no text
HEADS_LINKS = _look("everywhere", "drop_links")  # those of them with links below that go, too
BESIDE = _look("unknown_site", "drop")  # what templates of known sites leave out
AFTER = _look("unknown_site", "end")  # headings of what follows an article
ABOVE = Look(bylines.ABOVE_TEXT)
STAMP = Look((bylines.STAMP,))
CREDITS = Look(captions.ANYWHERE)
PROMPTS = Look(prompts.RULES)
_EVERYWHERE = (NO_TEXT, CREDITS, PROMPTS, Look((bylines.LABEL, *bylines.NAMES, bylines.TWO_ROLES)))


def judge(text: str, scope: Scope = "everywhere") -> Rule | None:
    """Return the rule that takes a line, by its words alone; None if none does.

    Whether a label is a prompt depends on its links, whether a heading ends the text on where it
    stands: the reader decides. With "unknown_site" the rules for such sites are asked first.

    >>> rule = judge("SCROLL TO CONTINUE WITH CONTENT")
    >>> rule.id if rule else None
    'advertisement.scroll'
    """
    first = (BESIDE, AFTER) if scope == "unknown_site" else ()
    return next((look.rule(text) for look in (*first, *_EVERYWHERE) if look.takes(text)), None)

"""Names of nodes, a class or an id, that tell what stands in them beside an article's text.

The words are those that site builders use everywhere; a word that text is wrapped in as often
("widget", "toc", "popular") is not among those inside of a text. All are for sites without a
template.
"""

from zonaparse.rules.rule import Effect, Rule


def _row(
    name: str,
    effect: Effect,
    pattern: str,
    takes: tuple[str, ...],
    spares: tuple[str, ...],
    evidence: str,
) -> Rule:
    return Rule(
        f"node.{name}",
        effect,
        pattern,
        takes,
        spares,
        evidence,
        scope="unknown_site",
        part="within",
        longest=10_000,
    )


def _words(words: str) -> str:
    """Return the pattern of a name that has one of the words, parted from others by "-" or "_"."""
    return rf"(?:^|[_-])(?:{'|'.join(words.split())})(?:$|[_-])"


# No part of an article, whatever it holds.
NEVER = (
    _row(
        "comment",
        "never_text",
        r"(?<!has-)(?<!with-)(?<!no-)comments?(?!ary|s?-(?:open|closed|enabled))|disqus|respond\b",
        takes=("comment-list", "disqus_thread", "respond"),
        spares=("no-comments", "commentary", "comments-open"),
        evidence="236 pages of 2006-2026: detik.com, metrobali.com, kabarislamia.com and others",
    ),
    _row(
        "consent",
        "never_text",
        r"cookie|consent|gdpr",
        takes=("cookie-notice", "gdpr"),
        spares=("cook",),
        evidence="80 pages of 2011-2026: wordpress.com, dw.com, vortexcannon.org and others",
    ),
)
# No part of an article where little stands in it: wrappers of the whole bear these names, too.
SELDOM = (
    _row(
        "other_articles",
        "small_box",
        r"related|popular|trending|recommend|terkait|terkini|terpopuler",
        takes=("related-news", "terpopuler"),
        spares=("relation",),
        evidence="186 pages of 2007-2026: viva.co.id, correctiv.org, ndr.de and others",
    ),
    _row(
        "column",
        "small_box",
        r"sidebar|foot(?:er)?\b|nav(?:bar|igation)?\b|menu|breadcrumb|widget",
        takes=("sidebar-right", "menu-main", "site-footer"),
        spares=("navy", "football"),
        evidence="524 pages of 2006-2026: liputan6.com, kapanlagi.com, vlix.id and others",
    ),
    _row(
        "share",
        "small_box",
        r"share|social|newsletter|subscri|promo|banner|modal|popup",
        takes=("share-box", "newsletter"),
        spares=("sharp",),
        evidence="281 pages of 2012-2026: correctiv.org, metro.co.uk, harvard.edu and others",
    ),
    _row(
        "site",
        "small_box",
        r"copyright|disclaimer|author-?bio|about-?author",
        takes=("copyright", "author-bio"),
        spares=("author",),
        evidence="47 pages of 2011-2026: nih.gov, austria.info, thehill.com and others",
    ),
)
# Parts inside of a text that are not of it.
INSIDE = (
    _row(
        "comments",
        "inside_text",
        _words(r"comments(?:-?(?:list|area|section|form|respond|box))? disqus\w*"),
        takes=("comments-area", "disqus_thread"),
        spares=("commentary",),
        evidence="57 pages of 2011-2026: quantamagazine.org, nationalpost.com, spektrum.de",
    ),
    _row(
        "related",
        "inside_text",
        _words(
            r"related\w* jp-relatedposts read-?(?:more|next|also) more-?(?:news|stories|on) "
            r"baca-?juga irpp\w* inline-?related\w* ilrelated\w* terkait"
        ),
        takes=("related-posts", "baca-juga", "berita-terkait"),
        spares=("unrelated", "bacaan"),
        evidence="176 pages of 2007-2026: detik.com, goodnewsfromindonesia.id, kabarislamia.com",
    ),
    _row(
        "popular",
        "inside_text",
        _words(r"most-popular popular-?posts popular-\w+ trending recommend\w* terkini terpopuler"),
        takes=("most-popular", "box_terpopuler"),
        spares=("popular", "populer"),
        evidence="38 pages of 2017-2026: metro.co.uk, wired.com, nationalpost.com and others",
    ),
    _row(
        "sharing",
        "inside_text",
        _words(
            r"share\w* sharing social(?:-?(?:share|links|icons|media-?links|buttons|bar))? "
            r"addtoany\w* sharedaddy"
        ),
        takes=("post-share", "social-links"),
        spares=("shoreline", "society"),
        evidence="270 pages of 2006-2026: kabarislamia.com, metrobali.com, wordpress.com",
    ),
    _row(
        "subscribing",
        "inside_text",
        _words(
            r"newsletter\w* subscri\w+ donat\w+ cta call-to-action signup sign-?up login "
            r"paywall"
        ),
        takes=("newsletter-form", "paywall"),
        spares=("free-letter",),
        evidence="155 pages of 2008-2026: metro.co.uk, wordpress.com, pcworld.com and others",
    ),
    _row(
        "advertising",
        "inside_text",
        _words(r"promo\w* sponsor\w* ads? advert\w* banner outbrain taboola teads"),
        takes=("ad", "ads-inline", "promo"),
        spares=("adat", "head"),
        evidence="334 pages of 2007-2026: detik.com, metrobali.com, kapanlagi.com and others",
    ),
    _row(
        "topics",
        "inside_text",
        _words(r"tags? tag-?(?:list|cloud|links) taglist"),
        takes=("tags", "tag-cloud"),
        spares=("stage", "tagline"),
        evidence="113 pages of 2013-2026: liputan6.com, wordpress.com, morgenpost.de and others",
    ),
    _row(
        "about",
        "inside_text",
        _words(
            r"post-?(?:tags|meta|nav\w*) entry-?(?:meta|footer) byline "
            r"author-?(?:bio|box|info|card|desc\w*) about-?(?:the-?)?author bio rating"
        ),
        takes=("entry-meta", "author-box"),
        spares=("author", "biology"),
        evidence="117 pages of 2009-2026: wordpress.com, quantamagazine.org, mercurynews.com",
    ),
    _row(
        "captions",
        "inside_text",
        _words(r"caption wp-caption-text credits?"),
        takes=("caption", "photo-credit"),
        spares=("captions", "accredited"),
        evidence="295 pages of 2004-2026: liputan6.com, morgenpost.de, wordpress.com and others",
    ),
    _row(
        "navigation",
        "inside_text",
        _words(
            r"breadcrumbs? pagination pager nav navigation menu footer prev-?next next-?prev "
            r"toolbar skip-?link sidebar"
        ),
        takes=("breadcrumb", "site-nav", "sidebar"),
        spares=("navy", "pageview"),
        evidence="169 pages of 2007-2026: goodnewsfromindonesia.id, mercurynews.com, pcworld.com",
    ),
    _row(
        "notices",
        "inside_text",
        _words(r"copyright disclaimer cookie\w* consent popup modal"),
        takes=("cookie-bar", "popup"),
        spares=("modality",),
        evidence="109 pages of 2004-2026: kapanlagi.com, brigitte.de, nationalpost.com and others",
    ),
    _row(
        "unseen",
        "inside_text",
        _words(r"print-?only sr-only screen-reader-text visually-hidden"),
        takes=("sr-only", "visually-hidden"),
        spares=("hidden",),
        evidence="64 pages of 2007-2026: goodnewsfromindonesia.id, nationalpost.com",
    ),
)
RULES = (*NEVER, *SELDOM, *INSIDE)


def joined(rules: tuple[Rule, ...]) -> str:
    """Return one pattern for rules about names."""
    return "|".join(rule.pattern for rule in rules)

"""The language of a text, by its most frequent words: what a page declares is often its theme's."""

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+")
ENOUGH = 1500  # characters of a text; so much tells any of these languages from the others
_LEAST = 4  # words that speak for a language
_LEAST_SHARE = 0.1  # of all words; in a text of another language fewer are like these
_CLEARLY = 1.3  # times as many as for the next one

# Function words; those of two languages count for both. Indonesian and Malay share most of theirs,
# so each has the words that the other has not.
_PROFILES = {
    "id": "yang dan di ke dari untuk dengan ini itu pada adalah tidak akan dalam oleh juga karena "
    "bisa bahwa telah sudah mereka saat tersebut sebagai kata mengatakan ia kami seperti lebih "
    "hingga namun agar jadi harus secara ujar sebelumnya usai tak saja serta para orang hari sejak "
    "dapat belum masih antara terhadap kepada menjadi sekitar menurut setelah melakukan tahun",
    "ms": "yang dan di ke dari untuk dengan ini itu pada adalah tidak akan dalam oleh juga kerana "
    "boleh bahawa telah sudah mereka ketika tersebut sebagai katanya berkata ialah kami seperti "
    "lebih sehingga namun agar iaitu beliau daripada turut manakala berikutan mahu apabila para "
    "orang hari sejak dapat belum masih antara terhadap kepada menjadi sekitar menurut tahun",
    "en": "the of and to in that for is on with was as it by at from be this are have has not they",
    "de": "der die und das den von ist mit für dem nicht ein eine auf im zu sich als auch es an",
    "fr": "le la les des et est une un pour dans que qui du par sur pas au avec plus ce ne il",
    "es": "el la los las del que en por con una un para se su al como más es lo no fue y",
    "pt": "os as do da em que um uma para com não por mais dos das como ao no na foi o e",
    "it": "il la che di per una un del della con non sono è le si dei nel alla da anche più i",
    "nl": "de het een van en in is dat op te voor met zijn niet aan er om door ook als maar bij",
    "tr": "ve bir bu için ile da de olarak olan çok daha gibi sonra kadar en ne değil ise",
    "pl": "w i na z się nie do to że jest o jak po od za przez dla są oraz co ale",
    "vi": "và của là có được cho trong không các người với một này những khi đã để tại từ",
    "sv": "och att det som en på är av för med den till inte om har de ett var men",
    "da": "og at det som en på er af for med den til ikke om har de et var men i",
    "no": "og at det som en på er av for med den til ikke om har de et var men i",
    "cs": "a v se na je že o s z do to za by které který jsem pro také ale podle od",
}
# Pairs in which a few words decide, and which of them it is, if one, where those are too few.
_NEAR: dict[frozenset[str], str | None] = {
    frozenset(("id", "ms")): "id",
    frozenset(("da", "no")): None,
}
_LEAST_MORE = 3
_OF_BOTH = " yang "  # in Indonesian and Malay, and in no other language
_MALAY_WORDS = "kerana ialah iaitu bahawa berkata beliau katanya turut manakala berikutan mahu"
_MALAY = tuple(f" {word} " for word in _MALAY_WORDS.split())
_LEAST_MALAY = 2
_SPEAKING_FOR: dict[str, list[str]] = {}
for _code, _words in _PROFILES.items():
    for _word in _words.split():
        _SPEAKING_FOR.setdefault(_word, []).append(_code)


def of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language that a text is in; None where that is not clear.

    >>> of("Warga memanen padi di sawah itu dan akan menjual hasilnya ke pasar.")
    'id'
    >>> of("Panen Raya") is None
    True
    """
    text = text[:ENOUGH].lower()
    if _OF_BOTH in text:  # most pages: which of the two is told by words of one alone
        return "ms" if sum(word in text for word in _MALAY) >= _LEAST_MALAY else "id"
    counts = dict.fromkeys(_PROFILES, 0)
    words = _WORD.findall(text)
    spoken = Counter(words)
    for word in spoken.keys() & _SPEAKING_FOR.keys():
        for code in _SPEAKING_FOR[word]:
            counts[code] += spoken[word]
    first, second = sorted(counts, key=lambda code: -counts[code])[:2]
    if counts[first] < max(_LEAST, len(words) * _LEAST_SHARE):
        return None
    if (near := frozenset((first, second))) in _NEAR:
        return first if counts[first] >= counts[second] + _LEAST_MORE else _NEAR[near]
    return first if counts[first] >= counts[second] * _CLEARLY else None

"""The words of a report, in English and Indonesian."""

from typing import Literal

Language = Literal["en", "id"]

_WORDS: dict[str, tuple[str, str]] = {
    "report": ("Report", "Laporan"),
    "pages": ("pages", "halaman"),
    "articles": ("articles", "artikel"),
    "sites": ("sites", "situs"),
    "of_which": ("are articles", "adalah artikel"),
    "look": ("What to look at", "Yang perlu dilihat"),
    "nothing": (
        "Nothing changed at any site, and nothing recurs.",
        "Tidak ada yang berubah di situs mana pun, dan tidak ada yang berulang.",
    ),
    "fell": ("Fields that fell", "Kolom yang menurun"),
    "fell_on": ("fell on", "menurun sejak"),
    "from": ("from", "dari"),
    "to": ("to", "menjadi"),
    "source": ("source", "sumber"),
    "compare": ("Before and after, side by side", "Sebelum dan sesudah, berdampingan"),
    "furniture": (
        "Lines that recur and are no text",
        "Baris yang berulang dan bukan isi artikel",
    ),
    "row": ("row of a template that takes it", "baris templat yang membuangnya"),
    "since": ("since", "sejak"),
    "others": ("Series and set phrases", "Seri dan ungkapan tetap"),
    "series": ("series", "seri"),
    "set_phrase": ("set phrase", "ungkapan tetap"),
    "layouts": ("Layouts", "Tata letak"),
    "no_variant": ("no variant of its own", "tidak punya varian sendiri"),
    "read_by": ("read by", "dibaca oleh"),
    "by_day": ("Articles a day", "Artikel per hari"),
    "by_week": ("Articles a week", "Artikel per minggu"),
    "by_month": ("Articles a month", "Artikel per bulan"),
    "site": ("Site", "Situs"),
    "family": ("Family", "Keluarga"),
    "oldest_day": ("Oldest", "Terlama"),
    "newest_day": ("Newest", "Terbaru"),
    "fields": ("Fields by site, family and week", "Kolom menurut situs, keluarga, dan minggu"),
    "share_that_has": (
        "Share of articles that have the field, in per cent",
        "Persentase artikel yang memiliki kolom itu",
    ),
    "weeks_shown": (
        "The last {} weeks with articles; --json has all.",
        "{} minggu terakhir yang berisi artikel; --json memuat semuanya.",
    ),
    "all": ("all", "semua"),
    "problems": ("Oddities, with pages to look at", "Keganjilan, dengan contoh halaman"),
    "count": ("Pages", "Halaman"),
    "samples": ("Samples", "Contoh"),
    "failures": ("Refused and failed", "Ditolak dan gagal"),
    "none_failed": ("Every page is an article.", "Semua halaman adalah artikel."),
    "more": ("and {} more; --json has all", "dan {} lagi; --json memuat semuanya"),
    "lengths": ("Lengths of the texts", "Panjang teks"),
    "characters": ("characters", "karakter"),
    "median": ("median", "median"),
    "slowest": ("Slowest pages", "Halaman paling lambat"),
    "duplicates": ("The same text more than once", "Teks yang sama lebih dari sekali"),
    "no_duplicates": ("No text is there twice.", "Tidak ada teks yang berulang."),
    "newest": ("Newest", "Terbaru"),
    "oldest": ("Oldest", "Terlama"),
    "explain": ("explain", "jelaskan"),
    "close": ("Close", "Tutup"),
    "explanations": ("Explanations of pages", "Penjelasan halaman"),
    "undated": (
        "of them have no date and are in no chart",
        "di antaranya tanpa tanggal dan tidak ada di grafik",
    ),
    "title": ("title", "judul"),
    "deck": ("deck", "subjudul"),
    "published_at": ("date", "tanggal"),
    "authors": ("authors", "penulis"),
    "editors": ("editors", "editor"),
    "section": ("section", "kanal"),
    "tags": ("tags", "tag"),
    "image": ("picture", "gambar"),
    "caption": ("caption", "takarir"),
    "dateline": ("dateline", "lokasi"),
    "credit_line": ("sign-off", "inisial"),
    "body": ("text", "teks"),
}


class Words:
    """The words in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._at = 0 if language == "en" else 1

    def __getitem__(self, name: str) -> str:
        return _WORDS[name][self._at]

    def field(self, name: str) -> str:
        """Return a field by its name for people; one without is told by its own."""
        return self[name] if name in _WORDS else name

    def number(self, count: int) -> str:
        """Return a count with the mark between thousands that the language has."""
        return f"{count:,}" if self.language == "en" else f"{count:,}".replace(",", ".")

    def share(self, share: float) -> str:
        """Return a share as per cent."""
        return f"{share:.0%}"

    def of_data(self, name: str, count: int) -> str:
        """Return a sentence that holds a count."""
        return self[name].format(self.number(count))

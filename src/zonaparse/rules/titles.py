"""Titles of pages that stand in front of an article, or in its place.

A rule's effect is the reason for which the page is refused. What else the page holds decides
whether the title is believed (extract/refusal.py): headlines of articles may read like these.
"""

from zonaparse.rules.look import Look
from zonaparse.rules.rule import Rule

_LONGEST = 200
_UNSEEN = "no saved page is at hand, 2026; such pages call themselves so"

CHALLENGES = (
    Rule(
        "title.bot_check",
        "challenge_page",
        r"(?:just a moment|attention required|checking your browser|please wait"
        r"|one moment, please|ddos[- ]guard|verifying you are human|access denied"
        r"|are you a robot|captcha|security check|human verification|pardon our interruption"
        r"|verifikasi keamanan|access to this page has been denied|tunggu sebentar(?=\W*$))\b",
        takes=("Just a moment...", "Attention Required! | Cloudflare", "Tunggu sebentar..."),
        spares=("Tunggu Sebentar Lagi, Jalan Tol Dibuka", "Please Waits for No One"),
        evidence=f"Cloudflare, DDoS-Guard, Imperva, HUMAN, AWS WAF; {_UNSEEN}",
        part="opening",
        longest=_LONGEST,
    ),
)
GONE = (
    Rule(
        "title.not_found",
        "error_page",
        r"(?:error\W*)?(?:404\W*)?(?:(?:page )?not found|halaman tidak (?:di)?temukan|error|404)"
        r"(?:\W*404)?(?:\s+[|•–—-]\s+.{0,40})?",
        takes=("404 Not Found", "Halaman Tidak Ditemukan - Kabar Contoh", "Error 404"),
        spares=("404 Warga Mengungsi karena Banjir", "Halaman Tidak Ditemukan di Buku Itu"),
        evidence=f"web servers and content systems; {_UNSEEN}",
        longest=_LONGEST,
    ),
)
CONSENT = (
    Rule(
        "title.consent",
        "consent_page",
        r"(?:before you continue|we (?:value|care about|respect) your privacy"
        r"|your privacy(?:\W*$| choices| matters)"
        r"|kami (?:menghargai|menghormati|peduli (?:dengan|pada|terhadap)) privasi anda"
        r"|sebelum (?:anda )?melanjutkan(?:\W*$| ke\b)"
        r"|(?:persetujuan|pengaturan) (?:cookies?|kuki|privasi)(?:\W|$)"
        r"|(?:cookie|privacy) (?:consent|settings|preferences|wall)\b)",
        takes=(
            "Before you continue to Contoh",
            "Kami menghargai privasi Anda",
            "Persetujuan Cookie - Contoh",
        ),
        spares=(
            "Sebelum Melanjutkan Kuliah, Siswa Ini Bertani Dulu",
            "Privasi Anda di WhatsApp Kini Lebih Aman",
        ),
        evidence=f"consent managers, in English and in Indonesian; {_UNSEEN}",
        part="opening",
        longest=_LONGEST,
    ),
)
LOGIN = (
    Rule(
        "title.login",
        "login_page",
        r"(?:silakan |please )?(?:masuk|log[ -]?in|sign[ -]?in)"
        r"(?:\W*$|\s*[|•:–—-]"
        r"|\s+(?:(?:atau|or)\s+\w+|(?:ke |to )?(?:your )?(?:akun|account))\b)",
        takes=("Masuk | Contoh.id", "Login - Contoh", "Masuk ke akun Anda"),
        spares=(
            "Masuk ke Rumah Warga, Ular Piton Ditangkap",
            "Login SSCASN Bermasalah, Ini Cara Mengatasinya",
        ),
        evidence=f"accounts of publishers; {_UNSEEN}",
        part="opening",
        longest=_LONGEST,
    ),
)
ERRORS = (
    Rule(
        "title.status",
        "error_page",
        r"\W*(?:error\W*)?(?:40[0-9]|410|50[0-4])\b(?!\s+[a-z]*\s*(?:orang|warga|ribu|juta))",
        takes=("404 Not Found", "Error 503: Layanan Tidak Tersedia"),
        spares=("404 Warga Mengungsi karena Banjir", "4040 Rumah Terendam"),
        evidence="web servers put the status before its phrase (RFC 9110 of 2022)",
        part="opening",
        longest=_LONGEST,
    ),
    Rule(
        "title.gone",
        "error_page",
        r"\b(?:page|halaman|artikel|berita|konten)\b[\w\s]{0,40}"
        r"\b(?:not found|tidak (?:di)?temukan|tidak tersedia|tidak ada(?=\W*$)|doesn.t exist"
        r"|(?:sudah|telah) dihapus)",
        takes=("Maaf, artikel telah dihapus", "Halaman yang Anda cari tidak ada"),
        spares=("Berita Kehilangan: Kapal Tidak Ditemukan di Selat Sunda",),
        evidence=f"soft 404s; {_UNSEEN}",
        part="within",
        longest=_LONGEST,
    ),
    Rule(
        "title.status_behind",
        "error_page",
        r"\b(?:error|not found|tidak ditemukan)\W{1,3}404\b",
        takes=("Contoh.id - Not Found 404",),
        spares=("Tidak Ditemukan Selama 404 Hari",),
        evidence=f"soft 404s; {_UNSEEN}",
        part="within",
        longest=_LONGEST,
    ),
    Rule(
        "title.phrase",
        "error_page",
        r"(?:not found|forbidden|bad gateway|service unavailable|internal server error)\b",
        takes=("Bad Gateway", "Forbidden"),
        spares=("Forbiddens Album Terbaru", "Layanan Not Found"),
        evidence="phrases of RFC 9110 of 2022 alone, as some web servers write them",
        part="opening",
        longest=_LONGEST,
    ),
)
RULES = (*CHALLENGES, *GONE, *CONSENT, *LOGIN, *ERRORS)

ASKS_FIRST = Look(CHALLENGES)
NAMES_NOTHING_ELSE = Look(GONE)
ASKS_CONSENT = Look(CONSENT)
ASKS_LOGIN = Look(LOGIN)
TELLS_ERROR = Look(ERRORS)

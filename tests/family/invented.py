"""A site that nobody has a template for: made here, in markup that no rule of the library knows."""

from typing import NamedTuple

HOST = "kabarlembah.example"


class Report(NamedTuple):
    """What an article of the site says."""

    number: int
    title: str
    section: str
    at: str
    author: str
    editor: str
    tags: tuple[str, ...]
    texts: tuple[str, ...]


REPORTS = (
    Report(
        48213,
        "Petani Lembah Pagat Memanen Kopi Lebih Awal",
        "Desa",
        "Senin, 12 Mei 2025 pukul 10.20 WITA",
        "Rani Putri",
        "Budi Santoso",
        ("kopi", "Lembah Pagat"),
        (
            "PAGAT - Petani di Lembah Pagat mulai memanen kopi tiga minggu lebih awal daripada"
            " tahun lalu, karena hujan berhenti pada akhir Maret.",
            "Ketua kelompok tani, Harun, mengatakan bahwa hasil panen itu akan dijual ke koperasi"
            " di kota dengan harga yang sudah disepakati.",
            "Koperasi telah menyiapkan dua gudang baru dan sebuah mesin pengering yang bisa"
            " dipakai bersama oleh semua anggota.",
        ),
    ),
    Report(
        48307,
        "Jembatan Gantung di Hulu Sungai Dibuka Kembali",
        "Kota",
        "Rabu, 14 Mei 2025 pukul 16.05 WITA",
        "Dewi Lestari",
        "Budi Santoso",
        ("jembatan",),
        (
            "HULU SUNGAI - Jembatan gantung yang putus karena banjir pada bulan Januari dibuka"
            " kembali untuk warga sejak Rabu siang.",
            "Anak sekolah tidak perlu lagi memutar delapan kilometer untuk sampai di kelas, kata"
            " kepala desa yang ikut menyeberang pertama kali.",
            "Dinas pekerjaan umum akan memeriksa tali baja itu setiap tiga bulan dan"
            " mengumumkan hasilnya kepada warga.",
        ),
    ),
    Report(
        48391,
        "Perpustakaan Perahu Singgah di Enam Kampung",
        "Budaya",
        "Jumat, 16 Mei 2025 pukul 08.45 WITA",
        "Rani Putri",
        "Sari Wulandari",
        ("buku", "sungai"),
        (
            "MUARA UYA - Perahu yang membawa dua ribu buku singgah di enam kampung sepanjang"
            " sungai selama bulan ini, masing-masing dua hari.",
            "Pengelola mencatat bahwa anak-anak paling banyak meminjam cerita rakyat, sedangkan"
            " orang tua mencari buku tentang tanaman obat.",
            "Perahu itu akan kembali pada bulan Agustus dengan koleksi yang dipilih oleh warga"
            " sendiri.",
        ),
    ),
)
PROMOTED = "Dengarkan Radio Lembah setiap pagi di 98,3 FM untuk kabar paling segar"


def page(report: Report) -> str:
    """Return the page of a report: no h1, no data for machines, labels in elements of their own."""
    texts = [f'<div class="alinea">{text}</div>' for text in report.texts]
    texts.insert(1, '<div class="kotak-iklan-tengah"><a href="/pasang">Pasang di sini</a></div>')
    texts.insert(3, f'<div class="alinea">{PROMOTED}</div>')
    tags = "".join(f'<li><a href="/label/{tag}">{tag}</a></li>' for tag in report.tags)
    popular = "".join(
        f'<div class="kartu"><a href="/baca/{each.number}/lain">{each.title}</a>'
        f'<span class="waktu-kecil">{each.at}</span></div>'
        for each in REPORTS
    )
    return f"""<!DOCTYPE html><html lang="id"><head><title>{report.title} - Kabar Lembah</title>
<meta property="og:title" content="{report.title}">
<meta property="og:site_name" content="Kabar Lembah">
<meta property="og:image" content="https://{HOST}/gambar/{report.number}.jpg">
<link rel="canonical" href="https://www.{HOST}/baca/{report.number}/kabar-{report.number}">
</head><body><div class="sampul"><a href="/">Kabar Lembah</a><div class="menu-utama">
<a href="/desa">Desa</a><a href="/kota">Kota</a></div></div>
<div class="lembar"><div class="kolom-kiri"><ol class="jalur"><li><a href="/">Depan</a></li>
<li><a href="/{report.section.lower()}">{report.section}</a></li></ol>
<p class="judul-kabar">{report.title}</p>
<div class="baris"><span class="waktu-naik">{report.at}</span></div>
<div class="bingkai"><img src="/gambar/{report.number}.jpg" alt="{report.title}">
<small class="keterangan">Suasana di lokasi. (Foto: {report.author})</small></div>
<div class="naskah">{"".join(texts)}</div>
<div class="awak"><b>Pewarta</b><i>{report.author}</i><b>Penyunting</b><i>{report.editor}</i></div>
<ul class="label-kabar">{tags}</ul></div>
<div class="kolom-kanan"><div class="papan">Paling Dibaca</div>{popular}</div></div>
<div class="kaki">Hak cipta Kabar Lembah</div></body></html>"""

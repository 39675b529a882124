"""A package that kills or hangs the process that parses certain pages, as a native fault would."""

from pathlib import Path

KILLS, HANGS = "MATIKAN", "GANTUNG"
_CODE = """
import os, signal, time
from zonaparse.corpus import rows
from zonaparse.templates import Evidence, Template

parse = rows.parse

def deadly(html, **more):
    if b"MATIKAN" in html:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"GANTUNG" in html:
        time.sleep(60)
    return parse(html, **more)

rows.parse = deadly
TEMPLATE = Template(
    family="deadly", hosts=("deadly.invalid",), title=("h1",), container=("article",),
    evidence=Evidence(grade="D", date="2026-11", seen="never"),
)
"""


def install(folder: Path) -> Path:
    """Make the package; it is installed for whoever has the folder in its path."""
    told = folder / "deadly-1.0.dist-info"
    told.mkdir(parents=True)
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: deadly\nVersion: 1.0\n")
    (told / "entry_points.txt").write_text("[zonaparse.templates]\ndeadly = deadly:TEMPLATE\n")
    (folder / "deadly.py").write_text(_CODE)
    return folder

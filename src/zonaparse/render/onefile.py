"""Documents of one file: nothing is loaded, and no script runs but the one in them."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from zonaparse import extras


def filled(package: str, template: str, values: Mapping[str, Any]) -> str:
    """Return a template of a package with values in it, each escaped where it is text.

    Needs the extra `html`.
    """
    with extras.told():
        from jinja2 import Environment, PackageLoader, StrictUndefined

    name, _, folder = package.rpartition(".")
    environment = Environment(
        loader=PackageLoader(name, folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(values)


class Raw(str):
    """Text of this library's own, which is put into a document as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def part(package: str, name: str) -> str:
    """Return a file of a package: a style or a script."""
    return files(package).joinpath(name).read_text(encoding="utf-8").strip()


def policy(*, styles: Iterable[str], scripts: Iterable[str] = (), images: str = "data:") -> str:
    """Return the Content-Security-Policy under which these styles and scripts alone do anything.

    >>> policy(styles=["p{}"])[:30]
    "default-src 'none'; style-src "
    """
    told = {
        "default-src": "'none'",
        "style-src": _hashes(styles),
        "script-src": _hashes(scripts),
        "img-src": images,
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in told.items())


def _hashes(texts: Iterable[str]) -> str:
    hashed = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{each}'" for each in hashed) or "'none'"

"""How the documentation is built: `sphinx-build -W --keep-going -b html docs build/docs`."""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import generating
from pydantic import BaseModel
from sphinx.application import Sphinx

import zonaparse

generating.write(Path(__file__).parent / "generated")

project = "zonaparse"
release = version = zonaparse.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
html_theme = "furo"
html_title = f"zonaparse {release}"
exclude_patterns = ["images"]
nitpicky = True  # a type of ours that a signature names is in the reference
nitpick_ignore_regex = [
    ("py:.*", r"(?!zonaparse\.).*"),  # of Python and other packages: their own pages are not asked
    ("py:.*", r"zonaparse\.(archive\.records|drift\.seen|fields|frames|inputs\.sources)\..*"),
]
suppress_warnings = ["ref.python"]  # a field that is called as a built-in type is

html_show_copyright = False
myst_heading_anchors = 4
myst_enable_extensions = ["deflist"]

# Docstrings write `code` as Markdown does.
default_role = "literal"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
python_use_unqualified_type_names = True


def setup(app: Sphinx) -> None:
    """Leave out how a model is made: its fields have a page of their own."""

    def signature(_app: Sphinx, _what: str, _name: str, of: object, *_: Any) -> Any:
        return ("", None) if isinstance(of, type) and issubclass(of, BaseModel) else None

    app.connect("autodoc-process-signature", signature)

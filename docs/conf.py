"""How the documentation is built: `sphinx-build -W --keep-going -b html docs build/docs`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import generating

import zonaparse

generating.write(Path(__file__).parent / "generated")

project = "zonaparse"
release = version = zonaparse.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
html_theme = "furo"
html_title = f"zonaparse {release}"
exclude_patterns = ["images"]
suppress_warnings = ["ref.python"]  # a field that is called as a built-in type is

myst_heading_anchors = 4
myst_enable_extensions = ["deflist"]

# Docstrings write `code` as Markdown does.
default_role = "literal"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
python_use_unqualified_type_names = True

"""A family of sites, from saved pages to a tested template: `python -m tests.family --help`."""

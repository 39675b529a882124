"""The hosts of networks."""

from zonaparse.templates.prmn import SITES

# Seen in the network's own menu in 2020 and in readers of 2022 to 2026; some have closed since.
NETWORKS = {
    "prmn": ("www.pikiran-rakyat.com", *(f"{name}.pikiran-rakyat.com" for name in sorted(SITES))),
}

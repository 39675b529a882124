"""The forms in which articles are printed, as options."""

from collections.abc import Callable, Iterable
from typing import Any

import click

from zonaparse.text import SURROGATE


class _Text(click.types.StringParamType):
    """Text: an argument whose bytes are no UTF-8 is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the text."""
        if isinstance(value, str) and SURROGATE.search(value):
            self.fail(f"{value!r} holds bytes that are no UTF-8", param, ctx)
        return super().convert(value, param, ctx)


TEXT = _Text()
CONTACT = click.option(
    "--contact", type=TEXT, help="Your address or mailbox, which the sites are told."
)
PRIVATE = click.option(
    "--allow-private", is_flag=True, help="Also fetch from private networks and this machine."
)
DAY = click.DateTime(["%Y-%m-%d"])
DAY_WORD = "YYYY-MM-DD"  # what stands for a day in help texts
FORMS = (
    click.option(
        "--json", is_flag=True, help="Print JSON: an array where there are several pages."
    ),
    click.option("--jsonl", is_flag=True, help="Print a JSON object for each page, a line each."),
    click.option("--markdown", is_flag=True, help="Print Markdown."),
    click.option("--explain", is_flag=True, help="Print where each field and each line is from."),
)
RATE = click.option(
    "--rate", type=click.FloatRange(min=0, min_open=True), default=1.0, show_default=True,
    metavar="NUMBER", help="Requests a second to one host.",
)  # fmt: skip
Option = Callable[[Callable[..., Any]], Callable[..., Any]]


def with_options(options: Iterable[Option]) -> Option:
    """Return a decorator that gives a command several options."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(list(options)):
            command = option(command)
        return command

    return decorate


def one_of(forms: dict[str, bool]) -> str:
    """Return the form that is chosen, "text" for none; raise UsageError for several."""
    chosen = [name for name, wanted in forms.items() if wanted]
    if len(chosen) > 1:
        told = " and ".join(f"--{name}" for name in chosen)
        raise click.UsageError(f"{told} exclude each other")
    return chosen[0] if chosen else "text"

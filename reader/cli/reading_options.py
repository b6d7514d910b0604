"""Command-line options for how a file is read, where the guess would be wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import click

from reader.core.text.import_options import HeadingSource, ImportOptions, LineBreaks
from reader.core.text.sanitise import sanitise

F = TypeVar("F", bound=Callable[..., object])

_GUESS = "guess"
_OPTIONS = (
    click.option("--encoding", metavar="NAME", help="The encoding of a plain text or a page, or guess to detect it."),
    click.option("--lines", type=click.Choice([one.value for one in LineBreaks]), help="How to treat line breaks."),
    click.option(
        "--headings", type=click.Choice([one.value for one in HeadingSource]), help="Where headings come from."
    ),
    click.option("--headings-like", "heading_like", metavar="EXAMPLE", help="How a heading begins, such as 第一章."),
    click.option("--whole-page/--article", "whole_page", default=None, help="The whole web page, or just its article."),
    click.option("--title", help="The title, instead of the detected one."),
    click.option("--author", help="The author, instead of the detected one."),
    click.option("--language", metavar="TAG", help="The language, such as zh or en, or guess."),
)


def reading_options(function: F) -> F:
    """Add the options for how a file is read to a command."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def import_options(values: dict[str, str | bool | None], before: ImportOptions) -> ImportOptions:
    """Return ``before`` with the values from the command line; those that are None there stay as they were."""
    changes: dict[str, Any] = {name: _value(value) for name, value in values.items() if value is not None}
    for name in ("encoding", "language"):
        if changes.get(name) == _GUESS:
            changes[name] = None
    if "lines" in changes:
        changes["lines"] = LineBreaks(changes["lines"])
    if "headings" in changes or "heading_like" in changes:
        changes["headings"] = HeadingSource(changes.get("headings", HeadingSource.LIKE))
    return replace(before, **changes)


def _value(value: str | bool) -> str | bool:
    return sanitise(value) if isinstance(value, str) else value

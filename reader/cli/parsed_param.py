"""Types of command-line values that one function parses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar, cast

import click
from typing_extensions import override

T = TypeVar("T")


class ParsedParam(click.ParamType[T], Generic[T]):
    """Parse a value with a function that raises ValueError; ``complaint`` is the sentence about a wrong value."""

    def __init__(self, name: str, parse: Callable[[str], T], complaint: str) -> None:
        """Set the function; ``name`` is shown in the help."""
        self.name = name
        self._parse = parse
        self._complaint = complaint

    @override
    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> T:
        """Return the parsed value; one that is no string was parsed before."""
        if not isinstance(value, str):
            return cast("T", value)
        try:
            return self._parse(value)
        except (ValueError, OverflowError, OSError):
            self.fail(f"{value!r} {self._complaint}", param, ctx)

"""A sample page with its expected text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """A page; ``article`` is its expected text, in order, one paragraph each."""

    name: str
    page: str
    article: tuple[str, ...]
    author: str = ""

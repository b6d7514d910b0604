"""Hold a page with the words that a reader wants of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """Hold a page; ``article`` are the words that are wanted, in order, one paragraph each."""

    name: str
    page: str
    article: tuple[str, ...]
    author: str = ""

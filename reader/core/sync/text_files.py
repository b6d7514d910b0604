"""The words of texts, and the files that texts were made of, as they travel: each in a file named by its digest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TravellingText:
    """A text of the library whose words travel: its id, and the digest of the edition that it shows.

    ``original`` is the digest of the PDF that it was made of, which travels where a machine keeps a copy; else empty.
    """

    text: str
    digest: str
    original: str = ""


@dataclass(frozen=True, slots=True)
class AwaitedText:
    """A text whose words are to come: its id, their digest, and its title.

    It is known by its card alone, or shows another edition than the other machines do: then they ``replace`` its words.
    """

    text: str
    digest: str
    title: str
    replaces: bool = False

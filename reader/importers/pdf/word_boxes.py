"""The words of a page with their boxes and typefaces, and the frame that these boxes are in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """The typeface of a word; ``size`` is in points, ``turn`` counts quarter turns, -1 is any other angle."""

    size: float
    bold: bool = False
    italic: bool = False
    mono: bool = False
    turn: int = 0


class PdfWord(NamedTuple):
    """A word; ``gap`` is the space before it, ``link`` the address that it links to.

    A book has half a million of them, and a tuple is created in a quarter of the time of a frozen dataclass.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    face: Typeface
    gap: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class PageFrame:
    """How the places of a page were changed so that it reads from left to right: mirrored, turned, or not at all.

    ``mirrored`` is the sum of the edges that were exchanged; ``turned`` is the upper edge of what was the page.
    """

    mirrored: float | None = None
    turned: float | None = None

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box of the page in this frame."""
        if self.turned is not None:
            return self.turned - top, left, self.turned - bottom, right
        if self.mirrored is not None:
            return self.mirrored - right, bottom, self.mirrored - left, top
        return left, bottom, right, top

    def placed(self, word: PdfWord) -> PdfWord:
        """Return a word in this frame."""
        left, bottom, right, top = self.box(word.left, word.bottom, word.right, word.top)
        return word._replace(left=left, bottom=bottom, right=right, top=top)

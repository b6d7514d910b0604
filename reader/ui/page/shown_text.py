"""Define the sources of what the page shows: leaves, annotations, images and typography."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.ui.page.marks import AnnotationSource, PeerMarkSource, no_peer_marks
from reader.ui.page.typography import Typography

if TYPE_CHECKING:
    from reader.core.text.leaves import LeafSource
    from reader.services.word_finder import WordFinder
    from reader.ui.page.inline_writer import ImageSource

TypographySource = Callable[[int], Typography]
"""Returns the typography of a text for a page width in pixels."""


def plain_word_finder() -> WordFinder:
    """Return what finds words by the list of words alone."""
    from reader.services.word_finder import WordFinder

    return WordFinder()


def no_page_label(_position: int) -> str:
    """Return no label, for a text without the pages of a printed edition."""
    return ""


def no_section_end(_position: int) -> int | None:
    """Return no end, for a text without sections."""
    return None


@dataclass(frozen=True, slots=True)
class ShownText:
    """What the view needs of a text: its leaves, its annotations by range, its images by hash.

    ``peer_marks`` returns the passages of the notes of others by range, ``words`` returns what finds its words,
    ``page_label`` returns the label of the page of the printed edition at a position, and ``section_end`` where the
    section at a position ends.
    """

    leaves: LeafSource
    annotations: AnnotationSource
    images: ImageSource
    peer_marks: PeerMarkSource = no_peer_marks
    words: Callable[[], WordFinder] = plain_word_finder
    page_label: Callable[[int], str] = no_page_label
    section_end: Callable[[int], int | None] = no_section_end

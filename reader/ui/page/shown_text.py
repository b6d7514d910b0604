"""Define the sources of what the page shows: leaves, annotations, images and typography."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from reader.core.text.leaves import LeafSource
from reader.services.word_finder import WordFinder
from reader.ui.page.inline_writer import ImageSource
from reader.ui.page.marks import AnnotationSource, PeerMarkSource, no_peer_marks
from reader.ui.page.typography import Typography

TypographySource = Callable[[int], Typography]
"""Returns the typography of a text for a page width in pixels."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """What the view needs of a text: its leaves, its annotations by range, its images by hash.

    ``peer_marks`` returns the passages of the notes of others by range, ``words`` finds the words of the text.
    """

    leaves: LeafSource
    annotations: AnnotationSource
    images: ImageSource
    peer_marks: PeerMarkSource = no_peer_marks
    words: WordFinder = field(default_factory=WordFinder)

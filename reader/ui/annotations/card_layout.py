"""Say what a column needs of a card, and lay out the usual one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from reader.core.annotations.model import Annotation
from reader.services.clock import Clock
from reader.ui.annotations.annotation_card import AnnotationCard, CardHeader, CardStyle
from reader.ui.annotations.annotation_labels import place_words, time_words


class CardLayout(Protocol):
    """Stand for one annotation laid out for a width in pixels.

    ``height`` is what it needs; ``kept`` is the height of that part of it which stays above the editor.
    """

    annotation: Annotation
    width: float
    height: float
    kept: float

    def paint(self, painter: QPainter, at: QPointF, border: str) -> None:
        """Paint the card with its upper left corner at ``at``, framed in the colour ``border``."""
        ...

    def paint_kept(self, painter: QPainter, at: QPointF) -> None:
        """Paint what stays in sight above the editor."""
        ...

    def link_at(self, point: QPointF) -> str:
        """Return the address of the link under a point that is relative to the card; empty without one."""
        ...


CardMaker = Callable[[Annotation, CardStyle, float], CardLayout]
"""Lays an annotation out for a width."""


class AnnotationCards:
    """Lay annotations out as cards with place and time; ``source`` names the text where that cannot be seen."""

    def __init__(self, clock: Clock, source: Callable[[Annotation], str] | None = None) -> None:
        self._clock = clock
        self._source = source

    def __call__(self, annotation: Annotation, look: CardStyle, width: float) -> AnnotationCard:
        """Lay one out."""
        words = [self._source(annotation) if self._source else "", place_words(annotation)]
        place = " · ".join(part for part in words if part)
        return AnnotationCard(annotation, CardHeader(place, time_words(annotation, self._clock.now())), look, width)

"""Define the interface of a card in a column, and lay out the standard card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from reader.core.annotations.model import Annotation
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.annotations.annotation_card import AnnotationCard, CardFoot, CardStyle
from reader.ui.annotations.annotation_labels import credit_label, damage_label, place_label, time_label, visible_kind


class CardLayout(Protocol):
    """An annotation laid out for a width in pixels.

    ``height`` is the height it needs; ``height_above_editor`` is the height of the part that stays visible above the
    editor.
    """

    annotation: Annotation
    width: float
    height: float
    height_above_editor: float

    def paint(self, painter: QPainter, at: QPointF, border: str) -> None:
        """Paint the card with its top left corner at ``at`` and a frame in the colour ``border``."""
        ...

    def paint_above_editor(self, painter: QPainter, at: QPointF) -> None:
        """Paint the part that stays visible above the editor."""
        ...

    def link_at(self, point: QPointF) -> str:
        """Return the address of the link at a point relative to the card; empty without one."""
        ...


CardMaker = Callable[[Annotation, CardStyle, float], CardLayout]
"""Lays out an annotation for a width in pixels."""


def card_foot(annotation: Annotation, place: str, now: datetime) -> CardFoot:
    """Return the last line of the card of an annotation."""
    return CardFoot(visible_kind(annotation), place, time_label(annotation, now), damage_label(annotation))


class AnnotationCards:
    """Lay out annotations as cards with location and time; ``source`` names the text if that is not apparent."""

    def __init__(self, library: Library, clock: Clock, source: Callable[[Annotation], str] | None = None) -> None:
        self._library = library
        self._clock = clock
        self._source = source

    def __call__(self, annotation: Annotation, style: CardStyle, width: float) -> AnnotationCard:
        """Lay out one annotation."""
        source = self._source(annotation) if self._source else ""
        place = place_label(self._library, annotation)
        parts = [source, place, credit_label(annotation)]
        place = " · ".join(part for part in parts if part)
        return AnnotationCard(annotation, card_foot(annotation, place, self._clock.now()), style, width)

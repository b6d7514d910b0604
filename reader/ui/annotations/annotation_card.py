"""Lay out an annotation as a card, and paint it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QTextDocument,
    QTextLayout,
    QTextOption,
)

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.ui.appearance.theme import SERIF_FAMILIES, UI_FAMILIES, Theme, ui_font
from reader.ui.page.utf16 import position_of_unit
from reader.ui.preferences import Preferences
from reader.ui.widgets.markdown_document import INDENT, QUOTATION_DEPTH, NoteStyle, note_document

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

STRIPE = 4.0
RADIUS = 6.0
PADDING_LEFT = 16.0
PADDING_RIGHT = 13.0
PADDING_TOP = 10.0
PADDING_BOTTOM = 11.0
_GAP_SMALL = 3.0
_GAP = 7.0
_MAX_QUOTATION = 400
_TRAILING_PUNCTUATION = re.compile(r"[\s，、；：,;:]*(?:…|\.\.\.)?$")
_CJK = "\u2e80"
_LATIN_SERIF = ("Noto Serif", "Source Serif 4", "Georgia", "Times New Roman")
_QUOTE_LINES = 2
_CHECK = 16.0


@dataclass(frozen=True)
class CardStyle:
    """The fonts and colours of cards."""

    theme: Theme
    note: NoteStyle
    small: QFont
    quotation: QFont
    latin_quotation: QFont
    tags: QFont
    heading: QFont

    @staticmethod
    def from_theme(theme: Theme, preferences: Preferences) -> CardStyle:
        """Build the style from the theme and the reading font of the preferences."""
        base = ui_font()
        size = base.pointSizeF()
        serif = preferences.body_font == "serif"
        quotation = QFont(base)
        quotation.setFamilies(list(SERIF_FAMILIES if serif else UI_FAMILIES))
        latin = QFont(base)
        latin.setFamilies([*_LATIN_SERIF, *SERIF_FAMILIES] if serif else list(UI_FAMILIES))
        small = _sized(base, size * 0.86)
        for font in (latin, small):  # Chinese fallback fonts have a wide “ and §
            font.setFeature(QFont.Tag("palt"), 1)
        heading = _sized(base, size * 1.1)
        heading.setWeight(QFont.Weight.DemiBold)
        return CardStyle(theme, NoteStyle(base, theme), small, quotation, latin, _sized(base, size * 0.9), heading)

    def quotation_font(self, quote: str) -> QFont:
        """Return the Chinese or the Latin font for a quotation: only Chinese fonts have full-width quotation marks."""
        return self.quotation if any(c >= _CJK for c in quote[:_MAX_QUOTATION]) else self.latin_quotation


@dataclass(frozen=True, slots=True)
class CardHeader:
    """The text of a card's header line: the location, which is elided to fit, and the time."""

    place: str
    time: str


class AnnotationCard:
    """An annotation laid out for a width in pixels; ``height`` is the height it needs.

    ``height_above_editor`` is the height of the part that stays visible above the editor: none.
    """

    height_above_editor = 0.0

    def __init__(self, annotation: Annotation, header: CardHeader, style: CardStyle, width: float) -> None:
        self.annotation = annotation
        self._style = style
        self._header = header
        self.width = width
        self._inner = max(40.0, width - PADDING_LEFT - PADDING_RIGHT)
        self._quotation_font = style.quotation_font(annotation.quote)
        self._quotation = quotation_lines(annotation.quote, self._quotation_font, self._inner)
        self._note = self._lay_out_note()
        self._tags = _lay_out_text("  ".join(f"#{tag}" for tag in annotation.tags), style.tags, self._inner)
        self._note_top = 0.0
        self.height = self._measure()

    def paint(self, painter: QPainter, at: QPointF, border: str) -> None:
        """Paint the card with its top left corner at ``at`` and a frame in the colour ``border``."""
        frame = QRectF(at.x(), at.y(), self.width, self.height)
        paint_frame(painter, frame, self._style.theme, stripe_colour(self.annotation, self._style.theme), border)
        painter.save()
        painter.translate(at.x() + PADDING_LEFT, at.y() + PADDING_TOP)
        y = self._paint_header(painter)
        y = self._paint_quotation(painter, y)
        y = self._paint_note(painter, y)
        self._paint_tags(painter, y)
        painter.restore()

    def paint_above_editor(self, painter: QPainter, at: QPointF) -> None:
        """Paint nothing: no part stays visible above the editor."""

    def link_at(self, point: QPointF) -> str:
        """Return the address of the link at a point relative to the card; empty without one."""
        if self._note is None:
            return ""
        inside = QPointF(point.x() - PADDING_LEFT, point.y() - PADDING_TOP - self._note_top)
        return self._note.documentLayout().anchorAt(inside)

    def _lay_out_note(self) -> QTextDocument | None:
        if not self.annotation.body.strip():
            return None
        document = note_document(self.annotation.body, self._style.note)
        document.setTextWidth(self._inner)
        return document

    def _measure(self) -> float:
        height = QFontMetricsF(self._style.small).height()
        if self._quotation:
            height += _GAP_SMALL + len(self._quotation) * self._quotation_height()
        if self._note is not None:
            self._note_top = height + _GAP
            height = self._note_top + self._note.size().height()
        if self._tags is not None:
            height += _GAP_SMALL + self._tags.boundingRect().height()
        return float(round(PADDING_TOP + height + PADDING_BOTTOM))

    def _quotation_height(self) -> float:
        return round(QFontMetricsF(self._quotation_font).height() * 1.02)

    def _paint_header(self, painter: QPainter) -> float:
        metrics = QFontMetricsF(self._style.small)
        time = f" · {self._header.time}" if self._header.place else self._header.time
        width = self._inner - metrics.horizontalAdvance(time)
        place = metrics.elidedText(self._header.place, Qt.TextElideMode.ElideRight, width)
        painter.setFont(self._style.small)
        painter.setPen(QColor(self._style.theme.faint))
        painter.drawText(QPointF(0, metrics.ascent()), place + time)
        return metrics.height()

    def _paint_quotation(self, painter: QPainter, y: float) -> float:
        if not self._quotation:
            return y
        metrics = QFontMetricsF(self._quotation_font)
        painter.setFont(self._quotation_font)
        painter.setPen(QColor(self._style.theme.muted))
        y += _GAP_SMALL
        for line in self._quotation:
            painter.drawText(QPointF(0, y + metrics.ascent()), line)
            y += self._quotation_height()
        return y

    def _paint_note(self, painter: QPainter, y: float) -> float:
        if self._note is None:
            return y
        painter.save()
        painter.translate(0, self._note_top)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(self._style.theme.text))
        self._paint_quotation_bars(painter, self._note)
        self._note.documentLayout().draw(painter, context)
        painter.restore()
        return self._note_top + self._note.size().height()

    def _paint_quotation_bars(self, painter: QPainter, note: QTextDocument) -> None:
        block: QTextBlock = note.begin()
        while block.isValid():
            depth = block.blockFormat().intProperty(QUOTATION_DEPTH)
            rect = note.documentLayout().blockBoundingRect(block)
            for level in range(depth):
                bar = QRectF(level * INDENT + 2, rect.top(), 2, rect.height())
                painter.fillRect(bar, QColor(self._style.theme.line))
            block = block.next()

    def _paint_tags(self, painter: QPainter, y: float) -> None:
        if self._tags is not None:
            painter.setPen(QColor(self._style.theme.accent))
            self._tags.draw(painter, QPointF(0, y + _GAP_SMALL))


def stripe_colour(annotation: Annotation, theme: Theme) -> str:
    """Return the colour of the stripe at the left of a card."""
    if annotation.colour:
        mark = theme.marks[annotation.colour - 1]
        return QColor(mark).lighter(170).name() if theme.is_dark else mark
    return theme.faint if annotation.kind is AnnotationKind.BOOKMARK else theme.accent


def paint_frame(painter: QPainter, frame: QRectF, theme: Theme, stripe: str, border: str) -> None:
    """Paint an empty card: its background, the stripe at the left, and a thin border."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.fillPath(outline, QColor(theme.card))
    painter.setPen(QPen(QColor(border), 1.0))
    painter.drawPath(outline)
    edge = QPainterPath()
    edge.addRoundedRect(frame, RADIUS, RADIUS)
    painter.setClipRect(QRectF(frame.left(), frame.top(), STRIPE, frame.height()))
    painter.fillPath(edge, QColor(stripe))
    painter.restore()


def paint_chosen(painter: QPainter, frame: QRectF, theme: Theme) -> None:
    """Paint the sign of a multiple selection over a card: a tint, and a check mark, as colour alone is not enough."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tint = QColor(theme.accent)
    tint.setAlpha(26)
    outline = QPainterPath()
    outline.addRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.fillPath(outline, tint)
    centre = QPointF(frame.right() - _CHECK, frame.top() + _CHECK)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent))
    painter.drawEllipse(centre, _CHECK / 2, _CHECK / 2)
    painter.setPen(QPen(QColor(theme.accent_text), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline([centre + QPointF(-3.5, 0), centre + QPointF(-1, 2.8), centre + QPointF(3.5, -2.8)])
    painter.restore()


def _sized(font: QFont, size: float) -> QFont:
    sized = QFont(font)
    sized.setPointSizeF(size)
    return sized


def _lay_out_text(text: str, font: QFont, width: float) -> QTextLayout | None:
    if not text:
        return None
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def quotation_lines(quote: str, font: QFont, width: float) -> list[str]:
    """Return a quotation in quotation marks, broken into at most two lines and elided to fit."""
    text = " ".join(quote[:_MAX_QUOTATION].split())
    if not text:
        return []
    whole = f"“{text}”"
    layout = _lay_out_text(whole, font, width)
    if layout is None or layout.lineCount() <= 1:
        return [whole]
    second = position_of_unit(whole, layout.lineAt(1).textStart())
    lines = [whole[:second].rstrip()]
    rest = whole[second:]
    if layout.lineCount() > _QUOTE_LINES:
        metrics = QFontMetricsF(font)
        available = width - metrics.horizontalAdvance("”")
        elided = metrics.elidedText(rest[:-1], Qt.TextElideMode.ElideRight, available)
        rest = _TRAILING_PUNCTUATION.sub("…”", elided, count=1)
    return [*lines, rest]

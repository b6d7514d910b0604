"""Lay out an annotation as a card, and paint it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
    QTextCharFormat,
    QTextDocument,
    QTextLayout,
)

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.text.text_direction import runs_right_to_left
from reader.ui.appearance.mark_colours import line_shade
from reader.ui.appearance.sizes import BODY, CAPTION, CONTROL_RADIUS, HEAD, ICON
from reader.ui.appearance.theme import PROPORTIONAL, SERIF_FAMILIES, UI_FAMILIES, Theme, ui_font
from reader.ui.page.mark_lines import paint_line
from reader.ui.page.text_lines import lay_out_text, two_lines
from reader.ui.page.utf16 import units
from reader.ui.preferences.preferences import Preferences
from reader.ui.translation.translation import language_named
from reader.ui.widgets.markdown_document import INDENT, QUOTATION_DEPTH, NoteStyle, note_document
from reader.ui.widgets.painting import draw_border, draw_ground, scaled_font

if TYPE_CHECKING:
    from PySide6.QtGui import QTextBlock

STRIPE = 4.0
PADDING_LEFT = 16.0
PADDING_RIGHT = 13.0
PADDING_TOP = 10.0
PADDING_BOTTOM = 11.0
_GAP = 6.0
_GAP_BESIDE = 12.0
"""Pixels at least between the last line and the date behind it."""

_LEADING = 1.18
"""Sizes of a quotation: relative to the interface, 14 to 13 pixels, and its lines relative to the font."""

_MAX_QUOTATION = 400
_LEAST_WIDTH, _MEASURE = 40.0, 720.0
"""The least and the greatest length of a line in pixels, however wide the card is."""

_CJK = "\u2e80"
_LATIN_SERIF = ("Noto Serif", "Source Serif 4", "Georgia", "Times New Roman")
_BETWEEN = "  "
_WORD_JOINER, _NO_BREAK_SPACE = "\u2060", "\u00a0"


@dataclass(frozen=True)
class CardStyle:
    """The fonts and colours of cards."""

    theme: Theme
    note: NoteStyle
    small: QFont
    quotation: QFont
    latin_quotation: QFont
    heading: QFont

    @staticmethod
    def from_theme(theme: Theme, preferences: Preferences) -> CardStyle:
        """Build the style from the theme and the reading font of the preferences."""
        base = ui_font(language_named(preferences.language))
        serif = preferences.body_font == "serif"
        quotation, latin = scaled_font(base, BODY), scaled_font(base, BODY)
        quotation.setFamilies(list(SERIF_FAMILIES if serif else UI_FAMILIES))
        latin.setFamilies([*_LATIN_SERIF, *SERIF_FAMILIES] if serif else list(UI_FAMILIES))
        small = scaled_font(base, CAPTION)
        for font in (latin, small):  # Chinese fallback fonts have a wide “ and §
            font.setFeature(PROPORTIONAL, 1)
        quotation.setFeature(PROPORTIONAL, 0)  # which it has from the interface where that is not Chinese
        heading = scaled_font(base, HEAD, weight=QFont.Weight.Bold)
        return CardStyle(theme, NoteStyle(base, theme), small, quotation, latin, heading)

    def quotation_font(self, quote: str) -> QFont:
        """Return the Chinese or the Latin font for a quotation: only Chinese fonts have full-width quotation marks."""
        return self.quotation if any(c >= _CJK for c in quote[:_MAX_QUOTATION]) else self.latin_quotation


@dataclass(frozen=True, slots=True)
class CardFoot:
    """The text of a card's last line: the kind if it has to be named, the location, and the time at its end.

    ``damage`` stands before them if the annotation is damaged.
    """

    kind: str
    place: str
    time: str
    damage: str = ""


class AnnotationCard:
    """An annotation laid out for a width in pixels: the quotation, the note, and what else there is to say in one line.

    A quotation that runs from right to left stands at the right, and so does the stripe; the last line begins there.

    ``height`` is the height it needs, ``height_above_editor`` that of the part that stays visible above the editor:
    none.
    """

    height_above_editor = 0.0

    def __init__(self, annotation: Annotation, foot: CardFoot, style: CardStyle, width: float) -> None:
        self.annotation = annotation
        self._style = style
        self._time = foot.time
        self.width = width
        self._inner = max(_LEAST_WIDTH, width - PADDING_LEFT - PADDING_RIGHT)
        self._is_mirrored = runs_right_to_left(annotation.quote[:_MAX_QUOTATION])
        self._left = PADDING_RIGHT if self._is_mirrored else PADDING_LEFT
        self._quotation_font = style.quotation_font(annotation.quote)
        self._measure = text_width(width)
        self._quotation = two_lines(annotation.quote, self._quotation_font, self._measure)
        self._note = self._lay_out_note()
        self._time_width = QFontMetricsF(style.small).horizontalAdvance(foot.time)
        self._foot = self._lay_out_foot(foot, self._inner - self._time_width - _GAP_BESIDE)
        self._foot_alone = self._lay_out_foot(foot, self._inner)
        self._note_top = self._foot_top = 0.0
        self.height = self._measured_height()

    def paint(self, painter: QPainter, at: QPointF, border: str) -> None:
        """Paint the card at ``at``, its top left corner; a frame that tells of pointer or focus shows the time too."""
        frame = QRectF(at.x(), at.y(), self.width, self.height)
        stripe = stripe_colour(self.annotation, self._style.theme)
        paint_frame(painter, frame, self._style.theme, stripe, border, mirrored=self._is_mirrored)
        painter.save()
        painter.translate(at.x() + self._left, at.y() + PADDING_TOP)
        self._paint_quotation(painter)
        self._paint_note(painter)
        self._paint_foot(painter, shows_time=border != self._style.theme.line)
        painter.restore()

    def paint_above_editor(self, painter: QPainter, at: QPointF) -> None:
        """Paint nothing: no part stays visible above the editor."""

    def link_at(self, point: QPointF) -> str:
        """Return the address of the link at a point relative to the card; empty without one."""
        if self._note is None:
            return ""
        inside = QPointF(point.x() - self._left - self._note_left, point.y() - PADDING_TOP - self._note_top)
        return self._note.documentLayout().anchorAt(inside)

    def _lay_out_note(self) -> QTextDocument | None:
        if not self.annotation.body.strip():
            return None
        document = note_document(self.annotation.body, self._style.note)
        document.setTextWidth(self._measure)
        return document

    def _lay_out_foot(self, foot: CardFoot, width: float) -> QTextLayout | None:
        """Lay out damage, kind, location and tags in this order, to a width that may leave room for the time."""
        theme, metrics = self._style.theme, QFontMetricsF(self._style.small)
        named = "".join(words + _BETWEEN for words in (foot.damage, foot.kind) if words)
        place = metrics.elidedText(foot.place, Qt.TextElideMode.ElideRight, width - metrics.horizontalAdvance(named))
        parts = [(foot.damage, theme.accent, True), (foot.kind, theme.accent, True), (place, theme.faint, False)]
        parts += [(_unbroken(f"#{tag}"), theme.accent, False) for tag in self.annotation.tags]
        shown = [part for part in parts if part[0]]
        return _lay_out_parts(shown, self._style.small, width, right_to_left=self._is_mirrored)

    def _measured_height(self) -> float:
        height = len(self._quotation) * self._quotation_height()
        if self._note is not None:
            self._note_top = height + _GAP if height else 0.0
            height = self._note_top + self._note.size().height()
        self._foot_top = height + _GAP if height else 0.0
        lines = self._foot.boundingRect().height() if self._foot else QFontMetricsF(self._style.small).height()
        return float(round(PADDING_TOP + self._foot_top + lines + PADDING_BOTTOM))

    def _quotation_height(self) -> float:
        return round(QFontMetricsF(self._quotation_font).height() * _LEADING)

    def _paint_foot(self, painter: QPainter, *, shows_time: bool) -> None:
        """Paint the foot; without the time, the location takes its room where that changes no height."""
        bottom = QFontMetricsF(self._style.small).height()
        if self._foot is not None and self._foot_alone is not None:
            bottom = self._foot.boundingRect().height()
            has_room = shows_time or self._foot_alone.boundingRect().height() != bottom
            left = self._time_width + _GAP_BESIDE if self._is_mirrored and has_room else 0.0
            (self._foot if has_room else self._foot_alone).draw(painter, QPointF(left, self._foot_top))
        if shows_time:
            painter.setFont(self._style.small)
            painter.setPen(QColor(self._style.theme.faint))
            baseline = self._foot_top + bottom - QFontMetricsF(self._style.small).descent()
            left = 0.0 if self._is_mirrored else self._inner - self._time_width
            painter.drawText(QPointF(left, baseline), self._time)

    def _paint_quotation(self, painter: QPainter) -> None:
        metrics = QFontMetricsF(self._quotation_font)
        painter.setFont(self._quotation_font)
        painter.setPen(QColor(self._style.theme.text))
        leading = (self._quotation_height() - metrics.height()) / 2
        em = QFontInfo(self._quotation_font).pixelSize()
        if self._is_mirrored:
            painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for number, line in enumerate(self._quotation):
            baseline = number * self._quotation_height() + leading + metrics.ascent()
            width = metrics.horizontalAdvance(line.rstrip())
            left = self._inner - width if self._is_mirrored else 0.0
            painter.drawText(QPointF(left, baseline), line.rstrip())
            under = QLineF(left, baseline, left + width, baseline)
            paint_line(painter, under, self.annotation.style, self._line_colour(), em)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)

    def _line_colour(self) -> str:
        theme, colour = self._style.theme, self.annotation.colour
        return line_shade(theme.marks[colour - 1], theme.card) if colour else theme.accent

    def _paint_note(self, painter: QPainter) -> None:
        if self._note is None:
            return
        painter.save()
        painter.translate(self._note_left, self._note_top)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, QColor(self._style.theme.text))
        self._paint_quotation_bars(painter, self._note)
        self._note.documentLayout().draw(painter, context)
        painter.restore()

    @property
    def _note_left(self) -> float:
        """Return where the lines of the note begin; they end where those of the quotation do if that is mirrored."""
        return self._inner - self._measure if self._is_mirrored else 0.0

    def _paint_quotation_bars(self, painter: QPainter, note: QTextDocument) -> None:
        block: QTextBlock = note.begin()
        while block.isValid():
            depth = block.blockFormat().intProperty(QUOTATION_DEPTH)
            rect = note.documentLayout().blockBoundingRect(block)
            for level in range(depth):
                bar = QRectF(level * INDENT + 2, rect.top(), 2, rect.height())
                painter.fillRect(bar, QColor(self._style.theme.line))
            block = block.next()


def text_width(width: float) -> float:
    """Return the length of the lines of a card that is ``width`` pixels wide."""
    return min(_MEASURE, max(_LEAST_WIDTH, width - PADDING_LEFT - PADDING_RIGHT))


def stripe_colour(annotation: Annotation, theme: Theme) -> str:
    """Return the colour of the stripe at the left of a card."""
    if annotation.colour:
        mark = theme.marks[annotation.colour - 1]
        return QColor(mark).lighter(170).name() if theme.is_dark else mark
    return theme.edge if annotation.kind is AnnotationKind.BOOKMARK else theme.accent


def paint_frame(
    painter: QPainter, frame: QRectF, theme: Theme, stripe: str, border: str, *, mirrored: bool = False
) -> None:
    """Paint an empty card: its background, the stripe at the left, or the right if mirrored, and a thin border."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = frame.adjusted(0.5, 0.5, -0.5, -0.5)
    draw_ground(painter, outline, CONTROL_RADIUS, theme.card)
    draw_border(painter, outline, CONTROL_RADIUS, border)
    left = frame.right() - STRIPE if mirrored else frame.left()
    painter.setClipRect(QRectF(left, frame.top(), STRIPE, frame.height()))
    draw_ground(painter, frame, CONTROL_RADIUS, stripe)
    painter.restore()


def paint_chosen(painter: QPainter, frame: QRectF, theme: Theme) -> None:
    """Paint the sign of a multiple selection over a card: a tint, and a check mark, as colour alone is not enough."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tint = QColor(theme.accent)
    tint.setAlpha(26)
    draw_ground(painter, frame.adjusted(0.5, 0.5, -0.5, -0.5), CONTROL_RADIUS, tint)
    centre = QPointF(frame.right() - ICON, frame.top() + ICON)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent))
    painter.drawEllipse(centre, ICON / 2, ICON / 2)
    painter.setPen(QPen(QColor(theme.accent_text), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline([centre + QPointF(-3.5, 0), centre + QPointF(-1, 2.8), centre + QPointF(3.5, -2.8)])
    painter.restore()


def _unbroken(words: str) -> str:
    """Return words between whose characters no line ends, unless they are longer than a line."""
    return _WORD_JOINER.join(words.replace(" ", _NO_BREAK_SPACE))


def _lay_out_parts(
    parts: Sequence[tuple[str, str, bool]], font: QFont, width: float, *, right_to_left: bool
) -> QTextLayout | None:
    """Lay out words one after the other, each with its colour, and bold if it says so."""
    formats, text = [], ""
    for words, colour, is_bold in parts:
        range_ = QTextLayout.FormatRange()
        text += _BETWEEN if text else ""
        range_.start, range_.length = units(text), units(words)
        text += words
        range_.format = QTextCharFormat()
        range_.format.setForeground(QColor(colour))
        range_.format.setFontWeight(QFont.Weight.Bold if is_bold else QFont.Weight.Normal)
        formats.append(range_)
    return lay_out_text(text, font, width, formats, right_to_left=right_to_left)

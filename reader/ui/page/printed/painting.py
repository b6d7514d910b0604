"""Paint the printed pages on the screen with the marks on their words, and say what cannot be shown of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QRegion

from reader.ui.appearance.sizes import CONTROL_RADIUS
from reader.ui.page.leaf_layout import flatten
from reader.ui.page.margin import ICON_PAINTERS, icon_kind
from reader.ui.page.mark_lines import LineUnderWords, paint_line, stacked
from reader.ui.page.painting import Mark, layered_colour
from reader.ui.page.printed.printed_flow import SIDE, PrintedFlow, ShownPage
from reader.ui.page.typography import proportional
from reader.ui.translation.labels import page_label

if TYPE_CHECKING:
    from reader.core.annotations.model import Annotation
    from reader.core.text.leaves import Leaf, LeafSource
    from reader.ui.page.marks import LeafMarks
    from reader.ui.page.passage import Passage
    from reader.ui.page.printed.page_server import PageServer
    from reader.ui.page.printed.printed_style import PrintedStyle

_SIGN = 9.0
"""Half the width of the place where the sign of a note is clicked, in pixels."""

_EM = 0.8
"""The size of letters as a share of the height of their boxes."""

_LABEL_SIZE = 12
"""Pixels."""

_MOST_PAGES = 20

_GROUND = 210
"""How opaque the ground of the label is, of 255."""


class PageLeaves:
    """The leaves that the text of each page is in, kept as they are read."""

    def __init__(self, source: LeafSource) -> None:
        self._source = source
        self._leaves: OrderedDict[tuple[int, int], Sequence[Leaf]] = OrderedDict()

    def of(self, start: int, end: int) -> Sequence[Leaf]:
        """Return the leaves that a range of the text is in."""
        if (start, end) not in self._leaves:
            self._leaves[start, end] = tuple(self._read(start, end))
            if len(self._leaves) > _MOST_PAGES:
                self._leaves.popitem(last=False)
        return self._leaves[start, end]

    def _read(self, start: int, end: int) -> Iterator[Leaf]:
        position = start
        while position <= end and self._source.leaf_count:
            leaf = self._source.leaf_at(position)
            yield leaf
            if leaf.number + 1 >= self._source.leaf_count:
                break
            position = leaf.end + 1


@dataclass(frozen=True, slots=True)
class PrintedMarks:
    """What lies on the words: the marks of the text, those that pass, the reading cursor, the end of the portion."""

    marks: LeafMarks
    leaves: PageLeaves
    passing: Sequence[Mark]
    cursor: Passage | None
    portion_end: int | None

    def annotations(self, start: int, end: int) -> dict[str, Annotation]:
        """Return the annotations that overlap a range of the text, by their ids."""
        return {
            one.id: one
            for leaf in self.leaves.of(start, end)
            for one in self.marks.annotations(leaf)
            if one.start < end and one.end > start
        }

    def on(self, start: int, end: int) -> list[Mark]:
        """Return the marks that overlap a range of the text, in painting order; one that two leaves have, once."""
        found = [mark for leaf in self.leaves.of(start, end) for mark in self.marks.marks(leaf)]
        return [mark for mark in dict.fromkeys((*found, *self.passing)) if mark.start < end and mark.end > start]


class PrintedPainter(QObject):
    """Paint printed pages, and find the signs of notes beside them."""

    def paint(
        self, painter: QPainter, flow: PrintedFlow, server: PageServer, over: PrintedMarks, style: PrintedStyle
    ) -> None:
        """Paint what is on the screen."""
        sheets = flow.sheets()
        _paint_ground(painter, sheets, style)
        for sheet in sheets:
            self._paint_sheet(painter, sheet, server, style)
            start, end = server.pages.span(sheet.index)
            if start < end and flow.words(sheet.index) is not None:
                _paint_marks(painter, flow, sheet, over.on(start, end), style)
                if over.cursor is not None:
                    _paint_cursor(painter, flow.rects_on(sheet, over.cursor.start, over.cursor.end), style)
                if over.portion_end is not None:
                    _paint_portion_end(
                        painter, sheet, flow.rects_on(sheet, over.portion_end - 1, over.portion_end), style
                    )
                for point, annotation in _signs(flow, sheet, over.annotations(start, end).values()):
                    painter.save()
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                    painter.translate(point)
                    colour = style.ink.accent if sheet.area.contains(point) else style.sign
                    ICON_PAINTERS[icon_kind(annotation)](painter, _SIGN, QColor(colour))
                    painter.restore()
        if sheets:
            self._paint_label(painter, flow, server, sheets, style)

    def sign_at(self, flow: PrintedFlow, server: PageServer, over: PrintedMarks, point: QPointF) -> int | None:
        """Return where the passage begins whose sign is at a point, or None."""
        for sheet in flow.sheets():
            start, end = server.pages.span(sheet.index)
            for place, annotation in _signs(flow, sheet, over.annotations(start, end).values()):
                if (place - point).manhattanLength() <= 2 * _SIGN:
                    return annotation.start
        return None

    def _paint_sheet(self, painter: QPainter, sheet: ShownPage, server: PageServer, style: PrintedStyle) -> None:
        picture, problem = server.picture(sheet.index), server.problem(sheet.index)
        if picture is not None:
            _paint_picture(painter, sheet.area, picture)
            return
        painter.fillRect(sheet.area, QColor(style.ink.paper))
        if problem is not None:
            painter.setPen(QColor(style.ink.muted))
            words = self.tr("This page could not be drawn. The others can be; turn the pages to try it again.")
            painter.drawText(sheet.area.adjusted(24, 48, -24, -48), _TOP_CENTRE, words)

    def _paint_label(
        self, painter: QPainter, flow: PrintedFlow, server: PageServer, sheets: Sequence[ShownPage], style: PrintedStyle
    ) -> None:
        """Paint at the foot which page this is, and what cannot be done on it."""
        middle = min(sheets, key=lambda sheet: abs(sheet.area.center().y() - flow.columns.height / 2))
        words = self.label(flow, server, middle.index)
        font = proportional(QFont())
        font.setPixelSize(_LABEL_SIZE)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        area = QRectF(0, 0, metrics.horizontalAdvance(words) + 20, metrics.height() + 8)
        area.moveBottomRight(QPointF(flow.columns.width - 12, flow.columns.height - 10))
        ground = QColor(style.ink.paper)
        ground.setAlpha(_GROUND)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(style.ink.line), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(area, CONTROL_RADIUS, CONTROL_RADIUS)
        painter.setPen(QColor(style.ink.text))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def label(self, flow: PrintedFlow, server: PageServer, index: int) -> str:
        """Return which page this is, and what cannot be done on it."""
        number = self.tr("{number} of {total}").format(number=index + 1, total=len(server.sizes))
        label = server.pages.label(index)
        parts = [page_label(label) if label else "", number] if label != str(index + 1) else [page_label(number)]
        known = server.words(index)
        if known is not None and not known.can_be_selected and server.pages.has_text(index):
            parts.append(self.tr("words cannot be selected here: too few of them were found on the page"))
        if flow.is_coarse(index):
            parts.append(self.tr("this page is too large to be drawn finely"))
        return " · ".join(filter(None, parts))


_TOP_CENTRE = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


def _paint_ground(painter: QPainter, sheets: Sequence[ShownPage], style: PrintedStyle) -> None:
    """Paint what no page covers; a page may end a pixel of the screen before its area does."""
    ground = QRegion(painter.viewport())
    for sheet in sheets:
        ground -= QRegion(sheet.area.toRect().adjusted(1, 1, -1, -1))
    painter.setClipRegion(ground)
    painter.fillRect(painter.viewport(), QColor(style.ground))
    painter.setClipping(False)


def _paint_picture(painter: QPainter, area: QRectF, picture: QImage) -> None:
    """Paint a picture that was drawn for this size pixel by pixel, and scale any other one."""
    ratio = painter.device().devicePixelRatioF()
    if max(abs(area.width() * ratio - picture.width()), abs(area.height() * ratio - picture.height())) >= 1:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, picture)
        return
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)
    painter.drawImage(QPoint(round(area.left() * ratio), round(area.top() * ratio)), picture)
    painter.restore()


def _paint_marks(
    painter: QPainter, flow: PrintedFlow, sheet: ShownPage, marks: Sequence[Mark], style: PrintedStyle
) -> None:
    painter.save()
    modes = QPainter.CompositionMode
    painter.setCompositionMode(modes.CompositionMode_Lighten if style.inverted else modes.CompositionMode_Multiply)
    grounds = [(mark.start, mark.end, mark.colour) for mark in marks if mark.colour and not mark.is_line]
    for start, end, colours in flatten(grounds):
        for rect in flow.rects_on(sheet, start, end):
            painter.fillRect(rect, layered_colour(colours))
    painter.restore()
    for line in stacked(
        [LineUnderWords(mark.start, mark.end, mark.colour, mark.style) for mark in marks if mark.is_line]
    ):
        for rect, baseline in _baselines(flow, sheet, line.start, line.end):
            paint_line(painter, baseline, line.style, line.colour, rect.height() * _EM, line.above)
    for mark in marks:
        if mark.underlined or mark.dotted:
            pattern = Qt.PenStyle.DotLine if mark.dotted else Qt.PenStyle.DashLine
            painter.setPen(QPen(QColor(style.ink.accent), 1.2, pattern))
            for _rect, baseline in _baselines(flow, sheet, mark.start, mark.end):
                painter.drawLine(baseline.translated(0, 2))


def _baselines(flow: PrintedFlow, sheet: ShownPage, start: int, end: int) -> Iterator[tuple[QRectF, QLineF]]:
    for rect in flow.rects_on(sheet, start, end):
        base = rect.bottom() - 0.2 * rect.height()
        yield rect, QLineF(rect.left(), base, rect.right(), base)


def _paint_cursor(painter: QPainter, rects: Sequence[QRectF], style: PrintedStyle) -> None:
    """Paint the reading cursor: a bar beside its sentence and dots under it."""
    if not rects:
        return
    accent = QColor(style.ink.accent)
    left = min(rect.left() for rect in rects) - 9
    top, bottom = min(rect.top() for rect in rects), max(rect.bottom() for rect in rects)
    painter.fillRect(QRectF(left, top, 3, bottom - top), accent)
    painter.setPen(QPen(accent, 1, Qt.PenStyle.DotLine))
    for rect in rects:
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _paint_portion_end(painter: QPainter, sheet: ShownPage, rects: Sequence[QRectF], style: PrintedStyle) -> None:
    if rects:
        painter.setPen(QPen(QColor(style.ink.accent), 1.5))
        y = rects[-1].bottom() + 2
        painter.drawLine(QLineF(rects[-1].right(), y, sheet.area.right(), y))


def _signs(
    flow: PrintedFlow, sheet: ShownPage, annotations: Iterable[Annotation]
) -> Iterator[tuple[QPointF, Annotation]]:
    """Yield where the signs of notes stand beside a page, each with the first annotation on its line."""
    taken: set[int] = set()
    for annotation in annotations:
        if icon_kind(annotation) not in ICON_PAINTERS:
            continue
        rects = flow.rects_on(sheet, annotation.start, max(annotation.end, annotation.start + 1))
        if rects and round(rects[0].center().y()) not in taken:
            taken.add(round(rects[0].center().y()))
            x = min(sheet.area.right() + SIDE / 2, flow.columns.width - SIDE / 2)
            yield QPointF(x, rects[0].center().y()), annotation

"""Draw a cover from a title: a cloth binding, with Chinese titles on a slip beside the stitching, others on a label."""

from __future__ import annotations

import hashlib
import unicodedata

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextOption

from reader.core.text.titles import OPENING_QUOTES, filing_title
from reader.ui.appearance.sizes import TICK_RADIUS
from reader.ui.appearance.theme import SERIF_FAMILIES, Theme
from reader.ui.widgets.chart_colours import contrast

_SMALL = 90.0
"""The height in points below which a cover shows a letter in place of the title."""

_SLIP_CHARACTERS = 8

_LEAST_CONTRAST = 4.6
"""The contrast of words with the cloth, as WCAG 2 measures it: a little above the 4.5 that look.md asks for."""


def draw_title_cover(
    painter: QPainter, area: QRectF, title: str, author: str, theme: Theme, *, language: str = ""
) -> None:
    """Draw the cover of a text without a picture into ``area``; the same title always has the same colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    cloth = cloth_of(title, theme)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(cloth)
    painter.drawRoundedRect(area, TICK_RADIUS, TICK_RADIUS)
    shown_title = (
        title.strip().strip(OPENING_QUOTES + "》」』”’）)]】〉").replace("’", "'")
    )  # which fonts for Chinese set wide
    letter = first_letter(title, language)
    chinese = unicodedata.name(letter, "").startswith("CJK UNIFIED")
    ink = _ink(theme)
    if area.height() < _SMALL:
        _draw_letter(painter, area, letter, ink)
        return
    _draw_binding(painter, area, cloth, ink, stitched=chinese)
    if chinese:
        _draw_slip(painter, area, shown_title, cloth, ink)
    else:
        _draw_label(painter, area, shown_title, author, ink)


def cloth_of(title: str, theme: Theme) -> QColor:
    """Return the colour of the cloth: one of the hues of the theme, chosen by a hash of the title.

    It is as dark as the words on it need to be read.
    """
    hues = (theme.accent, theme.good, *theme.marks)
    number = hashlib.sha256(title.encode("utf-8", "replace")).digest()[0]
    hue = max(0.0, QColor(hues[number % len(hues)]).hslHueF())
    steps = (0.0, 0.035, -0.035)
    saturation = 0.24 if theme.is_dark else 0.27
    lightness = (0.34 if theme.is_dark else 0.47) + steps[number // len(hues) % len(steps)]
    ink = _ink(theme)
    cloth = QColor.fromHslF(hue, saturation, lightness)
    while contrast(ink, cloth) < _LEAST_CONTRAST:
        lightness -= 0.01
        cloth = QColor.fromHslF(hue, saturation, lightness)
    return cloth


def first_letter(title: str, language: str = "") -> str:
    """Return the first letter of a title after quotation marks, brackets and an article, in upper case."""
    return filing_title(title, language)[:1].upper() or "·"


def _ink(theme: Theme) -> QColor:
    return QColor(theme.text if theme.is_dark else theme.card)


def _draw_binding(painter: QPainter, area: QRectF, cloth: QColor, ink: QColor, *, stitched: bool) -> None:
    """Draw the stitches of a book that opens to the right, or the joint of one that opens to the left."""
    width = area.width() * 0.1
    if not stitched:
        painter.setBrush(cloth.darker(115))
        painter.drawRoundedRect(QRectF(area.left(), area.top(), width, area.height()), TICK_RADIUS, TICK_RADIUS)
        painter.drawRect(QRectF(area.left() + TICK_RADIUS, area.top(), width - TICK_RADIUS, area.height()))
        return
    thread = QColor(ink)
    thread.setAlphaF(0.5)
    painter.setPen(QPen(thread, max(0.8, area.width() / 90)))
    seam = area.right() - width
    painter.drawLine(QLineF(seam, area.top(), seam, area.bottom()))
    for place in (0.08, 0.36, 0.64, 0.92):
        level = area.top() + area.height() * place
        painter.drawLine(QLineF(seam, level, area.right(), level))


def _draw_letter(painter: QPainter, area: QRectF, letter: str, ink: QColor) -> None:
    painter.setFont(_serif(area.height() * 0.5))
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letter)


def _draw_slip(painter: QPainter, area: QRectF, title: str, cloth: QColor, ink: QColor) -> None:
    """Draw the title vertically on a slip at the upper left, as on Chinese books."""
    letters = [sign for sign in title if unicodedata.category(sign)[0] not in "PZ"]
    if len(letters) > _SLIP_CHARACTERS:
        letters = [*letters[: _SLIP_CHARACTERS - 1], "…"]
    size = min(area.width() * 0.17, area.height() * 0.74 / max(4, len(letters)) / 1.12)
    step = size * 1.12
    slip = QRectF(area.left() + area.width() * 0.12, area.top() + area.height() * 0.07, size * 1.7, 0)
    slip.setHeight(max(step * len(letters) + size * 0.9, area.height() * 0.5))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRect(slip)
    rule = QPen(cloth, max(0.7, area.width() / 150))
    painter.setPen(rule)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = size * 0.16
    painter.drawRect(slip.adjusted(inset, inset, -inset, -inset))
    painter.setFont(_serif(size))
    painter.setPen(cloth.darker(165) if ink.lightnessF() > cloth.lightnessF() else cloth.lighter(165))
    top = slip.top() + (slip.height() - step * len(letters)) / 2
    for number, letter in enumerate(letters):
        place = QRectF(slip.left(), top + number * step, slip.width(), step)
        if letter == "…":
            painter.save()
            painter.translate(place.center())
            painter.rotate(90)
            painter.drawText(QRectF(-step, -step, 2 * step, 2 * step), Qt.AlignmentFlag.AlignCenter, letter)
            painter.restore()
        else:
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, letter)


def _draw_label(painter: QPainter, area: QRectF, title: str, author: str, ink: QColor) -> None:
    """Draw the title on the cloth below a rule, with the author at the bottom."""
    inner = area.adjusted(area.width() * 0.18, area.height() * 0.13, -area.width() * 0.08, -area.height() * 0.08)
    rule = QColor(ink)
    rule.setAlphaF(0.55)
    title_area = QRectF(inner.left(), inner.top(), inner.width(), inner.height() * 0.66)
    font = _fitting_font(title, title_area, area.width() * 0.135)
    centred = QTextOption(Qt.AlignmentFlag.AlignLeft)
    centred.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    painter.setPen(QPen(rule, max(0.8, area.width() / 110)))
    painter.drawLine(QPointF(inner.left(), inner.top() - 5), QPointF(inner.right(), inner.top() - 5))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(title_area, title, centred)
    small = _serif(area.width() * 0.082)
    painter.setFont(small)
    painter.setPen(ink)
    name = QFontMetricsF(small).elidedText(author, Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, name)


def _fitting_font(title: str, area: QRectF, size: float) -> QFont:
    """Return the largest font, reduced step by step, in which the title fits into the area."""
    flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
    font = _serif(size)
    while size > area.width() * 0.09:
        longest = max((QFontMetricsF(font).horizontalAdvance(word) for word in title.split()), default=0.0)
        bounds = QFontMetricsF(font).boundingRect(area, flags, title)
        if bounds.height() <= area.height() and longest <= area.width():
            break
        size *= 0.9
        font = _serif(size)
    return font


def _serif(size: float) -> QFont:
    font = QFont()
    font.setFamilies(list(SERIF_FAMILIES))
    font.setPixelSize(max(6, round(size)))
    return font

"""On the settings nothing is cut, and all ends on one line, in every theme, both languages and both sizes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.core.activity.ledger import TimeClass
from reader.core.activity.plan import COUNTED, Plan
from reader.core.screens import ScreenName
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.appearance.theme import THEMES
from reader.ui.preferences.preference_spec import SettingsGroup
from reader.ui.settings.setting_row import SettingsCard
from reader.ui.settings.settings_screen import SettingsScreen
from reader.ui.widgets.item_view import SectionList
from reader.ui.widgets.key_cap import KeyCap
from tests.support.window import WindowDriver

EDGE = 24
SIZES = ((1440, 900), (1024, 700))


def cut_parts(whole: QWidget) -> Iterator[str]:
    """Yield the text of each visible label and control that has less room than it needs, or lies outside."""
    for part in whole.findChildren(QWidget):
        if not part.isVisibleTo(whole) or not isinstance(part, QLabel | QPushButton | QCheckBox | QComboBox | QSpinBox):
            continue
        right = part.mapTo(whole, part.rect().topRight()).x()
        words = part.currentText() if isinstance(part, QComboBox) else part.text()
        if isinstance(part, QLabel) and part.wordWrap():
            is_cut = part.height() < part.heightForWidth(part.width())
        elif isinstance(part, QSpinBox):
            line = part.findChild(QLineEdit)
            is_cut = line is None or line.width() < line.fontMetrics().horizontalAdvance(words)
        elif isinstance(part, KeyCap):
            is_cut = part.width() < part.minimumSizeHint().width()
        else:
            is_cut = part.width() < part.minimumSizeHint().width() or part.height() < part.minimumSizeHint().height()
        if is_cut or right > whole.width():
            yield f"{words} ({part.width()}×{part.height()} at {right})"


def cut_sections(sections: SectionList) -> Iterator[str]:
    """Yield the label of each section that has less room than it needs, also in the bold type of the current one."""
    for row in range(sections.count()):
        option = QStyleOptionViewItem()
        sections.initViewItemOption(option)
        delegate = sections.itemDelegate()
        assert isinstance(delegate, QStyledItemDelegate)
        delegate.initStyleOption(option, sections.indexFromItem(sections.item(row)))
        option.rect = sections.visualItemRect(sections.item(row))
        area = sections.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, sections)
        margin = sections.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, sections) + 1
        font = sections.font()
        font.setBold(True)
        words = sections.item(row).text()
        if QFontMetrics(font).horizontalAdvance(words) > area.width() - 2 * margin:
            yield f"{words} ({area.width()})"


def distance_to_edge(part: QWidget, whole: QWidget) -> int:
    """Return the pixels between the right edge of a part and that of what it stands in."""
    return whole.width() - part.mapTo(whole, part.rect().topRight()).x() - 1


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_is_cut_and_there_is_one_right_edge(
    qtbot: QtBot, library: Library, clock: Clock, language: str
) -> None:
    tomorrow = clock.now().date() + timedelta(days=1)
    library.plans.set(Plan(tomorrow, 45, frozenset({5, 6}), 5, 7, COUNTED - {TimeClass.LISTEN}), clock.now())
    with WindowDriver(qtbot, library, clock, language=language) as driver:
        screen = driver.show(ScreenName.SETTINGS)
        assert isinstance(screen, SettingsScreen)
        for theme, size in product(THEMES, SIZES):
            driver.settings.change(theme=theme)
            driver.window.resize(*size)
            qtbot.waitUntil(lambda size=size: (driver.window.width(), driver.window.height()) == size)
            assert distance_to_edge(screen.search_field, screen) == EDGE
            for group in SettingsGroup:
                screen.open(group)
                check(qtbot, screen)
                assert list(cut_sections(screen.groups)) == []


def check(qtbot: QtBot, screen: SettingsScreen) -> None:
    """Fail if something on the page is cut, or ends on another line than the rest, once it is laid out."""

    def nothing_is_cut() -> None:
        assert list(cut_parts(screen)) == []

    def all_ends_on_one_line() -> None:
        cards = screen.page.findChildren(SettingsCard)
        assert min(distance_to_edge(card, screen) for card in cards) == EDGE
        for card in cards:
            assert {distance_to_edge(row.control, card) for row in card.rows if row.control and not row.fills} <= {EDGE}

    qtbot.waitUntil(nothing_is_cut)
    qtbot.waitUntil(all_ends_on_one_line)
    assert screen.page.horizontalScrollBar().maximum() == 0

"""Test the list of contents: rows of several lines stand below each other, however wide the pane is."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from reader.core.text.model import Section
from reader.ui.appearance.theme import PAPER
from reader.ui.page.contents_pane import ContentsPane

TITLE = "A title that goes on over quite a few lines of the pane, as those of papers and of old books do"


def sections(count: int) -> tuple[Section, ...]:
    return tuple(Section(f"{number} {TITLE}", 1, 100 * number, 100 * number + 100) for number in range(count))


@pytest.fixture
def splitter(qtbot: QtBot) -> QSplitter:
    splitter = QSplitter()
    qtbot.addWidget(splitter)
    splitter.addWidget(ContentsPane(PAPER))
    splitter.addWidget(QWidget())
    splitter.resize(1000, 700)
    splitter.show()
    splitter.setSizes([300, 700])
    return splitter


def pane_of(splitter: QSplitter) -> ContentsPane:
    pane = splitter.widget(0)
    assert isinstance(pane, ContentsPane)
    return pane


def places(pane: ContentsPane) -> list[QRect]:
    rows = pane._view
    return [rows.visualRect(rows.model().index(row, 0)) for row in range(rows.model().rowCount())]


def are_stacked(pane: ContentsPane, count: int) -> bool:
    """Return whether all rows have their places, each as high as its title needs and right below the one before."""
    rows = pane._view
    below = 0 - rows.verticalScrollBar().value()
    for row, place in enumerate(places(pane)):
        needed = rows.sizeHintForIndex(rows.model().index(row, 0)).height()
        if (place.top(), place.height()) != (below, needed):
            return False
        below += needed
    return rows.model().rowCount() == count


@pytest.mark.parametrize("count", [5, 50, 300])
def test_rows_do_not_overlap_when_the_pane_becomes_narrower_or_wider(
    splitter: QSplitter, qtbot: QtBot, count: int
) -> None:
    pane = pane_of(splitter)
    pane.set_sections(sections(count), "en")
    qtbot.waitUntil(lambda: are_stacked(pane, count))
    wide = places(pane)[0].height()
    splitter.setSizes([170, 830])
    qtbot.waitUntil(lambda: are_stacked(pane, count))
    assert places(pane)[0].height() > wide
    splitter.setSizes([300, 700])
    qtbot.waitUntil(lambda: are_stacked(pane, count))
    assert places(pane)[0].height() == wide


def test_rows_do_not_overlap_when_the_contents_grow_while_the_pane_is_hidden(splitter: QSplitter, qtbot: QtBot) -> None:
    pane = pane_of(splitter)
    pane.set_sections(sections(3), "en")
    qtbot.waitUntil(lambda: are_stacked(pane, 3))
    pane.hide()
    pane.set_sections(sections(50), "en")
    pane.show()
    splitter.setSizes([200, 800])
    qtbot.waitUntil(lambda: are_stacked(pane, 50))


def test_the_section_being_read_stays_in_sight_when_the_width_changes(splitter: QSplitter, qtbot: QtBot) -> None:
    pane = pane_of(splitter)
    pane.set_sections(sections(300), "en")
    pane.follow(29_050)

    def is_in_sight() -> bool:
        rows = pane._view
        return are_stacked(pane, 300) and rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()))

    qtbot.waitUntil(is_in_sight)
    splitter.setSizes([170, 830])
    qtbot.waitUntil(is_in_sight)

"""Test the list of contents: one line for each section, its number in a column, how much of it was read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from reader.core.text.model import Section
from reader.ui.appearance.theme import PAPER
from reader.ui.page.contents_pane import ContentsPane

LONG = "A title that goes on over quite a few lines of the pane, as those of papers and of old books do"


def sections(*titles: str) -> tuple[Section, ...]:
    return tuple(Section(title, 1, 100 * number, 100 * number + 100) for number, title in enumerate(titles))


@pytest.fixture
def pane(qtbot: QtBot) -> ContentsPane:
    pane = ContentsPane(PAPER)
    qtbot.addWidget(pane)
    pane.resize(260, 700)
    pane.show()
    return pane


def places(pane: ContentsPane) -> list[QRect]:
    rows = pane._view
    return [rows.visualRect(rows.model().index(row, 0)) for row in range(rows.model().rowCount())]


@pytest.mark.parametrize("width", [170, 300])
def test_every_section_takes_one_line_however_wide_the_pane_is(pane: ContentsPane, width: int) -> None:
    pane.resize(width, 700)
    pane.set_sections(sections("Short", LONG, "Short again"), "en")
    assert {place.height() for place in places(pane)} == {32}
    assert [place.top() for place in places(pane)] == [0, 32, 64]


def test_the_tooltip_has_the_whole_title_and_how_much_was_read(pane: ContentsPane) -> None:
    pane.set_sections(sections(LONG, "Next"), "en")
    index = pane._model.index(0, 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == LONG
    pane.show_coverage([(0, 50)])
    assert index.data(Qt.ItemDataRole.ToolTipRole) == f"{LONG}\n50% read"


def test_numbers_stand_in_a_column_where_most_sections_have_one(pane: ContentsPane) -> None:
    pane.set_sections(sections("序", "第一回　甄士隐梦幻识通灵", "第十二回　王熙凤毒设相思局"), "zh")
    assert [pane._model.parts(row) for row in range(3)] == [
        ("", "序"),
        ("第一回", "甄士隐梦幻识通灵"),
        ("第十二回", "王熙凤毒设相思局"),
    ]
    assert pane._delegate.number_width > pane.fontMetrics().horizontalAdvance("第一回")


def test_a_lone_number_makes_no_column(pane: ContentsPane) -> None:
    pane.set_sections(sections("Preface", "Chapter 1. Loomings", "Of whales", "Of ships", "Epilogue"), "en")
    assert pane._model.parts(1) == ("", "Chapter 1. Loomings")
    assert pane._delegate.number_width == 0


def test_the_section_being_read_is_in_sight_and_named(pane: ContentsPane) -> None:
    pane.set_sections(sections(*(f"Section {number} of many" for number in range(3_000))), "en")
    pane.follow(290_050)
    view = pane._view
    assert view.currentIndex().row() == 2_900
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    assert pane.title_at(290_050) == "Section 2900 of many"
    assert not pane.title_at(-1)

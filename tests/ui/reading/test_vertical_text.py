"""A text is read in lines that run down where reader or publisher wish it, and its language is written so."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton

from reader.core.text.appearance import TextAppearance, TextTypeface
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import TextFormat
from reader.storage.library import Library
from reader.ui.page.page_style import families_for
from reader.ui.page.passage import Passage
from reader.ui.page.vertical_forms import vertical_obstacle
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.reading.vertical_controller import VerticalController
from reader.ui.settings.typography_popover import TypographyPopover
from reader.ui.shell.context import AppContext
from reader.ui.widgets.segmented_control import SegmentedControl
from tests.support.texts import add_text, heading

pytestmark = pytest.mark.usefixtures("vertical_font")


@pytest.fixture
def vertical_font(screen: ReadScreen) -> None:
    if vertical_obstacle("zh", families_for("zh", sans=False)) is not None:
        pytest.skip("no font here has vertical forms")


@pytest.fixture
def vertical(context: AppContext, screen: ReadScreen) -> VerticalController:
    return VerticalController(context, screen)


@pytest.fixture
def novel(library: Library, now: datetime) -> str:
    return add_text(library, "西游记", [heading("第一回"), *["灵根育孕源流出，心性修持大道生。" * 20] * 30], now).id


def _tick(screen: ReadScreen) -> QAbstractButton | None:
    """Return the box of vertical lines under Aa."""
    screen._bar._type.click()
    popover = screen.window().findChildren(TypographyPopover)[-1]
    boxes = popover.findChildren(QAbstractButton)
    return next((one for one in boxes if one.accessibleName() == "Vertical"), None)


def test_lines_run_down_in_this_text_alone_and_the_place_is_kept(  # noqa: PLR0917
    screen: ReadScreen, vertical: VerticalController, context: AppContext, library: Library, novel: str, now: datetime
) -> None:
    other = add_text(library, "乙", ["另一篇。" * 400], now).id
    screen.open(novel)
    screen.page.go_to(3_000)
    place = screen.page.place
    vertical.toggle()
    assert screen.page.typography.vertical
    vertical.toggle()
    assert screen.page.place == place
    vertical.toggle()
    assert screen.page.visible_range[0] <= place < screen.page.visible_range[1]
    assert library.texts.appearance(novel) == TextAppearance(vertical=True)
    assert context.action_set.of("vertical").isChecked()
    screen.open(other)
    assert not screen.page.typography.vertical
    assert not context.action_set.of("vertical").isChecked()
    screen.open(novel)
    assert screen.page.typography.vertical
    assert context.action_set.of("vertical").isChecked()
    vertical.toggle()
    assert not screen.page.typography.vertical
    assert screen.page.visible_range[0] <= place < screen.page.visible_range[1]
    assert library.texts.appearance(novel) == TextAppearance()


def test_what_is_in_view_is_told_page_by_page(screen: ReadScreen, vertical: VerticalController, novel: str) -> None:
    screen.open(novel)
    vertical.toggle()
    seen: list[tuple[int, int]] = []
    screen.view_changed.connect(lambda _text, _language, start, end: seen.append((start, end)))
    for _ in range(3):
        screen.page.turn_page(1)
    assert len(seen) == 3
    assert all(start in {end, end + 1} for (_start, end), (start, _end) in pairwise(seen))


def test_a_text_in_another_language_says_why_it_is_not_vertical(
    screen: ReadScreen, vertical: VerticalController, context: AppContext, library: Library, now: datetime
) -> None:
    text = add_text(library, "A book", ["It was a bright day. " * 40], now, language="en").id
    screen.open(text)
    vertical.toggle()
    assert context.toast.message == "Only Chinese and Japanese texts can be set vertically."
    assert not screen.page.typography.vertical
    assert not context.action_set.of("vertical").isChecked()
    assert library.texts.appearance(text) == TextAppearance()
    assert _tick(screen) is None


def test_a_vertical_text_whose_language_becomes_another_one_is_set_from_left_to_right_and_says_so(
    screen: ReadScreen, vertical: VerticalController, context: AppContext, library: Library, now: datetime
) -> None:
    text = add_text(library, "A book", ["It was a bright day. " * 40], now, language="en").id
    library.texts.set_appearance(text, TextAppearance(vertical=True))
    screen.open(text)
    assert not screen.page.typography.vertical
    assert context.toast.message.startswith("Only Chinese and Japanese")
    vertical.toggle()
    assert library.texts.appearance(text) == TextAppearance()


def test_a_vertical_text_keeps_its_pages_and_says_so(
    screen: ReadScreen, vertical: VerticalController, context: AppContext, novel: str
) -> None:
    screen.open(novel)
    vertical.toggle()
    assert screen.page.is_paged
    screen._bar.pages.click()
    screen.toggle_pages()
    assert context.toast.message == "A vertical text always stands in pages."
    assert context.settings.values.reading_mode == "scrolling"
    assert not screen._bar.pages.isChecked()
    vertical.toggle()
    assert not screen.page.is_paged


def test_it_is_chosen_under_aa(
    screen: ReadScreen, vertical: VerticalController, context: AppContext, library: Library, novel: str
) -> None:
    screen.open(novel)
    box = _tick(screen)
    assert box is not None
    assert box.isEnabled()
    box.click()
    assert library.texts.appearance(novel).vertical
    assert screen.page.typography.vertical
    assert context.action_set.of("vertical").isChecked()


def test_aa_shows_the_pages_in_which_a_vertical_text_always_stands(
    screen: ReadScreen, vertical: VerticalController, context: AppContext, novel: str
) -> None:
    screen.open(novel)
    box = _tick(screen)
    assert box is not None
    controls = screen.window().findChildren(TypographyPopover)[-1].findChildren(SegmentedControl)
    mode = next(one for one in controls if one.value == "scrolling")
    assert mode.isEnabled()
    box.click()
    assert (mode.value, mode.isEnabled()) == ("pages", False)
    assert mode.toolTip() == "A vertical text always stands in pages."
    assert context.settings.values.reading_mode == "scrolling"
    box.click()
    assert (mode.value, mode.isEnabled(), mode.toolTip()) == ("scrolling", True, "")


def test_the_selection_bar_leaves_the_passage_free(
    screen: ReadScreen, vertical: VerticalController, novel: str
) -> None:
    screen.resize(1_700, 1_200)
    screen.open(novel)
    vertical.toggle()
    bar = screen.mark_controller._bar
    start, end = screen.page.visible_range
    for first in range(start, end - 30, 97):
        for length in (2, 28):
            screen.page.select(Passage(first, first + length))
            screen.page.passage_finished.emit()
            assert bar.isVisible()
            shown = QRect(bar.mapTo(screen.page, bar.rect().topLeft()), bar.size())
            assert screen.page.rect().contains(shown)
            assert not shown.intersects(screen.page.passage_rect().adjusted(1, 1, -1, -1))


def test_a_book_that_was_published_vertical_is_read_so(screen: ReadScreen, library: Library, now: datetime) -> None:
    header = TextHeader("雪国", "", "ja", TextFormat.EPUB, "utf-8", vertical=True)
    writer = library.texts.begin(header, "", "", now)
    for event in assemble([Block(BlockKind.PARAGRAPH, "国境の長いトンネル。" * 40)]):
        if isinstance(event, Leaf):
            writer.add([event])
        elif isinstance(event, TextEnd):
            writer.finish(event)
    screen.open(writer.id)
    assert screen.page.typography.vertical
    assert screen.page.typography.families[0] == families_for("ja", sans=False)[0]


def test_faces_are_those_of_the_language(screen: ReadScreen, library: Library, now: datetime) -> None:
    assert "JP" in families_for("ja", sans=False)[0]
    assert "TC" in families_for("zh-TW", sans=True)[0]
    assert "TC" in families_for("zh", "traditional", sans=False)[0]
    assert "SC" in families_for("zh-TW", "simplified", sans=False)[0]
    assert "SC" in families_for("zh", sans=False)[0]
    text = add_text(library, "乙", ["另一篇。" * 40], now).id
    screen.open(text)
    screen.text_appearance.set_vertical(True)
    screen.text_appearance.set_typeface("sans")
    assert screen.text_appearance.value == replace(TextAppearance(vertical=True), typeface=TextTypeface.SANS)
    assert screen.page.typography.vertical

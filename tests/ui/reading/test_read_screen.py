from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.core.changes import Changes
from reader.core.text.appearance import USUAL_APPEARANCE, Script, TextAppearance, TextTypeface
from reader.core.text.blocks import LINE, Block, BlockKind, Inline, InlineKind
from reader.core.text.import_options import DEFAULT_OPTIONS
from reader.core.text.leaves import split_into_leaves
from reader.core.text.model import TextDetails
from reader.storage.library import Library
from reader.storage.repositories.text_writer import TextWriter
from reader.ui.page.passage import Passage
from reader.ui.page.typography import SANS
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.settings.typography_popover import TypographyPopover
from reader.ui.shell.context import AppContext
from reader.ui.widgets.field import Stepper, TickBox
from reader.ui.widgets.label import TitleLabel
from reader.ui.widgets.segmented_control import SegmentedControl
from tests.support.texts import add_text, begin_text, heading

CHAPTER = "读书百遍，其义自见。" * 30


def chapters(count: int) -> list[Block | str]:
    blocks: list[Block | str] = []
    for number in range(1, count + 1):
        blocks.append(heading(f"第{number}章"))
        blocks.extend([f"此为第{number}章。{CHAPTER}"] * 6)
    return blocks


def press(screen: ReadScreen, key: Qt.Key) -> None:
    QTest.keyClick(screen.page, key)


def test_a_text_opens_at_the_place_where_it_was_left(screen: ReadScreen, library: Library, now: datetime) -> None:
    first = add_text(library, "甲", chapters(20), now).id
    second = add_text(library, "乙", chapters(3), now).id
    screen.open(first)
    screen.page.go_to(9_000)
    left = screen.page.place
    screen.open(second)
    assert screen.page.place == 0
    screen.open(first)
    assert screen.page.place == left
    assert library.texts.get(first).place == left


def test_marks_made_on_the_page_are_in_the_library(screen: ReadScreen, library: Library, now: datetime) -> None:
    text = add_text(library, "甲", chapters(3), now).id
    screen.open(text)
    screen.page.select(Passage(4, 12))
    screen.mark_controller.highlight(3)
    screen.page.select(Passage(20, 30))
    screen.mark_controller.ask_question()
    screen.mark_controller.bookmark()
    kinds = [one.kind for one in library.annotations.of_text(text)]
    assert sorted(kinds) == sorted([AnnotationKind.HIGHLIGHT, AnnotationKind.QUESTION, AnnotationKind.BOOKMARK])
    assert not screen.page.passage


def test_a_second_colour_recolours_the_mark_just_made(screen: ReadScreen, library: Library, now: datetime) -> None:
    text = add_text(library, "甲", chapters(3), now).id
    screen.open(text)
    screen.page.select(Passage(4, 12))
    screen.mark_controller.highlight(3)
    screen.mark_controller.highlight(5)
    (mark,) = library.annotations.of_text(text)
    assert (mark.start, mark.end, mark.colour) == (4, 12, 5)


def test_a_line_is_drawn_gets_a_colour_and_becomes_a_highlight_again(
    screen: ReadScreen, library: Library, now: datetime
) -> None:
    text = add_text(library, "甲", chapters(3), now).id
    screen.open(text)
    screen.page.select(Passage(4, 12))
    looks = []
    for act in (
        lambda: screen.mark_controller.draw_line(AnnotationStyle.UNDERLINE),
        lambda: screen.mark_controller.highlight(3),
        lambda: screen.mark_controller.draw_line(AnnotationStyle.WAVY),
        lambda: screen.mark_controller.draw_line(AnnotationStyle.WAVY),
    ):
        act()
        (mark,) = library.annotations.of_text(text)
        looks.append((mark.style.value, mark.colour))
    assert looks == [("underline", 0), ("underline", 3), ("wavy", 3), ("highlight", 3)]
    assert (mark.start, mark.end, mark.kind) == (4, 12, AnnotationKind.HIGHLIGHT)


def test_a_text_is_read_in_a_type_of_its_own_and_others_as_the_settings_say(
    screen: ReadScreen, library: Library, context: AppContext, now: datetime
) -> None:
    first, second = add_text(library, "甲", chapters(3), now).id, add_text(library, "乙", chapters(4), now).id
    screen.open(first)
    usual = screen.page.typography
    screen.text_appearance.set_own_type(own=True)
    screen.text_appearance.set_font_size(30)
    screen.text_appearance.set_typeface("sans")
    assert (screen.page.typography.size, screen.page.typography.families) == (40, SANS)
    screen.open(second)
    assert screen.page.typography == usual
    context.settings.change(font_size=12)
    assert screen.page.typography.size == 16
    screen.open(first)
    assert screen.page.typography.size == 40
    assert library.texts.appearance(first) == TextAppearance(TextTypeface.SANS, 30)
    screen.text_appearance.set_own_type(own=False)
    assert screen.page.typography.size == 16
    assert library.texts.appearance(first) == USUAL_APPEARANCE


def test_the_look_that_a_restore_brings_back_is_that_of_the_page(
    screen: ReadScreen, library: Library, context: AppContext, now: datetime
) -> None:
    text = add_text(library, "甲", chapters(3), now).id
    screen.open(text)
    library.texts.set_appearance(text, TextAppearance(font_size=30))
    context.change_notifier.announce(Changes("restore", texts=(text,)))
    assert screen.page.typography.size == 40
    assert screen.text_appearance.font_size == 30


def test_the_popover_changes_the_text_alone_where_that_is_chosen(
    screen: ReadScreen, library: Library, context: AppContext, qtbot: QtBot, now: datetime
) -> None:
    text = add_text(library, "甲", chapters(3), now).id
    screen.open(text)
    popover = TypographyPopover(context.settings, screen.text_appearance, "zh", screen)
    (own,) = (box for box in popover.findChildren(TickBox) if box.accessibleName() == "This text only")
    size = next(box for box in popover.findChildren(Stepper) if box.value() == context.settings.values.font_size)
    size.setValue(16)
    assert (context.settings.values.font_size, library.texts.appearance(text)) == (16, USUAL_APPEARANCE)
    own.click()
    size.setValue(22)
    assert (context.settings.values.font_size, library.texts.appearance(text).font_size) == (16, 22)
    assert screen.page.typography.size == round(22 * 96 / 72)
    own.click()
    assert (size.value(), library.texts.appearance(text)) == (16, USUAL_APPEARANCE)
    (scripts,) = (box for box in popover.findChildren(SegmentedControl) if box.accessibleName() == "Characters")
    scripts.chosen.emit(Script.TRADITIONAL)
    assert library.texts.appearance(text) == TextAppearance(script=Script.TRADITIONAL)
    assert not own.isChecked()


def test_at_the_reading_cursor_a_colour_marks_the_sentence(screen: ReadScreen, library: Library, now: datetime) -> None:
    text = add_text(library, "甲", chapters(3), now).id
    screen.open(text)
    press(screen, Qt.Key.Key_J)
    press(screen, Qt.Key.Key_J)
    screen.mark_controller.highlight(1)
    press(screen, Qt.Key.Key_Right)
    screen.mark_controller.highlight(1)
    assert [one.quote for one in library.annotations.of_text(text)] == ["此为第1章。", "读书百遍，其义自见。"]


def test_a_mark_takes_another_extent_and_keeps_the_rest(screen: ReadScreen, library: Library, now: datetime) -> None:
    text = add_text(library, "甲", chapters(3), now).id
    screen.open(text)
    screen.page.select(Passage(4, 12))
    screen.mark_controller.highlight(2)
    screen.page.select(Passage(4, 20))
    screen.mark_controller.change_extent()
    (mark,) = library.annotations.of_text(text)
    assert (mark.start, mark.end, mark.colour) == (4, 20, 2)


def test_removing_acts_on_the_chosen_mark_alone(screen: ReadScreen, library: Library, now: datetime) -> None:
    text = add_text(library, "甲", chapters(3), now).id
    screen.open(text)
    for start in (4, 40):
        screen.page.select(Passage(start, start + 8))
        screen.mark_controller.highlight(2)
    screen.mark_controller.remove()
    screen.mark_controller.remove()
    assert [one.start for one in library.annotations.of_text(text)] == [4]


def test_back_and_forward_over_jumps_and_texts(screen: ReadScreen, library: Library, now: datetime) -> None:
    first = add_text(library, "甲", chapters(20), now).id
    second = add_text(library, "乙", chapters(3), now).id
    screen.open(first)
    screen.jump(8_000)
    there = screen.page.place
    screen.open(second)
    screen.back()
    assert (screen.text_id, screen.page.place) == (first, there)
    screen.back()
    assert (screen.text_id, screen.page.place) == (first, 0)
    screen.forward()
    assert (screen.text_id, screen.page.place) == (first, there)
    screen.forward()
    assert screen.text_id == second


def test_an_annotation_in_another_text_is_shown_in_place(screen: ReadScreen, library: Library, now: datetime) -> None:
    first = add_text(library, "甲", chapters(20), now).id
    second = add_text(library, "乙", chapters(3), now).id
    screen.open(first)
    screen.page.select(Passage(12_000, 12_010))
    screen.mark_controller.highlight(1)
    (mark,) = library.annotations.of_text(first)
    screen.open(second)
    screen.show_annotation(mark.id)
    start, end = screen.page.visible_range
    assert screen.text_id == first
    assert start <= 12_000 < end


def test_links_within_the_text_jump_and_back_returns(screen: ReadScreen, library: Library, now: datetime) -> None:
    blocks = chapters(10)
    blocks[1] = Block(BlockKind.PARAGRAPH, "见附录。", (Inline(InlineKind.LINK, 1, 3, "#appendix"),))
    blocks.append(Block(BlockKind.HEADING, "附录", level=1, names=("appendix",)))
    screen.open(add_text(library, "甲", blocks, now).id)
    screen.page.link_activated.emit("#appendix")
    start, end = screen.page.visible_range
    assert start <= screen.page.characters - 2 < end
    screen.back()
    assert screen.page.place == 0


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "smb://host/x"])
def test_addresses_that_are_not_of_the_web_are_refused(
    context: AppContext, screen: ReadScreen, now: datetime, address: str, qtbot: QtBot
) -> None:
    screen.open(add_text(context.library, "甲", chapters(1), now).id)
    with qtbot.assertNotEmitted(context.navigator.link_requested):
        screen.page.link_activated.emit(address)


def test_a_web_address_is_asked_about(
    context: AppContext, screen: ReadScreen, library: Library, now: datetime, qtbot: QtBot
) -> None:
    screen.open(add_text(library, "甲", chapters(1), now).id)
    with qtbot.waitSignal(context.navigator.link_requested) as asked:
        screen.page.link_activated.emit("https://example.org/a")
    assert asked.args == ["https://example.org/a"]


def test_find_counts_all_hits_and_steps_through_them(
    screen: ReadScreen, library: Library, now: datetime, qtbot: QtBot
) -> None:
    screen.open(add_text(library, "甲", chapters(12), now).id)
    screen.find_controller.begin()
    field = screen._find_bar.findChild(QLineEdit)
    assert field is not None
    field.setText("第7章")
    expected = library.texts.view(screen.text_id).find("第7章")
    qtbot.waitUntil(lambda: screen._find_bar._count.text() == f"1 of {len(expected)}")
    start, end = screen.page.visible_range
    assert start <= expected[0][0] < end
    screen.find_controller.next()
    assert screen._find_bar._count.text() == f"2 of {len(expected)}"
    screen.find_controller.previous()
    screen.find_controller.previous()
    assert screen._find_bar._count.text() == f"{len(expected)} of {len(expected)}"


def test_what_is_not_there_is_said_to_be_not_found(
    screen: ReadScreen, library: Library, now: datetime, qtbot: QtBot
) -> None:
    screen.open(add_text(library, "甲", chapters(2), now).id)
    screen.find_controller.find("没有的话", 0)
    qtbot.waitUntil(lambda: screen._find_bar._count.text() == "Not found")


def test_find_folds_as_searching_does_and_marks_what_is_typed(
    screen: ReadScreen, library: Library, now: datetime
) -> None:
    screen.open(add_text(library, "甲", ["發展，頭髮；naïve ＡＢＣ"], now).id)
    leaf = screen._open.stored.leaf(0) if screen._open else None
    assert leaf is not None
    for typed, marked in (("发", ["發", "髮"]), ("髮", ["髮"]), ("NAIVE abc", ["naïve ＡＢＣ"]), ("，", ["，"])):
        screen._find_bar.open_bar(typed, 0)
        assert [leaf.text[start:end] for start, end in screen._find_bar.hits(leaf)] == marked


def test_an_opened_hit_marks_all_words_and_steps_through_them(
    screen: ReadScreen, library: Library, now: datetime, qtbot: QtBot
) -> None:
    screen.open(add_text(library, "甲", ["滿紙荒唐言，一把辛酸淚。荒唐"], now).id)
    screen.find_controller.find("荒唐 辛酸泪", 2)
    qtbot.waitUntil(lambda: screen._find_bar._count.text() == "1 of 3")
    with qtbot.waitSignal(screen._find_bar.hit_requested) as wanted:
        screen.find_controller.next()
    assert wanted.args == [8, 11]
    with qtbot.waitSignal(screen._find_bar.hit_requested) as wanted:
        screen.find_controller.previous()
    assert wanted.args == [2, 4]


def test_a_hit_without_words_opens_no_bar(screen: ReadScreen, library: Library, now: datetime) -> None:
    screen.open(add_text(library, "甲", chapters(1), now).id)
    screen.find_controller.find("tag:开篇", 0)
    assert not screen._find_bar.isVisible()


def test_what_is_looked_for_here_is_looked_for_in_all_texts(
    context: AppContext, screen: ReadScreen, library: Library, now: datetime, qtbot: QtBot
) -> None:
    screen.open(add_text(library, "甲", chapters(1), now).id)
    for typed, asked in (("荒唐", "荒唐"), ("call me", '"call me"'), ('"a b" c', '"a b" c')):
        screen._find_bar.open_bar(typed, 0)
        with qtbot.waitSignal(context.navigator.search_requested) as wanted:
            screen._find_bar._all.click()
        assert wanted.args == [asked]


def test_a_removed_text_is_closed(screen: ReadScreen, library: Library, now: datetime, qtbot: QtBot) -> None:
    text = add_text(library, "甲", chapters(2), now).id
    screen.open(text)
    changes = library.texts.remove(text, now)
    with qtbot.waitSignal(screen.text_closed):
        screen._on_change_notifier_changed(changes, None)
    assert screen.text_id == ""


def test_focus_mode_leaves_only_the_text(screen: ReadScreen, library: Library, now: datetime) -> None:
    screen.open(add_text(library, "甲", chapters(2), now).id)
    screen.set_focus_mode(True)
    assert screen.page.isVisible()
    assert not screen.notes.isVisible()
    assert not screen.contents.isVisible()
    screen.set_focus_mode(False)
    assert screen.notes.isVisible()


def test_hidden_notes_come_to_be_written_on_and_go_again(screen: ReadScreen, library: Library, now: datetime) -> None:
    screen.open(add_text(library, "甲", chapters(2), now).id)
    screen.set_focus_mode(True)
    screen.page.select(Passage(4, 12))
    screen.mark_controller.write_note()
    assert screen.notes.isVisible()
    editor = QApplication.focusWidget()
    assert editor is not None
    assert screen.notes.isAncestorOf(editor)
    QTest.keyClicks(editor, "words")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not screen.notes.isVisible()
    (note,) = library.annotations.of_text(screen.text_id)
    assert note.body == "words"


def test_the_page_has_the_keys_when_the_screen_gets_the_focus(
    screen: ReadScreen, library: Library, now: datetime
) -> None:
    screen.open(add_text(library, "甲", chapters(2), now).id)
    screen.notes.setFocus()
    screen.setFocus()
    assert QApplication.focusWidget() is screen.page


def test_among_thousands_of_sections_the_one_being_read_comes_into_sight(
    screen: ReadScreen, library: Library, now: datetime, qtbot: QtBot
) -> None:
    blocks: list[Block | str] = []
    for number in range(1_500):
        blocks.append(heading(f"第{number}章"))
        blocks.append(CHAPTER)
    text = add_text(library, "长", blocks, now).id
    screen.open(text, library.texts.get(text).characters * 9 // 10)
    rows = screen.contents._view

    def current_is_in_sight() -> bool:
        return rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()))

    qtbot.waitUntil(current_is_in_sight)
    assert rows.currentIndex().row() == pytest.approx(1_350, abs=3)


@pytest.fixture
def unfinished_text(screen: ReadScreen, library: Library, now: datetime) -> TextWriter:
    """Return a text that is on the screen while it comes in."""
    writer, _ending = begin_text(library, "丙", chapters(40), now)
    screen.open(writer.id)
    return writer


def test_a_text_that_is_given_up_while_it_is_read_can_be_paged_through_until_it_is_told(
    screen: ReadScreen, unfinished_text: TextWriter
) -> None:
    unfinished_text.abandon()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home) * 4:
        press(screen, key)
        QApplication.processEvents()
    screen.page.update_typography()
    screen.find_controller.begin()
    assert screen.text_id == unfinished_text.id
    assert screen.page.flow is not None
    assert screen.page.flow.text_between(0, 40) == ""


def test_a_text_that_is_given_up_while_it_is_read_is_closed_when_it_was_to_grow(
    qtbot: QtBot, screen: ReadScreen, unfinished_text: TextWriter
) -> None:
    unfinished_text.abandon()
    with qtbot.waitSignal(screen.text_closed):
        screen.update_text()
    assert screen.text_id == ""


def test_a_text_that_is_announced_unchanged_stays_as_it_is_laid_out(
    context: AppContext, screen: ReadScreen, library: Library, now: datetime
) -> None:
    text = add_text(library, "甲", chapters(3), now).id
    screen.open(text)
    screen.page.select(Passage(4, 12))
    screen.notes.setFocus()
    flow, focused = screen.page.flow, QApplication.focusWidget()
    context.change_notifier.announce(Changes("add-text", texts=(text,)), None)
    assert screen.page.flow is flow
    assert screen.page.passage == Passage(4, 12)
    assert QApplication.focusWidget() is focused


def test_another_title_is_shown_without_laying_out_the_text_and_another_language_with_it(
    context: AppContext, screen: ReadScreen, library: Library, now: datetime
) -> None:
    text = add_text(library, "甲", chapters(20), now).id
    screen.open(text)
    screen.page.go_to(9_000)
    flow, place = screen.page.flow, screen.page.place
    renamed = library.texts.describe(text, TextDetails("乙", "", "zh"), DEFAULT_OPTIONS, now)
    context.change_notifier.announce(renamed, None)
    assert [label.accessibleName() for label in screen._bar.findChildren(TitleLabel)][1] == "乙"
    assert screen.contents._view.currentIndex().row() > 0
    assert screen.page.flow is flow
    in_english = library.texts.describe(text, TextDetails("乙", "", "en"), DEFAULT_OPTIONS, now)
    context.change_notifier.announce(in_english, None)
    again = screen.page.flow
    assert again is not None
    assert again is not flow
    assert again.layout_at(place).line_of(place).start == screen.page.place


def test_what_is_added_to_a_text_is_searched_too(
    qtbot: QtBot, screen: ReadScreen, library: Library, now: datetime
) -> None:
    writer, _ending = begin_text(library, "丙", chapters(2), now)
    screen.open(writer.id)
    screen.find_controller.find("附录", 0)
    qtbot.waitUntil(lambda: screen._find_bar._count.text() == "Not found")
    stored = library.texts.view(writer.id)
    (added,) = split_into_leaves([heading("附录")])
    writer.add([replace(added, number=stored.leaf_count, start=stored.characters + len(LINE))])
    screen.update_text()
    qtbot.waitUntil(lambda: screen._find_bar._count.text() == "1 of 1")


def test_the_bar_names_the_chapter_then_the_text(screen: ReadScreen, library: Library, now: datetime) -> None:
    screen.open(add_text(library, "红楼梦", chapters(3), now, author="曹雪芹").id)
    shown = [label.accessibleName() for label in screen._bar.findChildren(TitleLabel)]
    assert shown == ["第1章", "红楼梦, 曹雪芹"]
    screen.open(add_text(library, "乙", ["no chapters"], now).id)
    assert [label.accessibleName() for label in screen._bar.findChildren(TitleLabel)] == ["乙", ""]


def test_the_contents_fold_first_and_then_the_notes(
    screen: ReadScreen, library: Library, now: datetime, qtbot: QtBot
) -> None:
    screen.open(add_text(library, "甲", chapters(3), now).id)
    qtbot.waitExposed(screen)
    shown = {}
    for width in (1_200, 960, 700):
        screen.resize(width, 640)
        shown[width] = (screen.contents.isVisible(), screen.notes.isVisible())
    assert shown == {1_200: (True, True), 960: (False, True), 700: (False, False)}
    screen.panes.toggle_contents()
    assert screen.contents.isVisible()
    screen.panes.toggle_contents()
    assert not screen.contents.isVisible()
    assert screen._settings.values.show_contents
    screen.resize(1_200, 640)
    assert screen.contents.isVisible()
    screen.panes.toggle_contents()
    assert not screen._settings.values.show_contents


def test_pages_keep_the_place_the_history_and_the_choice(screen: ReadScreen, library: Library, now: datetime) -> None:
    text = add_text(library, "甲", chapters(20), now).id
    screen.open(text)
    screen.page.go_to(9_000)
    before = screen.page.place
    screen.toggle_pages()
    assert screen.page.is_paged
    assert screen.page.place == before
    screen.jump(20_000)
    assert screen.page.visible_range[0] <= 20_000 < screen.page.visible_range[1]
    screen.back()
    assert screen.page.place == before
    screen.open(add_text(library, "乙", chapters(3), now).id)
    assert screen.page.is_paged
    screen.open(text)
    assert screen.page.place == before
    screen.toggle_pages()
    assert not screen.page.is_paged
    assert screen.page.place == before


def test_a_name_that_the_open_text_says_again_and_again_is_selected_whole(
    screen: ReadScreen, library: Library, now: datetime
) -> None:
    sentence, filler = "次日廖化引兵出城去守汉中。", "众人都说今日天气好大家去城外看花吃酒到晚方才回家。"
    screen.open(add_text(library, "乙", [sentence], now).id)
    assert screen.page.word_at(3) == (3, 4)
    screen.open(add_text(library, "甲", [sentence, filler * 20] * 5, now).id)
    assert screen.page.word_at(3) == (2, 4)

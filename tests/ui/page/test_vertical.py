"""Lines that run down: the page as pages from right to left, with all that pages from left to right can do."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontDatabase, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.text.blocks import CELL, LINE, Block, BlockKind, Inline, InlineKind
from reader.core.text.vertical_orientation import Orientation
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.measure import column_of_ems, room_of
from reader.ui.page.page_view import PageView
from reader.ui.page.paged_flow import PagedFlow
from reader.ui.page.passage import Passage
from reader.ui.page.shown_text import ShownText
from reader.ui.page.typography import SERIF, Typography
from reader.ui.page.vertical_flow import VerticalFlow
from reader.ui.page.vertical_forms import Obstacle, obstacle_label, signs_with_forms, vertical_obstacle
from reader.ui.page.vertical_writer import ORIENTATION
from tests.support.fonts import plain_font
from tests.ui.page.conftest import CutText, cut

_LEFT = Qt.MouseButton.LeftButton
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_CHINESE = "开辟鸿蒙，谁为情种？“都只为”风月情浓；1949年12月3日，Qt 6 说：——好……"
_JAPANESE = "ラーメンを食べた。「ちょっと待って!?」と、東京の友人は言った（第12章）。"


def _vertical(typography: Typography, length: int) -> Typography:
    """Return a typography whose lines run down a page of this height."""
    return replace(typography, vertical=True, measure=column_of_ems(40, typography.size, room_of(length)))


@pytest.fixture
def view(qtbot: QtBot, typography: Typography, long_text: CutText) -> Iterator[PageView]:
    if vertical_obstacle("zh", SERIF) is not None:
        pytest.skip("no font here has vertical forms")
    view = PageView(lambda length: _vertical(typography, length))
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    _show(view, long_text)
    yield view
    view.clear()


@pytest.fixture
def spread(view: PageView) -> PageView:
    view.resize(1_300, 700)
    assert _flow(view).columns.count == 2
    return view


def _show(view: PageView, text: CutText, place: int = 0, image: QImage | None = None) -> None:
    view.show_text(ShownText(text, text.between, lambda _name: image), place, view._setting)


def _flow(view: PageView) -> PagedFlow:
    assert isinstance(view.flow, VerticalFlow)
    return view.flow


def _box(view: PageView, position: int) -> QRect:
    return view.rect_of(position, position + 1)


def _mixed() -> list[Block]:
    """Return a text with all that is laid out in its own way."""
    ruby = tuple(Inline(InlineKind.RUBY, start, start + 2, "かな") for start in range(0, 30, 6))
    table = LINE.join(CELL.join(f"{row}行{column}列" for column in range(3)) for row in range(6))
    wide = LINE.join(CELL.join(f"{row} {column}" for column in range(60)) for row in range(3))
    blocks = [Block(BlockKind.HEADING, "第一回", level=1), Block(BlockKind.HEADING, "甄士隐梦幻识通灵", level=2)]
    for number in range(8):
        blocks += [
            Block(BlockKind.PARAGRAPH, _CHINESE * (1 + number % 5), ruby),
            Block(BlockKind.IMAGE, "图一" * (number % 3), image="any"),
            Block(BlockKind.PARAGRAPH, ""),
            Block(BlockKind.TABLE, wide if number % 3 == 1 else table, level=1),
            Block(BlockKind.CODE, LINE.join(f"line {line}" for line in range(1 + 9 * number))),
            Block(BlockKind.VERSE, LINE.join(["满纸荒唐言", "一把辛酸泪"] * 3)),
            Block(BlockKind.LIST_ITEM, _JAPANESE * 2, level=1, label="12."),
            Block(BlockKind.RULE, ""),
            Block(BlockKind.FOOTNOTE, _CHINESE, label="一"),
            Block(BlockKind.PARAGRAPH, "x" * 400 + "שלום עולם 😀👨‍👩‍👧"),
        ]
    return blocks


_SAMPLES = {
    "mixed": _mixed(),
    "chinese": [Block(BlockKind.PARAGRAPH, _CHINESE * (1 + number % 9)) for number in range(60)],
    "tables": [Block(BlockKind.TABLE, "甲" + CELL + "乙", level=1)] * 3,
    "code between": [Block(BlockKind.CODE if n % 2 else BlockKind.PARAGRAPH, "一行") for n in range(40)],
    "empty": [Block(BlockKind.PARAGRAPH, "")],
    "one word": [Block(BlockKind.PARAGRAPH, "y" * 6_000)],
    "from right to left": [Block(BlockKind.PARAGRAPH, "שלום עולם " * 300)],
}


@pytest.fixture(params=_SAMPLES)
def sample(request: pytest.FixtureRequest) -> CutText:
    return cut(_SAMPLES[request.param])


@pytest.fixture(params=[(700, 600), (1_300, 700), (300, 300)], ids=str)
def sized(view: PageView, sample: CutText, request: pytest.FixtureRequest) -> PageView:
    """Return a view of some size that shows a text."""
    view.resize(*request.param)
    mill = QImage(300, 2_000, QImage.Format.Format_RGB32)
    _show(view, sample, image=mill)
    return view


def _pages(view: PageView, direction: int) -> list[tuple[int, int]]:
    """Return the ranges of what is on the screen, turn by turn as far as it goes."""
    seen: list[tuple[int, int]] = []
    while not seen or seen[-1] != view.visible_range:
        seen.append(view.visible_range)
        view.turn_page(direction)
    return seen


def test_pages_joined_are_the_text_forwards_and_backwards(sized: PageView) -> None:
    forwards = _pages(sized, 1)
    assert forwards[0][0] == 0
    assert forwards[-1][1] == sized.characters
    sized.go_to(sized.characters)
    backwards = _pages(sized, -1)[::-1]
    is_spread = _flow(sized).columns.count > 1  # the first two of these may begin anew, as a text does
    for pages in (forwards, backwards[is_spread:]):
        for (_start, end), (start, _end) in pairwise(pages):
            assert start in {end, end + 1}
    assert backwards[0][0] == 0
    assert not is_spread or len(backwards) == 1 or backwards[1][0] <= backwards[0][1] + 1


def test_no_page_is_too_full(sized: PageView) -> None:
    flow = _flow(sized)
    for _ in range(30):
        for bands in flow.pages():
            is_vertical = bands[0].layout.typography.vertical
            room = flow.columns.measure if is_vertical else flow.columns.page_height
            assert bands[-1].top + bands[-1].height <= room + 0.5
            assert {band.layout.typography.vertical for band in bands} == {is_vertical}
        sized.turn_page(1)


def test_each_character_is_found_where_it_stands(sized: PageView) -> None:
    rng = random.Random(7)
    wrong = []
    for _ in range(12):
        start, end = sized.visible_range
        for position in rng.sample(range(start, end), min(20, end - start)):
            box, (first, block) = _box(sized, position), sized.block_at(position)
            if block.text[position - first : position - first + 1].isspace():
                continue
            if box.width() > 1 and box.height() > 1 and sized.position_under(box.center()) != position:
                wrong.append((position, sized.position_under(box.center())))
        sized.turn_page(1)
    assert not [
        (wanted, found) for wanted, found in wrong if found is None or not _is_one_sign(sized, *sorted((wanted, found)))
    ]


def _is_one_sign(view: PageView, first: int, second: int) -> bool:
    """Return whether two positions are within one sign of several code points."""
    start, block = view.block_at(first)
    between = block.text[first - start : second - start + 1]
    return len(between) <= 8 and "\u200d" in between


def test_the_first_page_of_a_spread_is_the_right_one(spread: PageView) -> None:
    first, second = _flow(spread).page_starts()
    assert _box(spread, first).left() > spread.width() / 2 > _box(spread, second).right()
    start, end = spread.visible_range
    assert all(_box(spread, at).left() <= _box(spread, start).right() for at in range(start, end, 7))


def test_lines_go_down_and_then_to_the_left(view: PageView) -> None:
    start = view.block_at(200)[0]
    boxes = [_box(view, at) for at in range(start, start + 60)]
    assert boxes[1].top() > boxes[0].top()
    assert boxes[1].center().x() == boxes[0].center().x()
    following = next(box for box in boxes if box.top() < boxes[1].top() and box.left() < boxes[0].left())
    assert following.right() <= boxes[0].center().x()


def test_the_arrows_go_down_and_to_the_left(view: PageView) -> None:
    for key, back in ((Qt.Key.Key_Down, Qt.Key.Key_Up), (Qt.Key.Key_Left, Qt.Key.Key_Right)):
        view.set_reading_cursor(None)
        for _ in range(3):
            QTest.keyClick(view, key)
        third = view.reading_cursor
        assert third is not None
        QTest.keyClick(view, back)
        assert view.reading_cursor is not None
        assert view.reading_cursor.end <= third.start + 1
    assert view.place == 0


def test_the_arrows_extend_a_selection_along_the_line_and_across(view: PageView) -> None:
    view.select(Passage(10, 11))
    QTest.keyClick(view, Qt.Key.Key_Down, _SHIFT)
    assert view.passage == Passage(10, 12)
    QTest.keyClick(view, Qt.Key.Key_Up, _SHIFT)
    assert view.passage == Passage(10, 11)
    QTest.keyClick(view, Qt.Key.Key_Left, _SHIFT)
    assert view.passage.focus > 60


@pytest.mark.parametrize(("on", "back"), [((Qt.Key.Key_Space, _NONE), (Qt.Key.Key_Space, _SHIFT))])
def test_space_turns_on_and_back(view: PageView, on: tuple[object, ...], back: tuple[object, ...]) -> None:
    first = view.visible_range
    QTest.keyClick(view, *on)  # type: ignore[call-overload]
    assert view.visible_range[0] in {first[1], first[1] + 1}
    QTest.keyClick(view, *back)  # type: ignore[call-overload]
    assert view.visible_range == first


def test_a_click_in_the_left_margin_turns_on(view: PageView) -> None:
    first = view.visible_range
    QTest.mouseClick(view.viewport(), _LEFT, pos=QPoint(4, 300))
    assert view.place >= first[1]
    QTest.mouseClick(view.viewport(), _LEFT, pos=QPoint(view.viewport().width() - 4, 300))
    assert view.visible_range == first


def test_dragging_selects_and_beyond_the_left_edge_turns(view: PageView, qtbot: QtBot) -> None:
    QTest.mousePress(view.viewport(), _LEFT, pos=_box(view, 100).center())
    QTest.mouseMove(view.viewport(), _box(view, 160).center())
    assert abs(view.passage.start - 100) <= 1
    assert abs(view.passage.end - 160) <= 1
    QTest.mouseMove(view.viewport(), QPoint(2, 300))
    qtbot.waitUntil(lambda: view.place > 0)
    QTest.mouseMove(view.viewport(), QPoint(300, 300))
    QTest.mouseRelease(view.viewport(), _LEFT, pos=QPoint(300, 300))
    assert view.passage.end > view.place


def test_a_double_click_takes_the_word_and_a_third_the_sentence(view: PageView) -> None:
    start, block = view.block_at(200)
    at = start + block.text.index("读书")
    where = _box(view, at).center()
    QTest.mouseDClick(view.viewport(), _LEFT, pos=where)
    QTest.mouseRelease(view.viewport(), _LEFT, pos=where)
    assert view.passage == Passage(at, at + 2)
    QTest.mousePress(view.viewport(), _LEFT, pos=where)
    assert view.words_of(view.passage).startswith("读书百遍")


def test_the_place_is_kept_there_and_back(view: PageView, typography: Typography, long_text: CutText) -> None:
    view.go_to(5_000)
    before = view.place
    vertical = view._setting
    for _ in range(2):
        view._setting = lambda width: replace(typography, measure=min(600, width - 100))
        view.update_typography()
        assert not view.is_paged
        assert view.visible_range[0] <= before < view.visible_range[1]
        view._setting = vertical
        view.update_typography()
        assert view.is_paged
        assert view.place == before
    for size in ((300, 300), (1_300, 800), (700, 600)):
        view.resize(*size)
        assert view.visible_range[0] <= before < view.visible_range[1]
    assert view.place == before
    assert long_text.characters == view.characters


def _colour_at(view: PageView, point: QPoint) -> QColor:
    image = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    view.viewport().render(image, QPoint())
    return image.pixelColor(point)


def test_marks_are_painted_on_both_pages_over_their_characters(
    spread: PageView, long_text: CutText, now: datetime
) -> None:
    second = _flow(spread).page_starts()[1]
    anchor = Anchor(second - 90, second + 90, "x")
    long_text.annotations = [Annotation("m", "t", AnnotationKind.HIGHLIGHT, now, now, anchor, colour=1)]
    spread.refresh_marks()
    for position in (second - 80, second + 80):
        corner = _box(spread, position).topLeft() + QPoint(3, 3)
        assert _colour_at(spread, corner) == QColor(spread.typography.ink.marks[0])


def test_an_underline_stands_at_the_left_of_the_line(view: PageView, long_text: CutText, now: datetime) -> None:
    start, block = view.block_at(200)
    anchor = Anchor(start, start + len(block.text), block.text)
    underline = Annotation("u", "t", AnnotationKind.HIGHLIGHT, now, now, anchor, 1, style=AnnotationStyle.UNDERLINE)
    plain = view.grab().toImage()
    long_text.annotations = [underline]
    view.refresh_marks()
    marked = view.grab().toImage()
    box = _box(view, start + 40)
    y = box.center().y()
    changed = [x for x in range(box.left() - 8, box.right()) if plain.pixel(x, y) != marked.pixel(x, y)]
    assert changed
    assert max(changed) < box.center().x() - view.typography.size / 2


def test_a_click_on_the_sign_above_a_line_shows_its_note(
    view: PageView, long_text: CutText, now: datetime, qtbot: QtBot
) -> None:
    long_text.annotations = [Annotation("b", "t", AnnotationKind.BOOKMARK, now, now, Anchor(60, 69, "x"))]
    view.refresh_marks()
    margin = _flow(view).columns.margin
    where = QPoint(_box(view, 60).center().x(), margin - round(1.6 * view.typography.margin_em))
    with qtbot.waitSignal(view.annotations_activated, check_params_cb=bool) as shown:
        QTest.mouseClick(view.viewport(), _LEFT, pos=where)
    assert [one.id for one in shown.args[0]] == ["b"]
    assert view.place == 0


def test_the_end_of_the_portion_has_room_between_lines(view: PageView) -> None:
    start, block = view.block_at(200)
    end = start + len(block.text)
    before = _box(view, end + 3)
    view.show_portion_end(end)
    assert _box(view, end + 3).right() < before.right()
    view.grab()


def test_tables_and_code_are_upright_on_pages_of_their_own(view: PageView) -> None:
    blocks = [
        Block(BlockKind.PARAGRAPH, "前文。" * 20),
        Block(BlockKind.TABLE, CELL.join("甲乙") + LINE + CELL.join("丙丁"), level=1),
        Block(BlockKind.PARAGRAPH, "后文。" * 20),
    ]
    _show(view, cut(blocks))
    before, table, after = (view.flow.layout_at(at).typography.vertical for at in (0, 62, 75)) if view.flow else ()
    assert (before, table, after) == (True, False, True)
    view.turn_page(1)
    assert view.visible_range[0] == 61
    first, beside, below = (_box(view, at) for at in (61, 63, 65))
    assert beside.left() > first.right()
    assert below.top() > first.bottom()
    middle = (first.top() + below.bottom()) / 2
    assert abs(middle - view.height() / 2) < view.height() / 6, "it stands in the middle of its page"


def test_a_heading_stands_above_the_table_that_follows_it(view: PageView) -> None:
    table = Block(BlockKind.TABLE, CELL.join("甲乙"), level=1)
    _show(view, cut([Block(BlockKind.PARAGRAPH, "前文。"), Block(BlockKind.HEADING, "一表", level=2), table]))
    view.turn_page(1)
    assert view.visible_range == (4, 10)
    heading, cell = _box(view, 4), _box(view, 7)
    assert heading.bottom() <= cell.top()
    assert _box(view, 5).left() >= heading.right()


def test_a_picture_is_upright_and_no_larger_than_a_page(view: PageView) -> None:
    picture = QImage(2_000, 500, QImage.Format.Format_RGB32)
    picture.fill(0x2040F0)
    _show(view, cut([Block(BlockKind.IMAGE, "图", image="any"), Block(BlockKind.PARAGRAPH, "文。")]), image=picture)
    image = view.grab().toImage()
    blue = QColor(0x20, 0x40, 0xF0)
    spots = [
        (x, y) for x in range(0, view.width(), 4) for y in range(0, view.height(), 4) if image.pixelColor(x, y) == blue
    ]
    width = max(x for x, _y in spots) - min(x for x, _y in spots)
    height = max(y for _x, y in spots) - min(y for _x, y in spots)
    assert 3.5 < width / height < 4.6
    assert width <= 0.8 * _flow(view).columns.measure + 4


def _ink_box(view: PageView, position: int) -> tuple[int, int, int, int]:
    """Return how far the ink of a character is from the edges of its box: left, top, right, bottom."""
    box, image = _box(view, position), view.grab().toImage()
    paper = QColor(view.typography.ink.paper).rgb()
    dark = [
        (x, y)
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
        if image.pixel(x, y) != paper
    ]
    xs, ys = [x for x, _y in dark], [y for _x, y in dark]
    return min(xs) - box.left(), min(ys) - box.top(), box.right() - max(xs), box.bottom() - max(ys)


def _show_words(view: PageView, words: str) -> None:
    _show(view, cut([Block(BlockKind.PARAGRAPH, words)]))


def test_commas_stand_at_the_upper_right(view: PageView) -> None:
    _show_words(view, "一，二。三")
    for position in (1, 3):
        left, top, right, bottom = _ink_box(view, position)
        assert left > right
        assert bottom > top


def test_brackets_and_long_vowels_are_turned(view: PageView) -> None:
    _show_words(view, "「ラー」（あ）")
    bar = _ink_box(view, 2)
    assert bar[0] > 5, "the long vowel stands"
    opening, closing = _ink_box(view, 0), _ink_box(view, 3)
    assert opening[1] > opening[3], "an opening bracket is at the foot of its place"
    assert closing[1] < closing[3]


def test_dashes_and_dots_run_down(view: PageView) -> None:
    _show_words(view, "一——二……三")
    for position in (1, 2, 4, 5):
        left, _top, right, _bottom = _ink_box(view, position)
        assert abs(left - right) <= 4, "in the middle of the line"
        assert left > 8


def test_letters_lie_and_short_numbers_stand_in_one_place(view: PageView) -> None:
    _show_words(view, "第12章Qt8")
    em = view.typography.size
    assert abs(_box(view, 1).height() + _box(view, 2).height() - em) <= 2
    assert abs(_box(view, 3).top() - _box(view, 0).bottom() - em) <= 2
    _show_words(view, "第1章1949年")
    assert abs(_box(view, 1).height() - em) <= 2
    years = [_box(view, at) for at in range(3, 7)]
    assert all(box.height() < 0.75 * em for box in years)
    assert [box.top() for box in years] == sorted(box.top() for box in years)


def test_punctuation_is_squeezed_between_signs(view: PageView) -> None:
    view._setting = lambda length, setting=view._setting: replace(setting(length), squeeze=True, justified=False)
    _show_words(view, "他说：“好。”「（是）」！」")
    em = view.typography.size
    halved = {at for at in range(13) if _box(view, at).height() < 0.75 * em}
    assert {5, 6} <= halved, "a closing sign before another sign"
    assert halved.isdisjoint({2, 12}), "what is higher than half a character is not halved"
    left, top, _right, bottom = _ink_box(view, 5)
    assert min(left, top, bottom) >= 0


def test_readings_stand_at_the_right_of_their_characters(view: PageView, qapp: QApplication) -> None:
    ruby = (Inline(InlineKind.RUBY, 0, 2, "かんじ"),)
    _show(view, cut([Block(BlockKind.PARAGRAPH, "漢字の読み")]))
    qapp.processEvents()  # the bar of the longer text goes
    plain = view.grab().toImage()
    _show(view, cut([Block(BlockKind.PARAGRAPH, "漢字の読み", ruby)]))
    read = view.grab().toImage()
    box = view.rect_of(0, 2)
    changed = {
        (x, y) for x in range(view.width()) for y in range(view.height()) if plain.pixel(x, y) != read.pixel(x, y)
    }
    assert changed
    middle = box.center().x()
    assert min(x for x, _y in changed) > middle + view.typography.size * 0.3
    assert box.top() - 8 <= min(y for _x, y in changed) <= max(y for _x, y in changed) <= box.bottom() + 8


def test_a_note_reference_is_a_link_and_the_sentence_is_copied_as_it_is(view: PageView, qtbot: QtBot) -> None:
    words = "正文[1]，接着。"
    _show(view, cut([Block(BlockKind.PARAGRAPH, words, (Inline(InlineKind.NOTE_REFERENCE, 2, 5, "n1"),))]))
    with qtbot.waitSignal(view.note_reference_activated) as followed:
        QTest.mouseClick(view.viewport(), _LEFT, pos=_box(view, 3).center())
    assert followed.args[0] == "n1"
    assert view.words_of(Passage(0, len(words))) == words


@pytest.fixture
def plain_family(qapp: QApplication) -> Iterator[str]:
    """Return the family of a font that has Chinese punctuation, but no forms of it for lines that run down."""
    number = QFontDatabase.addApplicationFontFromData(plain_font("Plain Boxes", "「」，。“”‘’一二三"))
    yield QFontDatabase.applicationFontFamilies(number)[0]
    QFontDatabase.removeApplicationFont(number)


def test_a_font_without_vertical_forms_and_another_language_are_told(plain_family: str) -> None:
    assert signs_with_forms((plain_family,)) == frozenset()
    assert vertical_obstacle("zh", (plain_family,)) is Obstacle.TYPEFACE
    assert vertical_obstacle("en", SERIF) is Obstacle.LANGUAGE
    assert vertical_obstacle("", SERIF) is Obstacle.LANGUAGE
    assert len({obstacle_label(obstacle) for obstacle in Obstacle}) == len(Obstacle)


def test_quotes_lie_where_the_font_has_no_form_of_them(typography: Typography, plain_family: str) -> None:
    plain = replace(typography, families=(plain_family,), vertical=True)
    layout = LeafLayout(cut([Block(BlockKind.PARAGRAPH, "一“二”三")]).leaves[0], plain, lambda _name: None, 100)
    cursor = QTextCursor(layout.document)
    kinds = []
    for place in range(1, 6):
        cursor.setPosition(place)  # the format is that of the character before
        kinds.append(cursor.charFormat().intProperty(ORIENTATION))
    upright, lying = Orientation.UPRIGHT.value, Orientation.LYING.value
    assert kinds == [upright, lying, upright, lying, upright]

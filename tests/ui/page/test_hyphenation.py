"""Words are hyphenated in the layout alone: positions, marks and what is copied are those of the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from reader.core.text.blocks import CELL, LINE, PICTURE_SIGN, Block, BlockKind, Inline, InlineKind, LinePicture
from reader.core.text.leaves import split_into_leaves
from reader.ui.page.hyphen_limit import MOST_IN_A_ROW
from reader.ui.page.inline_writer import SOFT_HYPHEN
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.page_view import PageView
from reader.ui.page.passage import Passage
from reader.ui.page.shown_text import ShownText
from reader.ui.page.typography import SERIF_LATIN, Typography
from tests.support.work import calls_of
from tests.ui.page.conftest import cut

WORD_JOINER = "\u2060"
SENTENCE = "The extraordinary circumstances notwithstanding, everybody considered hyphenation indispensable. "
MEASURES = range(120, 320, 8)
"""Widths of a line: at some of them, in whatever font there is, words end as a test needs it."""


@pytest.fixture
def latin(typography: Typography) -> Typography:
    return replace(
        typography, families=SERIF_LATIN, measure=300, chinese=False, language="en", hyphenate=True, indent=0
    )


def _lay_out(blocks: list[Block], typography: Typography, image: QImage | None = None) -> LeafLayout:
    (leaf,) = split_into_leaves(blocks)
    return LeafLayout(leaf, typography, lambda _name: image, 500)


def _picture() -> QImage:
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    image.fill(0)
    return image


def _is_hyphenated(block: Block, typography: Typography) -> bool:
    return SOFT_HYPHEN in _lay_out([block], typography).document.toPlainText()


def _assert_positions_come_back(layout: LeafLayout, pictures: frozenset[int] = frozenset()) -> None:
    leaf = layout.leaf
    for position in range(leaf.start, leaf.end):
        sign = leaf.text[position - leaf.start]
        if sign in "\n\t" or position in pictures:
            continue
        (selection,) = layout.selections(position, position + 1)
        assert selection.selectedText() == sign
        assert layout._built.position(layout._built.unit(position)) == position
        assert layout._built.position(layout._built.end_unit(position)) == position


WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            ["extraordinary", "Hyphenation", "naïveté", "notwithstanding", "a", "it’s", "𠮷野家", "👩‍👩‍👧", "汉字"]
        ),
        st.text(alphabet="abcdefghinorstuäé\u00ad\u0301𝒜😀-", min_size=1, max_size=14),
    ),
    min_size=1,
    max_size=40,
).map(" ".join)
KINDS = st.sampled_from(
    [BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE, BlockKind.HEADING]
)


@st.composite
def _blocks(draw: st.DrawFn) -> Block:
    text = draw(WORDS)
    ends = st.integers(0, len(text))
    inlines = []
    for kind in draw(
        st.lists(st.sampled_from([kind for kind in InlineKind if kind is not InlineKind.PICTURE]), max_size=4)
    ):
        start, end = sorted((draw(ends), draw(ends)))
        if start < end:
            inlines.append(Inline(kind, start, end, "#x"))
    return Block(draw(KINDS), text, tuple(inlines), level=1)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(blocks=st.lists(_blocks(), min_size=1, max_size=3), measure=st.integers(60, 500))
def test_every_position_comes_back_and_the_lines_hold_the_text(
    qtbot: QtBot, latin: Typography, blocks: list[Block], measure: int
) -> None:
    layout = _lay_out(blocks, replace(latin, measure=measure))
    _assert_positions_come_back(layout)
    covered = "".join(layout.leaf.text[line.start : line.end] for line in layout.lines)
    assert covered == "".join(block.text for block in blocks)


def test_every_position_comes_back_beside_a_table_a_picture_in_the_line_and_ruby(
    qtbot: QtBot, latin: Typography
) -> None:
    picture = Inline(InlineKind.PICTURE, 18, 19, LinePicture("p", 1.0).target)
    ruby = Inline(InlineKind.RUBY, 20, 22, "hànzì")
    layout = _lay_out(
        [
            Block(BlockKind.HEADING, "Extraordinary", level=1),
            Block(BlockKind.PARAGRAPH, f"😀 extraordinary 𝒜 {PICTURE_SIGN} 汉字 " + SENTENCE * 3, (picture, ruby)),
            Block(BlockKind.TABLE, f"extraordinary{CELL}circumstances{LINE}a{CELL}b", level=1),
            Block(BlockKind.QUOTATION, SENTENCE * 2, level=1),
        ],
        latin,
        _picture(),
    )
    place = layout.leaf.text.index(PICTURE_SIGN)
    _assert_positions_come_back(layout, frozenset({place}))


def test_a_line_ends_within_a_word_and_its_hyphen_is_not_of_the_text(qtbot: QtBot, latin: Typography) -> None:
    layout = _lay_out([Block(BlockKind.PARAGRAPH, SENTENCE * 4)], latin)
    text = layout.leaf.text
    broken = [line for line in layout.lines if text[line.end - 1 : line.end + 1].isalpha()]
    assert broken
    for line in broken:
        middle = layout.cursor_rect(line.end).center()
        assert layout.position_at(middle) == line.end
        assert layout.line_of(line.end).start == line.end
        before, after = layout.rects(line.end - 1, line.end + 1)
        assert before.top() == line.top
        assert after.top() == layout.line_of(line.end).top


def test_the_point_under_a_character_is_its_position(qtbot: QtBot, latin: Typography) -> None:
    layout = _lay_out([Block(BlockKind.PARAGRAPH, SENTENCE * 4)], latin)
    for position in range(layout.leaf.end):
        if layout.leaf.text[position].isalpha():
            (rect,) = layout.rects(position, position + 1)
            assert layout.position_under(rect.center()) == position


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (BlockKind.PARAGRAPH, True),
        (BlockKind.STANDFIRST, True),
        (BlockKind.QUOTATION, True),
        (BlockKind.LIST_ITEM, True),
        (BlockKind.FOOTNOTE, True),
        (BlockKind.HEADING, False),
        (BlockKind.CODE, False),
        (BlockKind.VERSE, False),
        (BlockKind.TABLE, False),
        (BlockKind.IMAGE, False),
    ],
)
def test_prose_alone_is_hyphenated(qtbot: QtBot, latin: Typography, kind: BlockKind, expected: bool) -> None:
    assert _is_hyphenated(Block(kind, SENTENCE, level=1), latin) is expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (InlineKind.EMPHASIS, True),
        (InlineKind.STRONG, True),
        (InlineKind.LINK, False),
        (InlineKind.CODE, False),
        (InlineKind.RUBY, False),
        (InlineKind.NOTE_REFERENCE, False),
    ],
)
def test_links_and_code_in_prose_are_not_hyphenated(
    qtbot: QtBot, latin: Typography, kind: InlineKind, expected: bool
) -> None:
    block = Block(BlockKind.PARAGRAPH, "extraordinary", (Inline(kind, 0, 13, "#x"),))
    assert _is_hyphenated(block, latin) is expected


@pytest.mark.parametrize(("language", "expected"), [("en", True), ("de-AT", True), ("ru", False), ("", False)])
def test_a_language_without_patterns_is_not_hyphenated(
    qtbot: QtBot, latin: Typography, language: str, expected: bool
) -> None:
    block = Block(BlockKind.PARAGRAPH, "Silbentrennung extraordinary")
    assert _is_hyphenated(block, replace(latin, language=language)) is expected


def test_the_setting_turns_hyphenation_off(qtbot: QtBot, latin: Typography) -> None:
    assert not _is_hyphenated(Block(BlockKind.PARAGRAPH, SENTENCE), replace(latin, hyphenate=False))


def test_soft_hyphens_of_a_text_break_its_lines_and_keep_their_positions(qtbot: QtBot, latin: Typography) -> None:
    words = "a co\u00adoper\u00ada\u00adtive mill be\u00adgin\u00adning " * 8
    broken = False
    for measure in MEASURES:
        layout = _lay_out([Block(BlockKind.PARAGRAPH, words)], replace(latin, measure=measure))
        broken = broken or any(layout.leaf.text[line.end - 1] == SOFT_HYPHEN for line in layout.lines)
        assert layout.document.toPlainText().replace(WORD_JOINER, "") == words
        _assert_positions_come_back(layout)
    assert broken


def test_no_more_than_three_lines_in_a_row_end_in_a_hyphen(qtbot: QtBot, latin: Typography) -> None:
    words = "😀 " + "notwithstanding extraordinary circumstances " * 30
    limited = set()
    for measure in MEASURES:
        layout = _lay_out([Block(BlockKind.PARAGRAPH, words)], replace(latin, measure=measure))
        row, rows = 0, []
        for line in layout.lines:
            row = row + 1 if words[line.end - 1 : line.end + 1].isalpha() else 0
            rows.append(row)
        assert max(rows) <= MOST_IN_A_ROW
        assert "".join(words[line.start : line.end] for line in layout.lines) == words
        joined = WORD_JOINER in layout.document.toPlainText()
        if joined not in limited:
            _assert_positions_come_back(layout)
        limited.add(joined)
    assert limited == {False, True}


def test_a_word_that_no_hyphen_makes_fit_is_broken_all_the_same(qtbot: QtBot, latin: Typography) -> None:
    layout = _lay_out(
        [Block(BlockKind.PARAGRAPH, "Donaudampfschifffahrtsgesellschaft" * 3)], replace(latin, measure=60)
    )
    assert all(rect.right() <= 61 for rect in layout.rects(0, layout.leaf.end))
    _assert_positions_come_back(layout)


def test_what_is_selected_copied_and_found_over_a_hyphen_is_the_text(qtbot: QtBot, latin: Typography) -> None:
    text = cut([Block(BlockKind.PARAGRAPH, SENTENCE * 4)])
    page = PageView(lambda _width: latin)
    qtbot.addWidget(page)
    page.resize(500, 600)
    page.show()
    page.show_text(ShownText(text, text.between, lambda _name: None), 0, lambda _width: latin)
    assert page.flow is not None
    layout = page.flow.layout_at(0)
    words = layout.leaf.text
    broken = next(line.end for line in layout.lines if words[line.end - 1 : line.end + 1].isalpha())
    start, end = words.rindex(" ", 0, broken) + 1, words.index(" ", broken)
    page.select(Passage(start, end))
    page.copy()
    assert QGuiApplication.clipboard().text() == words[start:end]
    first, second = layout.rects(start, end)
    assert first.bottom() <= second.top() + 1
    assert latin.measure - latin.size < first.right() <= latin.measure
    assert [cursor.selectedText().replace(SOFT_HYPHEN, "") for cursor in layout.selections(start, end)] == [
        words[start:end]
    ]
    page.clear()


def test_what_follows_a_long_paragraph_with_too_many_hyphens_is_laid_out(qtbot: QtBot, latin: Typography) -> None:
    words = "Internationalisation and incomprehensibilities of uncommunicative administration. "
    blocks = [
        Block(BlockKind.PARAGRAPH, words * 17),
        Block(BlockKind.PARAGRAPH, words),
        Block(BlockKind.PARAGRAPH, "End"),
    ]
    limited = False
    for measure in MEASURES:
        layout = _lay_out(blocks, replace(latin, measure=measure))
        limited = limited or WORD_JOINER in layout.document.toPlainText()
        assert layout.lines[-1].end == layout.leaf.end
        assert layout.rects(layout.leaf.end - 3, layout.leaf.end)
    assert limited


def test_the_work_on_hyphens_in_a_row_grows_with_the_length_of_a_paragraph(qtbot: QtBot, latin: Typography) -> None:
    def work(words: int) -> int:
        blocks = [Block(BlockKind.PARAGRAPH, "Internationalisation of incomprehensibilities " * words)]
        return calls_of(lambda: _lay_out(blocks, replace(latin, measure=228, size=40, leading=64)))

    work(1)
    assert work(96) < 6 * work(24)

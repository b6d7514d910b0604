from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind
from reader.core.text.leaves import split_into_leaves
from reader.ui.appearance.theme import ui_font
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.typography import PROPORTIONAL, Typography

PILES = "他说：“‘这是『书』’，（见《红楼梦》）。”——于是，“我们”就走了。"


def _lay_out(blocks: list[Block], typography: Typography) -> LeafLayout:
    (leaf,) = split_into_leaves(blocks)
    return LeafLayout(leaf, typography, lambda _name: None, 500)


def _paragraph(text: str, typography: Typography) -> LeafLayout:
    return _lay_out([Block(BlockKind.PARAGRAPH, text)], replace(typography, indent=0))


def _widths(layout: LeafLayout, signs: str) -> list[int]:
    text = layout.leaf.text
    return [round(layout.rects(at, at + 1)[0].width()) for at, sign in enumerate(text) if sign in signs]


@pytest.fixture(params=["en", "zh_CN"])
def squeezed(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, typography: Typography
) -> Iterator[Typography]:
    if not QFontInfo(typography.font()).family().startswith("Noto Serif CJK"):
        pytest.skip("no font with half-width punctuation")
    before = qapp.font()
    qapp.setFont(ui_font(request.param))
    yield replace(typography, squeeze=True)
    qapp.setFont(before)


def test_signs_side_by_side_are_halved(squeezed: Typography) -> None:
    layout = _paragraph(PILES[:14], squeezed)
    assert _widths(layout, "：“‘") == [10, 20, 10]


def test_without_the_setting_all_signs_are_whole(squeezed: Typography) -> None:
    layout = _paragraph(PILES[:14], replace(squeezed, squeeze=False))
    assert set(_widths(layout, "：“‘，。（）")) == {20}


def test_a_font_without_half_width_signs_changes_nothing(squeezed: Typography) -> None:
    without = replace(squeezed, families=("Droid Sans Fallback", "DejaVu Sans"))
    plain = _paragraph(PILES * 8, replace(without, squeeze=False))
    assert _paragraph(PILES * 8, without).lines == plain.lines


def test_each_squeezed_sign_is_found_under_its_middle(squeezed: Typography) -> None:
    layout = _paragraph(PILES * 12, squeezed)
    for position in range(layout.leaf.end):
        (rect,) = layout.rects(position, position + 1)
        assert layout.position_under(rect.center()) == position


def test_signs_in_code_are_whole(squeezed: Typography) -> None:
    layout = _lay_out([Block(BlockKind.CODE, "：“‘")], squeezed)
    assert len(set(_widths(layout, "：“‘"))) == 1
    inline = _lay_out([Block(BlockKind.PARAGRAPH, "用：“‘。", (Inline(InlineKind.CODE, 1, 4),))], squeezed)
    assert len(set(_widths(inline, "：“‘"))) == 1


def test_signs_at_the_edges_of_lines_are_halved_and_no_line_breaks_elsewhere(squeezed: Typography) -> None:
    text = "。".join("读书百遍其义自见" * 2 + "“也”" + "是" * count for count in range(1, 40))
    squeezed_lines, plain_lines = _paragraph(text, squeezed), _paragraph(text, replace(squeezed, squeeze=False))
    assert squeezed_lines.lines
    assert [(line.start, line.end) for line in squeezed_lines.lines] == [
        (line.start, line.end) for line in plain_lines.lines
    ]
    feet = [line.end - 1 for line in squeezed_lines.lines[:-1] if text[line.end - 1] in "。”"]
    heads = [line.start for line in squeezed_lines.lines if text[line.start] == "“"]
    assert feet
    assert heads
    assert any(squeezed_lines.rects(at, at + 1)[0].width() < 12 for at in feet)
    assert any(squeezed_lines.rects(at, at + 1)[0].width() < 12 for at in heads)
    inside = [at for at, sign in enumerate(text) if sign == "“" and at not in heads]
    assert all(squeezed_lines.rects(at, at + 1)[0].width() > 18 for at in inside)


@pytest.mark.parametrize("text", ["", "，", "“\n", "是" * 40 + "，\n", "𠮷" * 33 + "。" + "是" * 40, "\n\n“"])
def test_short_and_empty_lines_are_set_too(squeezed: Typography, text: str) -> None:
    layout = _paragraph(text, squeezed)
    assert [(line.start, line.end) for line in layout.lines] == [
        (line.start, line.end) for line in _paragraph(text, replace(squeezed, squeeze=False)).lines
    ]


def test_an_excerpt_that_begins_within_a_paragraph_is_set_as_one_without_indent(squeezed: Typography) -> None:
    (leaf,) = split_into_leaves([Block(BlockKind.PARAGRAPH, PILES * 12)])
    continued = LeafLayout(leaf, squeezed, lambda _name: None, 500, continued=True)
    plain = _paragraph(PILES * 12, squeezed)
    assert continued.cursor_rect(0).left() == 0
    assert continued.lines == plain.lines
    assert continued.rects(0, leaf.end) == plain.rects(0, leaf.end)


def test_quotation_marks_are_those_of_the_language_of_the_text(squeezed: Typography) -> None:
    layout = _paragraph("他说“hello”，it’s so—yes。他—她", squeezed)
    assert _widths(layout, "“”") == [20, 10]
    assert max(_widths(layout, "’")) < 10
    assert _widths(layout, "—") == [18, 20]


def test_signs_are_as_wide_in_a_window_in_english(squeezed: Typography, qapp: QApplication) -> None:
    before = qapp.font()
    plain = _paragraph(PILES * 8, squeezed)
    qapp.setFont(ui_font("en"))
    try:
        layout = _paragraph(PILES * 8, squeezed)
        assert _widths(layout, "：“‘（《。，") == _widths(plain, "：“‘（《。，")
    finally:
        qapp.setFont(before)


def test_the_font_of_a_chinese_text_does_not_have_the_quotation_marks_of_the_interface(squeezed: Typography) -> None:
    assert not squeezed.font().featureValue(PROPORTIONAL)
    assert replace(squeezed, chinese=False).font().featureValue(PROPORTIONAL)


def test_an_empty_paragraph_among_squeezed_ones_is_laid_out(squeezed: Typography) -> None:
    layout = _lay_out([Block(BlockKind.PARAGRAPH, "“甲”，"), Block(BlockKind.PARAGRAPH, "")], squeezed)
    assert len(layout.lines) == 2

"""The width of the column is what the preferences say, as long as there is room."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.leaves import split_into_leaves
from reader.core.text.prose_samples import prose_sample
from reader.ui.appearance.theme import THEMES
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.measure import room_of, width_for
from reader.ui.page.page_style import typography_for
from reader.ui.page.typography import Typography
from reader.ui.preferences.preferences import Preferences

PROSE = (
    "Call me Ishmael. Some years ago, never mind how long precisely, having little or no money in my purse, and "
    "nothing particular to interest me on shore, I thought I would sail about a little and see the watery part of "
    "the world."
)
LATIN = ("en", "de", "ru", "he", "")


def _typography(language: str, width: int, preferences: Preferences | None = None) -> Typography:
    return typography_for(preferences or Preferences(), THEMES["paper"], language, width)


@pytest.mark.parametrize("font", ["serif", "sans"])
@pytest.mark.parametrize("characters", [50, 66, 90])
def test_a_line_holds_as_many_characters_as_the_setting_says(qtbot: QtBot, font: str, characters: int) -> None:
    typography = _typography("en", 3_000, Preferences(measure_la=characters, body_font=font))
    advance = QFontMetricsF(typography.font()).horizontalAdvance(PROSE) / len(PROSE)
    assert typography.measure / advance == pytest.approx(characters, rel=0.03)


@pytest.mark.parametrize("language", ["zh", *LATIN])
@pytest.mark.parametrize("width", [320, 620, 900, 1_400])
def test_a_larger_font_never_narrows_the_column(qtbot: QtBot, language: str, width: int) -> None:
    preferences = Preferences()
    before = 0
    for points in range(8, 49):
        typography = _typography(language, width, replace(preferences, font_size=points))
        ems_alone = typography.size if language == "zh" else 0  # a Chinese column is a whole number of ems
        assert before - ems_alone <= typography.measure <= width
        before = max(before, typography.measure)


@pytest.mark.parametrize("points", [8, 15, 48])
def test_the_column_and_its_margins_have_room_in_the_narrowest_window(qtbot: QtBot, points: int) -> None:
    for language in ("zh", "en"):
        typography = _typography(language, 300, Preferences(font_size=points))
        assert 0 < typography.measure <= 300 - 2 * typography.margin
        assert 3 * typography.margin_em <= typography.margin


def test_what_stands_in_the_margin_grows_with_the_text_up_to_the_margin(qtbot: QtBot) -> None:
    ems = [_typography("en", 1_000, Preferences(font_size=points)).margin_em for points in (8, 12, 15, 30, 48)]
    assert ems == sorted(ems)
    assert ems[0] == _typography("en", 1_000, Preferences(font_size=8)).size
    assert ems[-1] == 20


@pytest.mark.parametrize(
    ("language", "width", "characters", "expected"),
    [
        ("en", 1_400, 66, True),
        ("en", 1_400, 45, True),
        ("en", 1_400, 44, False),
        ("en", 400, 66, False),
        ("de", 400, 66, False),
        ("zh", 400, 66, True),
    ],
)
def test_lines_of_few_latin_characters_are_ragged_right_and_hyphenated(
    qtbot: QtBot, language: str, width: int, characters: int, expected: bool
) -> None:
    typography = _typography(language, width, Preferences(measure_la=characters))
    assert typography.justified is expected
    assert typography.hyphenate
    assert not _typography(language, width, Preferences(justify=False)).justified


def test_chinese_columns_are_whole_ems(qtbot: QtBot) -> None:
    typography = _typography("zh", 633)
    assert typography.measure % typography.size == 0
    assert _typography("zh", 2_000).measure == 34 * typography.size


def test_a_language_without_a_sample_of_its_own_is_measured_by_english() -> None:
    assert prose_sample("fi") == prose_sample("en-GB") == prose_sample("")
    assert prose_sample("uk") == prose_sample("ru") != prose_sample("en")


@given(st.integers(120, 4_000))
def test_a_page_for_a_room_has_that_room(room: int) -> None:
    assert room - 1 <= room_of(width_for(room)) <= room


@pytest.mark.parametrize("kind", [BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.VERSE, BlockKind.FOOTNOTE])
def test_insets_leave_room_for_words_in_the_narrowest_column(qtbot: QtBot, kind: BlockKind) -> None:
    (leaf,) = split_into_leaves([Block(kind, "汉字与 words 相间", level=5, label="1.")])
    layout = LeafLayout(leaf, _typography("zh", 320, Preferences(font_size=48)), lambda _name: None, 300)
    assert all(0 <= rect.left() < rect.right() <= layout.typography.measure + 1 for rect in layout.rects(0, leaf.end))

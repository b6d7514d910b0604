"""Covers that are drawn from a title can be read, and begin with the word that a title is sorted by."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from reader.ui.appearance.theme import THEMES, Theme
from reader.ui.library.title_cover import cloth_of, first_letter
from reader.ui.widgets.chart_colours import contrast


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_words_stand_out_from_every_cloth(theme: Theme) -> None:
    ink = QColor(theme.text if theme.is_dark else theme.card)
    cloths = {cloth_of(str(number), theme).name() for number in range(400)}
    assert len(cloths) > 6
    assert min(contrast(ink, QColor(cloth)) for cloth in cloths) >= 4.5


@pytest.mark.parametrize(
    ("title", "letter"), [("The Waste Land", "W"), ("a room", "R"), ("《红楼梦》", "红"), ("A", "A"), ("", "·")]
)
def test_a_small_cover_shows_the_first_letter_after_an_article(title: str, letter: str) -> None:
    assert first_letter(title) == letter

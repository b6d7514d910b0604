"""Themes are whole, and legible."""

from __future__ import annotations

import itertools
import re
from dataclasses import asdict, fields
from pathlib import Path
from string import Template

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from reader.resources import resource
from reader.ui.appearance.mark_colours import line_shade
from reader.ui.appearance.sizes import style_sizes
from reader.ui.appearance.theme import PROPORTIONAL, THEMES, Theme, style_sheet, theme_named, ui_font
from tests.support.colours import contrast, luminance

SHEET = resource("styles", "onehour.qss").read_text("utf-8")
GROUNDS = ("paper", "card", "rail", "tint")
TEXT = ("text", "muted", "faint", "accent", "good")


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("colours", "least"), [(TEXT, 4.5), (("edge",), 3.0)], ids=["text", "edges"])
def test_contrasts_on_every_ground(theme: Theme, colours: tuple[str, ...], least: float) -> None:
    contrasts = {
        (colour, ground): contrast(getattr(theme, colour), getattr(theme, ground))
        for colour in colours
        for ground in GROUNDS
    }
    assert {pair: round(found, 2) for pair, found in contrasts.items() if found < least} == {}


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_contrasts_of_text_on_what_is_coloured(theme: Theme) -> None:
    for ground in (*theme.marks, theme.selection, theme.found):
        assert contrast(theme.text, ground) >= 4.5
    assert contrast(theme.accent_text, theme.accent) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_steps_of_charts_are_told_apart_by_their_lightness(theme: Theme) -> None:
    lightness = [luminance(colour) for colour in (theme.track, *theme.steps)]
    assert lightness == sorted(lightness, reverse=not theme.is_dark)
    assert all(contrast(one, other) >= 1.1 for one, other in itertools.pairwise((theme.track, *theme.steps)))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_colour_is_a_colour(theme: Theme) -> None:
    for field in fields(theme):
        value = getattr(theme, field.name)
        if isinstance(value, str) and field.name != "name":
            assert QColor(value).isValid()
    assert len(set(theme.marks)) == 5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_style_sheet_leaves_no_colour_open(theme: Theme) -> None:
    sheet = style_sheet(theme, Path("/icons"))
    assert "$" not in sheet
    assert set(re.findall(r"#\w+", sheet)) <= {value for value in asdict(theme).values() if isinstance(value, str)}


def test_the_style_sheet_names_only_colours_and_sizes_that_there_are() -> None:
    names = set(Template(SHEET).get_identifiers())
    colours = {field.name for field in fields(Theme) if field.type == "str" and field.name != "name"}
    assert names - style_sizes().keys() - {"icons", "tick"} <= colours
    assert style_sizes().keys() <= names


def test_every_colour_of_the_style_sheet_comes_from_the_palette() -> None:
    values = re.findall(r"(?:color|background|border[\w-]*): ([^;]+);", SHEET)
    words = {word for value in values for word in value.split() if not word.startswith("$")}
    assert not {word for word in words if QColor(word).isValid()} - {"transparent"}
    assert not re.search(r"#|rgb|hsv|hsl|palette\(", SHEET)


@pytest.mark.parametrize(
    ("name", "dark", "expected"),
    [("system", False, "paper"), ("system", True, "dark"), ("sepia", True, "sepia"), ("gone", False, "paper")],
)
def test_the_system_decides_only_where_it_is_asked(name: str, dark: bool, expected: str) -> None:
    assert theme_named(name, system_dark=dark).name == expected


def test_the_font_follows_the_language(qapp: QApplication) -> None:
    before = qapp.font()
    try:
        for language, is_proportional in (("en", True), ("zh_CN", False), ("en", True)):
            qapp.setFont(ui_font(language))
            assert qapp.font().isFeatureSet(PROPORTIONAL) is is_proportional
    finally:
        qapp.setFont(before)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_the_lines_of_marks_are_strong_enough_on_each_paper(theme: Theme) -> None:
    lines = {line_shade(mark, theme.paper) for mark in theme.marks}
    assert len(lines) == len(theme.marks)
    assert all(contrast(line, theme.paper) >= 3 for line in lines)

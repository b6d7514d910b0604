"""Styles are told by their names in both languages and in other programs."""

from __future__ import annotations

import pytest

from reader.core.annotations.model import AnnotationStyle
from reader.core.annotations.query import parse_query
from reader.core.annotations.styles import STYLES, style_of
from reader.core.text.search_folding import SearchFolding
from reader.resources import character_forms

FOLDING = SearchFolding(character_forms())
HIGHLIGHT, UNDERLINE, WAVY = AnnotationStyle


def test_every_style_has_a_row() -> None:
    assert set(STYLES) == set(AnnotationStyle)


@pytest.mark.parametrize(
    ("typed", "styles"),
    [
        ("style:underline", {UNDERLINE}),
        ("Style：UNDER", {UNDERLINE}),
        ("style:wavy", {WAVY}),
        ('style:"wavy line"', {WAVY}),
        ("样式:下划线", {UNDERLINE}),
        ("樣式：波浪線", {WAVY}),
        ("样式:高亮 style:w", {HIGHLIGHT, WAVY}),
        ("style:", set()),
    ],
)
def test_a_style_is_told_by_any_of_its_names(typed: str, styles: set[AnnotationStyle]) -> None:
    query = parse_query(typed, FOLDING)
    assert query.styles == styles
    assert query.is_of_marks is bool(styles)
    assert query.is_empty is not bool(styles)


def test_a_style_that_there_is_not_is_a_word() -> None:
    query = parse_query("style:dotted", FOLDING)
    assert not query.styles
    assert [" ".join(term.runs()) for term in query.terms.terms] == ["style dotted"]


@pytest.mark.parametrize(
    ("names", "style"),
    [
        ((), HIGHLIGHT),
        (("",), HIGHLIGHT),
        (("lighten",), HIGHLIGHT),
        (("underscore",), UNDERLINE),
        (("strikeout",), UNDERLINE),
        ((" Squiggly ",), WAVY),
        (("unknown", "wavy", "underline"), WAVY),
    ],
)
def test_a_style_of_another_program_is_the_nearest_one(names: tuple[str, ...], style: AnnotationStyle) -> None:
    assert style_of(*names) is style

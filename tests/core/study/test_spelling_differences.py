"""Two spellings are set beside each other, and cut where they differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.study.spelling_differences import SpellingPart, spelling_parts
from reader.services.study.spelling import Spelling

SPELLING = Spelling()


@pytest.mark.parametrize(
    ("expected", "typed", "parts"),
    [
        ("关键少数", "关健少数", [("关", "关", True), ("键", "健", False), ("少数", "少数", True)]),
        ("entombed", "entomed", [("entom", "entom", True), ("b", "", False), ("ed", "ed", True)]),
        ("率先垂范", "率先垂範", [("率先垂范", "率先垂範", True)]),
        ("words", "", [("words", "", False)]),
    ],
)
def test_the_parts_that_differ_are_found(expected: str, typed: str, parts: list[tuple[str, str, bool]]) -> None:
    assert spelling_parts(expected, typed, SPELLING) == [SpellingPart(*part) for part in parts]


@given(st.text(max_size=30), st.text(max_size=30))
def test_nothing_is_lost(expected: str, typed: str) -> None:
    parts = spelling_parts(expected, typed, SPELLING)
    whole = spelling_parts(expected, expected, SPELLING)
    assert "".join(part.expected for part in parts) == "".join(part.expected for part in whole)
    assert all(part.is_same for part in whole)

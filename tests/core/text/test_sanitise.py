from __future__ import annotations

import pytest

from reader.core.text.sanitise import one_line, sanitise


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("plain 字", "plain 字"),
        ("\udce5\udcad\udc97", "字"),
        ("a\udcffb", "a\ufffdb"),
        ("a\ud800b", "a?b"),
    ],
)
def test_words_from_outside_are_made_sound(words: str, expected: str) -> None:
    assert sanitise(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("  Ann \n Weaver ", "Ann Weaver"),
        ("\u202eAnn\u202c", "Ann"),
        ("می\u200cروم", "می\u200cروم"),
        ("\u200b", ""),
        (" \u00ad \u2060\u200d", ""),
    ],
)
def test_a_name_stands_on_one_line_and_one_without_anything_to_see_is_empty(words: str, expected: str) -> None:
    assert one_line(words) == expected

from __future__ import annotations

import pytest

from reader.core.text.sanitise import sanitise


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

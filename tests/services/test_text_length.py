"""How long a text is said to be."""

from datetime import datetime

import pytest

from reader.services import text_length
from reader.services.text_length import TextLength, TextLengths
from reader.storage.library import Library
from tests.support.texts import add_text


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", "We become what we practise.", TextLength(5, in_words=True)),
        ("zh", "读书百遍，其义自见。", TextLength(8, in_words=False)),
        ("zh", "今天读了 Walden 第 3 章。", TextLength(8, in_words=False)),
        ("th", "ภาษาไทย", TextLength(7, in_words=False)),
    ],
)
def test_the_length_is_in_the_unit_of_the_language(
    now: datetime, language: str, words: str, expected: TextLength
) -> None:
    with Library.in_memory(now) as library:
        text = add_text(library, "One", [words], now, language=language)
        assert TextLengths(library).of(text) == expected


def test_a_very_long_text_is_counted_in_parts(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_length, "_LONGEST_COUNTED", 20_000)
    with Library.in_memory(now) as library:
        text = add_text(library, "One", ["some words of a text " * 50] * 60, now, language="en")
        length = TextLengths(library).of(text)
        assert length.is_rounded
        assert length.count == pytest.approx(15_000, rel=0.08)

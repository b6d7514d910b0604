"""Days in the sentences of a README."""

from datetime import date

import pytest

from reader.exporters.study.day_words import day_words

ENGLISH = "January February March April May June July August September October November December"


@pytest.mark.parametrize(
    ("template", "months", "words"),
    [
        ("{day} {month} {year}", ENGLISH, "8 March 2026"),
        ("{year}年{month}月{day}日", "1 2 3 4 5 6 7 8 9 10 11 12", "2026年3月8日"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it(template: str, months: str, words: str) -> None:
    assert day_words(date(2026, 3, 8), template, months) == words

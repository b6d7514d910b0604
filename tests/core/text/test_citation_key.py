"""A citation key is made of author, year and title, and stays when texts are added."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.bibliographic_values import cleaned_bibliography
from reader.core.text.bibliography import Bibliography
from reader.core.text.citation_key import citation_key, citation_keys
from reader.core.text.model import Text, TextFormat

NOW = datetime(2026, 3, 28, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("author", "year", "title", "key"),
    [
        ("Herman Melville", "1851", "Moby-Dick; or, The Whale", "melville1851moby"),
        ("Melville, Herman", "1851", "Moby-Dick", "melville1851moby"),
        ("Ada Reed, Ben Mill", "2003", "The Art of Slow Reading", "reed2003art"),
        ("Ada Reed and Ben Mill", "2003", "On Reading", "reed2003reading"),
        ("Karel Čapek", "1920", "R.U.R.", "capek1920r"),
        ("曹雪芹", "1982", "红楼梦（上册）", "曹雪芹1982红楼梦"),
        ("刘鹗、李四", "", "老残游记续集", "刘鹗老残游记"),
        ("", "", "The Way of a Heron: Notes", "wayheron"),
        ("", "1998", "The", "1998the"),
        ("Émile Zola", "1885", "L'Argent", "zola1885largent"),
        ("", "", "…", ""),
    ],
)
def test_a_key_has_family_name_year_and_the_first_word_that_says_anything(
    author: str, year: str, title: str, key: str
) -> None:
    assert citation_key(author, year, title) == key


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_key_is_one_that_may_be_written_down(author: str, title: str) -> None:
    key = citation_key(author, "1998", title)
    assert cleaned_bibliography({"citation_key": key}).citation_key == key


def text(number: int, title: str = "Moby-Dick") -> Text:
    added = NOW + timedelta(days=number)
    return Text(str(number), title, "Herman Melville", "en", TextFormat.EPUB, "utf-8", "", 1, 0, 1, added)


def test_keys_that_are_alike_are_told_apart_and_stay_when_a_text_is_added() -> None:
    known = {"2": Bibliography(citation_key="melville1851moby"), "1": Bibliography(date="1851")}
    known |= {"3": Bibliography(date="1851-10"), "4": Bibliography(date="1851")}
    keys = citation_keys([text(3), text(1), text(2)], known)
    assert keys == {"2": "melville1851moby", "1": "melville1851mobyb", "3": "melville1851mobyc"}
    more = citation_keys([text(4), text(3), text(2), text(1), text(5, "…")], known)
    assert more == keys | {"4": "melville1851mobyd", "5": "melville"}


def test_a_text_of_which_nothing_can_be_said_has_no_key() -> None:
    assert citation_keys([replace(text(1, "…"), author="")], {}) == {}

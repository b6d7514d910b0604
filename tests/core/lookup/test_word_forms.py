from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.lookup.lookup import word_forms


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("whales", "whale"),
        ("boxes", "box"),
        ("stories", "story"),
        ("wolves", "wolf"),
        ("knives", "knife"),
        ("carried", "carry"),
        ("loved", "love"),
        ("walked", "walk"),
        ("stopped", "stop"),
        ("walking", "walk"),
        ("making", "make"),
        ("running", "run"),
        ("lying", "lie"),
        ("reader’s", "reader"),
        ("readers'", "reader"),
        ("Houses", "House"),
    ],
)
def test_a_word_is_also_looked_up_without_its_ending(word: str, base: str) -> None:
    found = word_forms(word)
    assert base in found
    assert found[0] == word.replace("’", "'")


@pytest.mark.parametrize("word", ["银行", "go on", "1984s", "Всего", "s", "as"])
def test_what_has_no_such_ending_stands_for_itself(word: str) -> None:
    assert word_forms(word) == (word,)


@given(st.text(max_size=30))
def test_any_words_have_forms_of_which_none_is_empty(word: str) -> None:
    found = word_forms(word)
    assert all(found)
    assert len(found) == len(set(found))
    assert bool(found) == bool(word.strip())

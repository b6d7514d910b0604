"""What a reader told of a file is stored as JSON, and read again by any program."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.choices import ALL_GUESSED, Choices, Headings, Lines, open_choices, open_headings
from reader.core.text.draft import Contents, Entry, Header, as_told
from reader.core.text.text import TextFormat

CHOICES = st.builds(
    Choices,
    encoding=st.none() | st.text(min_size=1),
    lines=st.sampled_from(Lines),
    headings=st.sampled_from(Headings),
    heading_like=st.text(),
    whole_page=st.booleans(),
    title=st.text(),
    author=st.none() | st.text(),
    language=st.none() | st.text(),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
HEADER = Header("Guessed", "Somebody", "en", TextFormat.PLAIN, "utf-8")


@given(CHOICES)
def test_what_was_told_comes_back_from_json(choices: Choices) -> None:
    assert Choices.read(choices.written()) == choices


@given(CHOICES, st.dictionaries(st.text(), JSON, max_size=4))
def test_what_a_newer_program_wrote_does_no_harm(choices: Choices, others: dict[str, object]) -> None:
    told = json.loads(choices.written())
    words = json.dumps({f"newer {name}": value for name, value in others.items()} | told)
    assert Choices.read(words) == choices


@given(st.sampled_from(["encoding", "lines", "headings", "heading_like", "whole_page", "title", "author"]), JSON)
def test_a_value_that_is_none_of_ours_is_passed_over(name: str, value: object) -> None:
    choices = Choices.read(json.dumps({name: value, "language": "zh"}))
    assert choices.language == "zh"
    assert getattr(choices, name) in (value, getattr(ALL_GUESSED, name))


@pytest.mark.parametrize("words", ["", "{", "[]", "3", "null", "[" * 100_000])
def test_what_is_no_json_object_tells_nothing(words: str) -> None:
    assert Choices.read(words) == ALL_GUESSED


def test_nothing_told_is_an_empty_object() -> None:
    assert ALL_GUESSED.written() == "{}"


def test_names_are_no_part_of_how_a_file_is_read() -> None:
    named = Choices(lines=Lines.GAPS, title="T", author="", language="ja")
    assert named.of_reading == Choices(lines=Lines.GAPS)


def test_another_file_of_the_same_work_tells_its_own_encoding() -> None:
    assert Choices(encoding="big5", title="T").of_another_file == Choices(title="T")


def test_the_header_says_what_was_told_and_else_what_was_guessed() -> None:
    (told,) = as_told([HEADER], Choices(title="Told", author=""))
    assert told == Header("Told", "", "en", TextFormat.PLAIN, "utf-8", Choices(title="Told", author=""))
    (guessed,) = as_told([HEADER], ALL_GUESSED)
    assert guessed == HEADER


@pytest.mark.parametrize(("headings", "pieces"), [(Headings.GUESSED, 2), (Headings.IN_TEXT, 1)])
def test_a_books_own_contents_can_be_passed_over(headings: Headings, pieces: int) -> None:
    book = [HEADER, Contents((Entry("One", 1, "one"),))]
    assert len(list(as_told(book, Choices(headings=headings)))) == pieces


@pytest.mark.parametrize("text_format", TextFormat)
def test_every_format_says_what_it_leaves_open(text_format: TextFormat) -> None:
    assert open_headings(text_format)[0] is Headings.GUESSED
    assert ("headings" in open_choices(text_format)) == (len(open_headings(text_format)) > 1)

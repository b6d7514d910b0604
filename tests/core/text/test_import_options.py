"""Import options are stored as JSON, and parsed back by any version."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.import_events import ContentsEntry, TableOfContents, TextHeader, with_options
from reader.core.text.import_options import (
    DEFAULT_OPTIONS,
    HeadingSource,
    ImportOptions,
    LineBreaks,
    available_heading_sources,
    available_options,
)
from reader.core.text.model import TextFormat

CHOICES = st.builds(
    ImportOptions,
    encoding=st.none() | st.text(min_size=1),
    lines=st.sampled_from(LineBreaks),
    headings=st.sampled_from(HeadingSource),
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
HEADER = TextHeader("Guessed", "Somebody", "en", TextFormat.PLAIN, "utf-8")


@given(CHOICES)
def test_what_was_told_comes_back_from_json(choices: ImportOptions) -> None:
    assert ImportOptions.from_json(choices.to_json()) == choices


@given(CHOICES, st.dictionaries(st.text(), JSON, max_size=4))
def test_what_a_newer_program_wrote_does_no_harm(choices: ImportOptions, others: dict[str, object]) -> None:
    told = json.loads(choices.to_json())
    words = json.dumps({f"newer {name}": value for name, value in others.items()} | told)
    assert ImportOptions.from_json(words) == choices


@given(st.sampled_from(["encoding", "lines", "headings", "heading_like", "whole_page", "title", "author"]), JSON)
def test_a_value_that_is_none_of_ours_is_passed_over(name: str, value: object) -> None:
    choices = ImportOptions.from_json(json.dumps({name: value, "language": "zh"}))
    assert choices.language == "zh"
    assert getattr(choices, name) in (value, getattr(DEFAULT_OPTIONS, name))


@pytest.mark.parametrize("words", ["", "{", "[]", "3", "null", "[" * 100_000])
def test_what_is_no_json_object_tells_nothing(words: str) -> None:
    assert ImportOptions.from_json(words) == DEFAULT_OPTIONS


def test_nothing_told_is_an_empty_object() -> None:
    assert DEFAULT_OPTIONS.to_json() == "{}"


def test_names_are_no_part_of_how_a_file_is_read() -> None:
    named = ImportOptions(lines=LineBreaks.GAPS, title="T", author="", language="ja")
    assert named.reading_options == ImportOptions(lines=LineBreaks.GAPS)


def test_another_file_of_the_same_work_tells_its_own_encoding() -> None:
    assert ImportOptions(encoding="big5", title="T").without_encoding == ImportOptions(title="T")


def test_the_header_says_what_was_told_and_else_what_was_guessed() -> None:
    (told,) = with_options([HEADER], ImportOptions(title="Told", author=""))
    assert told == TextHeader("Told", "", "en", TextFormat.PLAIN, "utf-8", ImportOptions(title="Told", author=""))
    (guessed,) = with_options([HEADER], DEFAULT_OPTIONS)
    assert guessed == HEADER


@pytest.mark.parametrize(("headings", "pieces"), [(HeadingSource.GUESSED, 2), (HeadingSource.IN_TEXT, 1)])
def test_a_books_own_contents_can_be_passed_over(headings: HeadingSource, pieces: int) -> None:
    book = [HEADER, TableOfContents((ContentsEntry("One", 1, "one"),))]
    assert len(list(with_options(book, ImportOptions(headings=headings)))) == pieces


@pytest.mark.parametrize("text_format", TextFormat)
def test_every_format_says_what_it_leaves_open(text_format: TextFormat) -> None:
    assert available_heading_sources(text_format)[0] is HeadingSource.GUESSED
    assert ("headings" in available_options(text_format)) == (len(available_heading_sources(text_format)) > 1)

"""Criteria are told from words, by names in both languages and scripts, and no input is an error."""

from __future__ import annotations

import pytest

from reader.core.annotations.query import SearchScope, parse_query
from reader.core.text.search_folding import SearchFolding
from reader.resources import character_forms

FOLDING = SearchFolding(character_forms())


@pytest.mark.parametrize(
    ("typed", "words", "unwanted"),
    [
        ("", [], []),
        ("Two words", ["two", "words"], []),
        ('"two words" more', ["two words", "more"], []),
        ("“two words”「荒唐」", ["two words", "荒唐"], []),
        ("#tag -other －“a phrase”", ["tag"], ["other", "a phrase"]),
        ("-tag:other", [], ["tag other"]),
        ("colour:9", ["colour 9"], []),
        ("http://a 3:4", ["http a", "3 4"], []),
        ('"open', ["open"], []),
        ('""', [], []),
    ],
)
def test_words_are_told_from_criteria(typed: str, words: list[str], unwanted: list[str]) -> None:
    query = parse_query(typed, FOLDING)
    assert [" ".join(term.runs()) for term in query.terms.terms] == words
    assert [" ".join(term.runs()) for term in query.terms.unwanted] == unwanted
    assert query.is_empty is not (words or unwanted)


@pytest.mark.parametrize("name", ["tag:", "标签：", "標籤:", "Tag:", "ＴＡＧ："])
def test_a_tag_is_told_by_any_of_its_names(name: str) -> None:
    assert parse_query(f"{name}#Café", FOLDING).tags == ("cafe",)


@pytest.mark.parametrize("name", ["colour:", "color：", "颜色:", "顏色："])
def test_a_colour_is_told_by_any_of_its_names(name: str) -> None:
    assert parse_query(f"{name}2 {name}紫 {name}黃色", FOLDING).colours == {1, 2, 4}


@pytest.mark.parametrize("name", ["in:", "书:", "書：", "书名:", "書名:", "文本:"])
def test_a_title_is_told_by_any_of_its_names(name: str) -> None:
    query = parse_query(f'{name}红楼 {name}"Of Studies"', FOLDING)
    assert query.titles == (FOLDING.fold_name("紅樓"), "of studies")
    assert query.has_titles(FOLDING.fold_name("紅樓夢"))
    assert not query.has_titles("walden")


@pytest.mark.parametrize(
    ("typed", "given", "scope"),
    [
        ("in:notes", SearchScope.ALL, SearchScope.NOTES),
        ("in:筆記", SearchScope.ALL, SearchScope.NOTES),
        ("书:正文", SearchScope.ALL, SearchScope.TEXTS),
        ("in:notes in:texts", SearchScope.ALL, SearchScope.ALL),
        ("in:notes", SearchScope.TEXTS, SearchScope.TEXTS),
        ("in:walden", SearchScope.ALL, SearchScope.ALL),
    ],
)
def test_a_scope_holds_unless_one_was_given(typed: str, given: SearchScope, scope: SearchScope) -> None:
    assert parse_query(typed, FOLDING, given).scope is scope


@pytest.mark.parametrize("typed", ["tag:", "in:", "colour:", 'tag:""', "标签："])
def test_a_criterion_without_a_value_yet_is_ignored(typed: str) -> None:
    assert parse_query(typed, FOLDING).is_empty

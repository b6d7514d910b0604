"""Any input is a valid query, and what is found is found exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.notes.terms import Folder, Query


def found(query: str, words: str) -> list[str]:
    folder = Folder()
    return [words[place.start : place.end] for place in Query(query, folder).places(words, 100)]


@pytest.mark.parametrize(
    ("query", "words", "places"),
    [
        ("宝", "贾宝玉与宝钗", ["宝", "宝"]),
        ("宝玉", "贾宝玉与宝钗", ["宝玉"]),
        ("宝钗 贾", "贾宝玉与宝钗", ["宝钗"]),
        ("宝钗 黛玉", "贾宝玉与宝钗", []),
        ("天地", "天。地", []),
        ("天。地", "天，\n地", ["天，\n地"]),
        ("read", "Reading READ already bread", ["Read", "READ"]),
        ('"read"', "Reading READ already", ["READ"]),
        ('"call me"', "Call  me Ishmael, call mere", ["Call  me"]),
        ('"unclosed phr', "an unclosed phr", ["unclosed phr"]),
        ("“古今”", "古今", ["古今"]),
        ("cafe", "Café cafe\u0301s", ["Café", "cafe\u0301"]),
        ("ＡＢＣ", "abc", ["abc"]),
        ("abc", "前ＡＢＣ后", ["ＡＢＣ"]),
        ("kg", "重㎏", ["㎏"]),
        ("用python", "我用Python写", ["用Python"]),
        ("python", "用Python写", ["Python"]),
        ("ﾃｽﾄ", "テスト", ["テスト"]),
        ("がく", "かく がく", ["がく"]),
        ("𠮷野家", "去𠮷野家", ["𠮷野家"]),
        ("fi", "ﬁne", ["ﬁ"]),
        ("", "贾宝玉", []),
        ("。，、* \" ' ( ) _ - ^ :", "贾宝玉", []),
        ("NEAR(a", "near near a", ["near a"]),
    ],
)
def test_words_are_found_as_a_reader_expects(query: str, words: str, places: list[str]) -> None:
    assert found(query, words) == places


def test_no_more_places_are_given_than_asked_for() -> None:
    assert len(Query("甲", Folder()).places("甲甲甲甲", 2)) == 2


@given(query=st.text(max_size=20), words=st.text(max_size=40))
def test_any_input_is_a_query_and_places_lie_within_the_words(query: str, words: str) -> None:
    for place in Query(query, Folder()).places(words, 9):
        assert 0 <= place.start < place.end <= len(words)


def test_the_index_gets_each_character_and_each_folded_word_apart() -> None:
    assert Folder().tokens("读Ｐython甲㎏").split() == ["读", "python", "甲", "kg"]
    assert Folder().tokens("") == ""
    assert Query("", Folder()).places("甲", 1) == []


@given(words=st.text("甲乙Ａé ，Ab1がﾊ", max_size=30))
def test_offsets_lead_back_to_where_a_fold_came_from(words: str) -> None:
    folder = Folder()
    folded, offsets = folder.with_offsets(words)
    assert folded == folder.fold(words)
    if offsets is None:
        assert len(folded) == len(words)
    else:
        assert offsets == sorted(offsets)
        assert offsets[-1] == len(words)

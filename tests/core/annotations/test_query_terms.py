"""Any input is a valid query, and matches have exact spans."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.query import as_phrase, parse_query
from reader.core.text.search_folding import SearchFolding, original_span
from reader.resources import character_forms

FOLDER = SearchFolding(character_forms())


def found(query: str, words: str) -> list[str]:
    places, _spans = parse_query(query, FOLDER).terms.places(words)
    return [words[start:end] for start, end in places]


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
        ("バス", "ﾊﾞｽ", ["ﾊﾞｽ"]),
        ("ﾊﾞｽ", "ハス バス", ["バス"]),
        ("がく", "かく がく", ["がく"]),
        ("𠮷野家", "去𠮷野家", ["𠮷野家"]),
        ("fi", "ﬁne", ["ﬁ"]),
        ("strasse", "Straße", ["Straße"]),
        ("naive", "naïve", ["naïve"]),
        ("naïve", "NAIVE", ["NAIVE"]),
        ("⼤", "大", ["大"]),
        ("", "贾宝玉", []),
        ("。，、* \" ' ( ) _ - ^ :", "贾宝玉", []),
        ("NEAR(a", "near near a", ["near a"]),
    ],
)
def test_words_are_found_as_a_reader_expects(query: str, words: str, places: list[str]) -> None:
    assert found(query, words) == places


@pytest.mark.parametrize(
    ("query", "finds", "passes_over"),
    [
        ("发", "发發髮", "法"),
        ("髮", "髮发", "發"),
        ("發", "發发", "髮"),
        ("干", "干乾幹", "千"),
        ("乾", "乾干", "幹"),
        ("画", "画畫畵", "划劃"),
        ("划", "划劃", "画畫"),
        ("后", "后後", "厚"),
        ("裏", "裏裡里", "理"),
        ("爲", "爲為为", "伪"),
        ("台", "台臺颱檯", "抬"),
    ],
)
def test_a_character_finds_its_own_forms_and_no_others(query: str, finds: str, passes_over: str) -> None:
    assert found(query, finds + passes_over) == list(finds)


@pytest.mark.parametrize(
    ("query", "words"),
    [("滿紙荒唐", "满纸荒唐言"), ("满纸荒唐", "滿紙荒唐言"), ("紅樓夢", "红楼梦"), ("台湾", "臺灣"), ("头发", "頭髮")],
)
def test_simplified_finds_traditional_and_back(query: str, words: str) -> None:
    assert found(query, words) == [words[: len(query)]]


def test_all_words_are_spanned_and_the_rarest_gives_the_places() -> None:
    words = "梦中之梦，辛酸泪"
    places, spans = parse_query("梦 辛酸泪", FOLDER).terms.places(words)
    assert places == [(5, 8)]
    assert [words[start:end] for start, end in spans] == ["梦", "梦", "辛酸泪"]


def test_words_that_lie_over_each_other_are_one_span() -> None:
    assert parse_query("宝玉 玉钗", FOLDER).terms.spans("宝玉钗") == [(0, 3)]


@pytest.mark.parametrize(("query", "words"), [("宝 -玉", "宝钗"), ("宝 －玉", "宝钗"), ('宝 -"玉 石"', "宝玉")])
def test_what_is_unwanted_is_left_out(query: str, words: str) -> None:
    assert found(query, words) == ["宝"]
    assert found(query, words + "玉石，玉 石") == []


def test_a_hyphen_within_a_word_excludes_nothing() -> None:
    assert found("well-known", "a well-known, well known man") == ["well-known", "well known"]


@given(query=st.text(st.characters(), max_size=40), words=st.text(max_size=40))
def test_any_input_is_a_query_and_places_lie_within_the_words(query: str, words: str) -> None:
    places, spans = parse_query(query, FOLDER).terms.places(words)
    for start, end in [*places, *spans]:
        assert 0 <= start < end <= len(words)


@pytest.mark.parametrize("query", ["长" * 100_000, "a " * 50_000, '"' * 100_000, "tag:" * 25_000, "\ud800" * 100_000])
def test_a_query_of_any_length_is_understood(query: str) -> None:
    parse_query(query, FOLDER).terms.places("长 a tag")


@pytest.mark.parametrize(
    ("words", "phrase"),
    [("call me", '"call me"'), ("“荒唐”「言」", '"荒唐 言"'), ('a "b', '"a b"'), ("  ", ""), ('"', "")],
)
def test_words_are_asked_for_as_they_stand_together(words: str, phrase: str) -> None:
    assert as_phrase(words) == phrase


@given(
    typed=st.text("一二发ガ\u30b5-", min_size=1, max_size=5),
    text=st.text("一二发髮發㈠㊁⼀ガｶﾞｻ\u3099Ａ，a\u00ad\u0301𠮷", max_size=30),
)
def test_characters_are_found_where_they_are_in_the_folded_text(typed: str, text: str) -> None:
    terms = parse_query(as_phrase(typed), FOLDER).terms
    folded, offsets = FOLDER.with_offsets(text)
    matches = [re.finditer(term.pattern(FOLDER), folded) for term in terms.terms]
    assert terms.places(text)[0] == [original_span(*match.span(), offsets) for each in matches for match in each]

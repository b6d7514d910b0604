"""Positions in folded text map back to the original text."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.find_pattern import FindPattern
from reader.core.text.search_folding import UNLETTERED, SearchFolding, SignFolding, original_span
from reader.resources import character_forms

FOLDER = SearchFolding(character_forms())
MIXED = st.text("甲乙Ａé ，Ab1がﾊﾞß\u0301\u3099ﬁ𠮷", max_size=30)


@given(words=MIXED)
def test_offsets_lead_back_to_where_a_fold_came_from(words: str) -> None:
    folded, offsets = FOLDER.with_offsets(words)
    assert folded == FOLDER.fold(words)
    if offsets is None:
        assert len(folded) == len(words)
    else:
        assert len(offsets) == len(folded) + 1
        assert offsets == sorted(offsets)
        assert offsets[-1] == len(words)


@given(words=st.text(st.characters(), max_size=30))
def test_folding_any_words_twice_changes_nothing(words: str) -> None:
    assert FOLDER.fold(FOLDER.fold(words)) == FOLDER.fold(words)


def test_characters_that_are_forms_by_steps_are_one_when_compared_loosely() -> None:
    assert len(set(FOLDER.fold_variants("发發髮"))) == 1
    assert len(set(SearchFolding(["甲乙", "丙丁", "乙丙"]).fold_variants("甲乙丙丁"))) == 1
    assert FOLDER.fold_variants("a法") == "a法"


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("滿紙", "满纸荒唐言，滿紙", ["满纸", "滿紙"]),
        ("ead", "Read bread", ["ead", "ead"]),
        ("naive", "naïve", ["naïve"]),
        ("call me", "Call\n me", ["Call\n me"]),
        ("——", "他——她", ["——"]),
        ("?", "what?", ["?"]),
        ("", "what", []),
        ("  ", "wh at", []),
        ("“Ｙes”", "“yes”", ["“yes”"]),
    ],
)
def test_a_wording_is_found_as_it_is_typed_but_for_what_folds(typed: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in FindPattern(typed, FOLDER).spans(text)] == found


@given(typed=st.text(st.characters(), max_size=12), text=MIXED)
def test_any_wording_is_looked_for(typed: str, text: str) -> None:
    for start, end in FindPattern(typed, FOLDER).spans(text):
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    ("text", "exact"), [("红楼梦", True), ("发", True), ("發", False), ("a画", True), ("畫", False)]
)
def test_the_loose_folding_is_known_to_be_exact(text: str, exact: bool) -> None:
    assert FOLDER.is_exact(text) is exact


UNSEEN = st.text("aеשא\xad\u200b\u200d\u2060\ufe0f\u05b0\u064eœʼ’'\u0301\u0640", max_size=30)


@given(words=UNSEEN)
@pytest.mark.parametrize("folding", [FOLDER, SignFolding()])
def test_unseen_signs_fold_to_nothing_and_offsets_lead_back(folding: SearchFolding | SignFolding, words: str) -> None:
    folded, offsets = folding.with_offsets(words)
    assert folded == folding.fold(words)
    assert set(folded) <= set("aеשאoe'")
    if offsets is not None:
        assert offsets == sorted(offsets)
        assert len(offsets) == len(folded) + 1


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("cooperative", "a co\xadoper\xada\xadtive.", ["co\xadoper\xada\xadtive"]),
        ("שלום", "שָׁלוֹם לָכֶם", ["שָׁלוֹם"]),
        ("محمد", "مُحَمَّد", ["مُحَمَّد"]),
        ("zerowidth", "zero\u200bwidth", ["zero\u200bwidth"]),
        ("葛城", "葛\U000e0100城", ["葛\U000e0100城"]),
        ("з'ява", "зʼява", ["зʼява"]),
        ("oeuvre", "l’Œuvre", ["Œuvre"]),
        ("👩💻", "👩\u200d💻", ["👩\u200d💻"]),
    ],
)
def test_signs_that_nobody_sees_make_no_difference(typed: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in FindPattern(typed, FOLDER).spans(text)] == found


@given(
    typed=st.text("甲乙Ａéeｶガaσς'Ꞌß sf", min_size=1, max_size=4),
    text=st.text("甲乙Ａé ，Aaeｶﾞガがﾊ\u3099ßſﬁΣσςİ'’Ꞌsf\u0301\u00ad\ufcf2𠮷\u3000¨", max_size=30),
)
def test_spans_are_those_of_the_folded_text(typed: str, text: str) -> None:
    folded, offsets = FOLDER.with_offsets(text)
    words = [re.escape(word) for word in FOLDER.fold(typed).split()]
    found = re.finditer(r"\s+".join(words), folded) if words else ()
    assert FindPattern(typed, FOLDER).spans(text) == [original_span(*match.span(), offsets) for match in found]


def test_no_character_is_folded_otherwise_than_its_lower_case_unnoticed() -> None:
    unlettered = re.compile(f"[{UNLETTERED}]")
    for character in map(chr, chain(range(0xD800), range(0xE000, 0x10000))):
        folded, lower = FOLDER.fold(character), character.lower()
        if folded != lower and not unlettered.match(character):
            assert folded, f"U+{ord(character):04X} folds to nothing"
            assert all(FOLDER.respelling(one).match(character) for one in {*folded, *lower})


def test_ascii_folds_to_its_lower_case() -> None:
    characters = "".join(map(chr, range(0x80)))
    assert FOLDER.with_offsets(characters) == (characters.lower(), None)

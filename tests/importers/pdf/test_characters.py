from __future__ import annotations

import unicodedata

import pytest

from reader.importers.pdf.characters import count_unreadable, is_readable, is_wide, normalise_word


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("ordinary", "ordinary"),
        ("⼀⼭⼈", "一山人"),
        ("⻛⻓⻰⺠", "风长龙民"),
        ("\ufb01sh o\ufb03ce \ufb02oor", "fish office floor"),
        ("wa\x1ce", "wa" + "fi" + "e"),
        ("\x10quoted\x11\x16so", "“quoted”—so"),
        ("bro\ufffe", "bro-"),
        ("bro\x02", "bro-"),
        ("soft\u00adly", "softly"),
        ("a\x00b\uffffc", "abc"),
        ("e\u0301", "e\u0301"),
        ("ＡＢ１", "ＡＢ１"),
    ],
)
def test_characters_of_pdfs_become_those_of_texts(given: str, made: str) -> None:
    assert normalise_word(given) == made


def test_every_radical_becomes_an_ideograph() -> None:
    radicals = [chr(code) for code in range(0x2E80, 0x2FD6) if unicodedata.name(chr(code), "")]
    left = [one for one in radicals if normalise_word(one) == one]
    assert left == ["\u2e98"] or not left or all(unicodedata.name(one).startswith("CJK RADICAL") for one in left)
    assert len(left) <= 3


@pytest.mark.parametrize(("character", "wide"), [("中", True), ("，", True), ("—", True), ("“", True), ("a", False)])
def test_wide_characters_have_no_blanks_beside_them(character: str, wide: bool) -> None:
    assert is_wide(character) is wide


@pytest.mark.parametrize(("words", "strange"), [("plain", 0), ("\ue000\ue001a", 2), ("\ufffd", 1), ("中文", 0)])
def test_characters_that_say_nothing_are_counted(words: str, strange: int) -> None:
    assert count_unreadable(words) == strange
    assert is_readable(words) is (strange == 0)

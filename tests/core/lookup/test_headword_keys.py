from __future__ import annotations

import pytest

from reader.core.lookup.headword_keys import HeadwordKeys

KEYS = HeadwordKeys(["习習", "银銀"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Whale", "whale"),
        ("café", "CAFE"),
        ("ＡＢＣ", "abc"),
        ("學習", "學习"),
        ("銀行", "银行"),
        ("reader’s", "reader's"),
        ("  go   on ", "go on"),
        ("œuvre", "oeuvre"),
        ("зʼява", "з'ява"),
        ("مُحَمَّد", "محمد"),
    ],
)
def test_two_ways_of_writing_have_one_key(one: str, other: str) -> None:
    assert KEYS.key(one) == KEYS.key(other) != ""


@pytest.mark.parametrize(("one", "other"), [("whale", "whales"), ("银行", "行"), ("go on", "goon")])
def test_other_words_have_other_keys(one: str, other: str) -> None:
    assert KEYS.key(one) != KEYS.key(other)


def test_a_key_is_bounded() -> None:
    assert len(KEYS.key("a" * 10_000)) == 200
    assert KEYS.key("   ") == ""

from __future__ import annotations

import subprocess
import sys

import pytest

from reader.services.dictionaries.pinyin import pinyin


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("银行行长", "yín háng háng zhǎng"),
        ("重新", "chóng xīn"),
        ("音乐", "yīn yuè"),
        ("A股行情", "A gǔ háng qíng"),
        ("whale", ""),
        ("", ""),
        ("，", ""),
        ("读" * 21, ""),
    ],
)
def test_words_are_read_by_phrase(words: str, said: str) -> None:
    assert pinyin(words) == said


def test_a_single_character_has_all_its_readings() -> None:
    assert set(pinyin("行").split(" / ")) >= {"xíng", "háng"}
    assert pinyin("一").split(" / ")[0] == "yī"


def test_a_character_without_a_known_reading_has_no_pinyin() -> None:
    assert pinyin("𠮷") == ""


def test_the_phrases_are_not_kept_in_memory() -> None:
    """Run in a process of its own: here another test may have loaded pypinyin with its phrases."""
    code = (
        "from reader.services.dictionaries.pinyin import pinyin\n"
        "assert pinyin('银行') == 'yín háng'\n"
        "from pypinyin.constants import PHRASES_DICT\n"
        "assert not PHRASES_DICT\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

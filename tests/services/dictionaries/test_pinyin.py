from __future__ import annotations

import subprocess
import sys

import pytest

from reader.services.dictionaries.pinyin import PinyinSpeller, pinyin


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


@pytest.mark.parametrize(
    ("words", "spelled"),
    [
        ("银行行长说：“重要！”", "yin2 hang2 hang2 zhang3 shuo1 : zhong4 yao4 !"),
        ("他长大了，睡了一觉。", "ta1 zhang3 da4 le5 , shui4 le5 yi1 jiao4 ."),
        ("绿色的女儿国", "lv4 se4 de5 nv3 er2 guo2"),
        ("1998年，第12章", "1 9 9 8 nian2 , di4 12 zhang1"),
        ("One 小时 and more", "One xiao3 shi2 and more"),
        ("𠮷", ""),
        ("", ""),
    ],
)
def test_sentences_are_spelled_in_numbered_pinyin_for_a_voice(words: str, spelled: str) -> None:
    assert PinyinSpeller().spell(words) == spelled

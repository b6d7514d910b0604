"""The interface keeps to its settled words, in both languages: one word for one thing, and none that was replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest

from tests.support.modules import ROOT

TRANSLATIONS = ROOT / "resources/translations"
GLOSSARY = ROOT / "docs/glossary.md"
PLACEHOLDER = re.compile(r"\{[^}]*\}|%L?n")
SYNONYMS = "Keywords"
"""The context of the words that the command palette finds a command by: also those that the interface does not use."""
HAN = r"[\u3400-\u9fff]"

ENGLISH = (
    # what is not said any more, and what is said instead
    (r"\bparted by\b", "separated by"),
    (r"\bwished\b", "target date"),
    (r"\bdays? of rest\b", "rest day"),
    (r"\bput away\b", "close"),
    (r"\bas guessed\b", "detected automatically"),
    (r"\bfor want of\b", "no …"),
    (r"\bneeds? you$|\bneeds? you\b(?!r)", "need your attention"),
    (r"(?<!\bthere )\bis no (?!longer\b)", "is not a"),
    (r"\bof its own\b|\bof their own\b", "different"),
    (r"\btak(?:e|es|en|ing) in\b", "add, import"),
    (r"\bpassed over\b", "skipped"),
    (r"\bhand(?:ed|s|ing)? over\b|\bI was given\b", "share; received file"),
    (r"\bshel(?:f|ves)\b", "library"),
    (r"\bstretch(?:es)?\b", "session"),
    (r"\bmend(?:s|ed)?\b", "repair"),
    (r"\bno more\b(?! than)", "no longer"),
    (r"\bmarks alone\b", "highlights only"),
    (r"\bwithout a place\b", "unplaced"),
    (r"\bchosen by myself\b", "my choice"),
    (r"\bbut the archive\b", "all (not archived)"),
    (r"\blike that\b", "matching"),
    (r"\busual text size\b", "actual size"),
    (r"\bas the system\b", "follow system"),
    (r"\blarger than One Hour takes\b", "too large"),
    (r"\bbegins? so\b|\bchanged so\b", "like this"),
    (r"\bby hand\b", "manually"),
    (r"\btaken back\b|\btakes? (?:it|this) back\b", "undone, undo"),
    (r"\bthe machine\b|\banother machine\b", "computer"),
)

CHINESE = (
    ("书架", "书库"),
    ("没有着落", "未定位"),
    ("计入与目标", "计入 / 目标"),
    ("查考", "查词"),
    ("转做别的", "转做其他"),
    ("收回到批注", "写回批注"),
    ("放回书库|全部取回|取消归档", "移出归档"),
    ("这段我读了|读过了", "标为已读"),
    ("时间账", "时间记录"),
    ("交来|交给别人", "收到、分享"),
    ("%n 段时间|更正一段", "时段"),
    ("停一停", "暂停"),
    ("一坐", "一次阅读"),
    ("希望.{0,4}前?读完", "目标日期"),
    ("用(?:逗号|空格|制表符)隔开", "以…分隔"),
    ("网络标注|标注", "标记"),
    ("被", "a sentence in the active"),
)


def _messages(language: str) -> Iterator[tuple[str, str]]:
    """Yield the source and each wording of the messages of a language."""
    for context in ET.parse(TRANSLATIONS / f"onehour_{language}.ts").getroot().iter("context"):
        if context.findtext("name") != SYNONYMS:
            for message in context.iter("message"):
                translation = message.find("translation")
                assert translation is not None
                forms = [form.text or "" for form in translation.iter("numerusform")]
                for wording in forms or [translation.text or ""]:
                    yield message.findtext("source", ""), wording


def _english() -> Iterator[str]:
    """Yield all English wordings: the sources, and the plurals that are made of them."""
    for source, _wording in _messages("zh_CN"):
        yield source
    for _source, wording in _messages("en"):
        yield wording


@pytest.mark.parametrize(("pattern", "instead"), ENGLISH, ids=[instead for _pattern, instead in ENGLISH])
def test_replaced_english_words_do_not_come_back(pattern: str, instead: str) -> None:
    assert sorted({words for words in _english() if re.search(pattern, words, re.IGNORECASE)}) == [], instead


@pytest.mark.parametrize(("pattern", "instead"), CHINESE, ids=[pattern for pattern, _instead in CHINESE])
def test_replaced_chinese_words_do_not_come_back(pattern: str, instead: str) -> None:
    assert sorted({words for _source, words in _messages("zh_CN") if re.search(pattern, words)}) == [], instead


def test_a_percent_sign_follows_its_number_without_a_blank() -> None:
    assert [words for words in _english() if re.search(r"[\d}]\s+%(?!L?n)", words)] == []


def test_chinese_sentences_have_chinese_punctuation() -> None:
    latin = re.compile(rf"(?<={HAN})[,.;:!?()](?={HAN})|(?<={HAN})[,;:!?](?=\s|$)|(?<={HAN})\.$")
    sentences = [
        words for source, words in _messages("zh_CN") if not source.startswith("Also: ")
    ]  # queries have colons
    assert [words for words in sentences if latin.search(PLACEHOLDER.sub("", words))] == []


def test_the_name_of_the_product_stands_in_chinese_brackets_in_a_sentence() -> None:
    bare = [
        words
        for source, words in _messages("zh_CN")
        if "One Hour" in source and words not in {"一小时", "一小时 {version}"}
        if re.search("一小时|One Hour", words.replace("「一小时」", ""))
    ]
    assert bare == []


def test_only_a_track_is_called_by_the_chinese_word_for_tracks() -> None:
    others = [(source, words) for source, words in _messages("zh_CN") if "类别" in words]
    assert [words for source, words in others if "track" not in source.lower()] == []


def _glossary_terms() -> Iterator[str]:
    """Yield the Chinese terms of the glossary that stand in the interface, which are those without brackets."""
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 5 and re.search(HAN, cells[2]) and not cells[2].startswith("（"):
            yield from cells[2].split("、")


def test_every_chinese_term_of_the_glossary_is_used() -> None:
    wordings = [words for _source, words in _messages("zh_CN")]
    assert [term for term in _glossary_terms() if not any(term in words for words in wordings)] == []

"""The labels that the guide quotes are strings of the program, in each language."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reader.core.interface_languages import LANGUAGES
from reader.services.guide import Guide

TRANSLATIONS = Path(__file__).parents[1] / "resources" / "translations"
CODE = re.compile(r"`[^`]*`")
BROKEN_LINE = re.compile(r"(?<!\n)\n(?!\n)")
QUOTED = {"en": re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)"), "zh_CN": re.compile(r"“([^”]*)”")}
"""How the guide quotes a label: in italics, or in Chinese quotation marks."""

OTHER = {"en": {"The", "A", "An", "Open With", "close"}, "zh_CN": {"发", "發", "髮", "–", "文件", "打开方式"}}
"""What is quoted so without being a label."""

MADE = frozenset(("keys", "settings"))
"""The pages, most of which is made from the program's tables."""


def _strings(language: str) -> set[str]:
    """Return all strings of the program in a language, without what tells that a dialog follows."""
    strings: set[str] = set()
    for message in ET.parse(TRANSLATIONS / "onehour_zh_CN.ts").iter("message"):
        translation = message.find("translation")
        found = message.findtext("source") if language == "en" else translation is not None and translation.text
        strings.add((found or "").strip())
    return {re.sub(r"（[^）]*）$| \([^)]*\)$", "", string).rstrip("…:：") for string in strings} | {"Aa"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labels_in_the_guide_are_those_of_the_program(language: str) -> None:
    known = _strings(language) | OTHER[language]
    unknown = []
    for page in Guide(language).pages:
        words_of_page = BROKEN_LINE.sub(" ", CODE.sub("", page.source))
        quoted = QUOTED[language].findall(words_of_page) if page.name not in MADE else ()
        labels = (label for words in quoted for label in words.split(" › "))
        unknown += [f"{page.name}: {label}" for label in labels if label.rstrip("…") not in known]
    assert unknown == []

"""Return the pinyin of words: by phrase where pypinyin knows the phrase, all readings of a single character.

pypinyin with its phrases takes 55 MB; it is loaded without them, with the characters alone (12 MB), when first needed.
The phrases stay in their file of 2.5 MB, which is read and searched at each call (docs/decisions/0059); whoever spells
whole sentences keeps where they are in it (docs/decisions/0120).
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import files
from unicodedata import normalize

from reader.core.lookup.lookup import is_chinese

LONGEST = 20
"""Characters of the longest string whose pinyin is looked up; a longer one is no word."""

_WITHOUT_PHRASES = "PYPINYIN_NO_PHRASES"
_LONGEST_PHRASE = 8
_END = b"\n]"
_PHRASE = re.compile(rb'^"([^"]+)": ', re.MULTILINE)
_TONE = re.compile("[\u0300\u0301\u0304\u030c]")
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_CHINESE = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_YEAR = re.compile(r"(?<!\d)\d{4}(?=年)")
_BRACKETS = dict.fromkeys("《》〈〉「」『』【】“”‘’·", " ")
_LATIN_SIGNS = str.maketrans({"，": ", ", "、": ", ", "—": ", ", "…": ", ", "。": ".", **_BRACKETS})


def pinyin(words: str) -> str:
    """Return the pinyin with tone marks of up to 20 characters; an empty string for longer ones, or without Chinese."""
    if not words or len(words) > LONGEST or not is_chinese(words):
        return ""
    if len(words) == 1:
        return " / ".join(reading for reading in _readings(words) if reading != words)
    os.environ.setdefault(_WITHOUT_PHRASES, "1")
    return " ".join(" ".join(_syllables(words, partial(_phrase, _phrase_file()))).split())


def toneless(words: str, *, by_phrase: bool = True) -> list[str]:
    """Return the pinyin of words without tones, one syllable for each character; of others, the character itself.

    Of more than 20 characters each is read by itself, and so it is unless ``by_phrase``: that takes 4 ms a string less.
    """
    os.environ.setdefault(_WITHOUT_PHRASES, "1")
    is_short = by_phrase and len(words) <= LONGEST
    phrases = _phrase_file() if is_short and is_chinese(words) else b""
    return [_TONE.sub("", normalize("NFD", syllable)) for syllable in _syllables(words, partial(_phrase, phrases))]


def phrases() -> frozenset[str]:
    """Return the phrases whose pinyin is known, some forty thousand; to be kept no longer than they are needed."""
    return frozenset(name.decode() for name in _PHRASE.findall(_phrase_file()))


class PinyinSpeller:
    """Spells sentences in numbered pinyin, as voices read it; to be kept no longer than they are read: it takes 10 MB.

    The tones are those of the syllables by themselves, neutral ones have the number 5; signs of punctuation are those
    of Latin texts, and the digits of a year stand alone.
    """

    def __init__(self) -> None:
        """Find where the phrases are in their file."""
        os.environ.setdefault(_WITHOUT_PHRASES, "1")
        self._phrases = _phrase_file()
        self._places = {found.group(1): found.end() for found in _PHRASE.finditer(self._phrases)}

    def spell(self, words: str) -> str:
        """Return a sentence with its Chinese characters in pinyin; what else is in it stays."""
        spelled = _CHINESE.sub(self._spell, _YEAR.sub(lambda year: " ".join(year.group()), words))
        return " ".join(normalize("NFKC", spelled.translate(_LATIN_SIGNS)).split())

    def _spell(self, chinese: re.Match[str]) -> str:
        return "".join(f" {_numbered(syllable)}" for syllable in _syllables(chinese.group(), self._phrase)) + " "

    def _phrase(self, words: str) -> list[str]:
        start = self._places.get(words.encode())
        return [] if start is None else _entry(self._phrases, start)


def _numbered(syllable: str) -> str:
    """Return a syllable with the number of its tone in the place of the mark; without a reading, nothing."""
    plain = normalize("NFD", syllable)
    tone = next((_TONES[mark] for mark in plain if mark in _TONES), "5")
    letters = _TONE.sub("", plain).replace("u\u0308", "v").replace("e\u0302", "e")
    return letters + tone if letters.isascii() else ""


def _phrase_file() -> bytes:
    return (files("pypinyin") / "phrases_dict.json").read_bytes()


def _syllables(words: str, phrase: Callable[[str], list[str]]) -> Iterator[str]:
    position = 0
    while position < len(words):
        for size in range(min(_LONGEST_PHRASE, len(words) - position), 1, -1):
            syllables = phrase(words[position : position + size])
            if syllables:
                yield from syllables
                position += size
                break
        else:
            character = words[position]
            yield _readings(character)[0] if is_chinese(character) else character
            position += 1


def _phrase(phrases: bytes, words: str) -> list[str]:
    """Return the syllables of a phrase, an empty list where it is not known."""
    name = json.dumps(words, ensure_ascii=False).encode("utf-8", "replace") + b": "
    start = phrases.find(b"\n" + name) if is_chinese(words) else -1
    if start < 0:
        return []
    return _entry(phrases, start + 1 + len(name))


def _entry(phrases: bytes, start: int) -> list[str]:
    """Return the syllables of the entry that begins there."""
    end = phrases.index(_END, phrases.index(b"]" + _END, start)) + 2
    return [syllable[0] for syllable in json.loads(phrases[start : end + 2].rstrip(b",\n").decode("utf-8"))]


def _readings(character: str) -> list[str]:
    """Return all readings of a character, the most common first; the character itself where none is known."""
    os.environ.setdefault(_WITHOUT_PHRASES, "1")
    from pypinyin import pinyin as readings_of

    return readings_of(character, heteronym=True)[0]

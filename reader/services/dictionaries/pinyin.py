"""Return the pinyin of words: by phrase where pypinyin knows the phrase, all readings of a single character.

pypinyin with its phrases takes 55 MB; it is loaded without them, with the characters alone (12 MB), when first needed.
The phrases stay in their file of 2.5 MB, which is read and searched at each call (docs/decisions/0059).
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from importlib.resources import files
from unicodedata import normalize

from reader.core.lookup.lookup import is_chinese

LONGEST = 20
"""Characters of the longest string whose pinyin is looked up; a longer one is no word."""

_WITHOUT_PHRASES = "PYPINYIN_NO_PHRASES"
_LONGEST_PHRASE = 8
_END = b"\n]"
_PHRASE = re.compile(r'^"([^"]+)": ', re.MULTILINE)
_TONE = re.compile("[\u0300\u0301\u0304\u030c]")


def pinyin(words: str) -> str:
    """Return the pinyin with tone marks of up to 20 characters; an empty string for longer ones, or without Chinese."""
    if not words or len(words) > LONGEST or not is_chinese(words):
        return ""
    if len(words) == 1:
        return " / ".join(reading for reading in _readings(words) if reading != words)
    os.environ.setdefault(_WITHOUT_PHRASES, "1")
    phrases = (files("pypinyin") / "phrases_dict.json").read_bytes()
    return " ".join(" ".join(_syllables(words, phrases)).split())


def toneless(words: str, *, by_phrase: bool = True) -> list[str]:
    """Return the pinyin of words without tones, one syllable for each character; of others, the character itself.

    Of more than 20 characters each is read by itself, and so it is unless ``by_phrase``: that takes 4 ms a string less.
    """
    os.environ.setdefault(_WITHOUT_PHRASES, "1")
    is_short = by_phrase and len(words) <= LONGEST
    phrases = (files("pypinyin") / "phrases_dict.json").read_bytes() if is_short and is_chinese(words) else b""
    return [_TONE.sub("", normalize("NFD", syllable)) for syllable in _syllables(words, phrases)]


def phrases() -> frozenset[str]:
    """Return the phrases whose pinyin is known, some forty thousand; to be kept no longer than they are needed."""
    table = (files("pypinyin") / "phrases_dict.json").read_text("utf-8")
    return frozenset(_PHRASE.findall(table))


def _syllables(words: str, phrases: bytes) -> Iterator[str]:
    position = 0
    while position < len(words):
        for size in range(min(_LONGEST_PHRASE, len(words) - position), 1, -1):
            syllables = _phrase(words[position : position + size], phrases)
            if syllables:
                yield from syllables
                position += size
                break
        else:
            character = words[position]
            yield _readings(character)[0] if is_chinese(character) else character
            position += 1


def _phrase(words: str, phrases: bytes) -> list[str]:
    """Return the syllables of a phrase, an empty list where it is not known."""
    name = json.dumps(words, ensure_ascii=False).encode("utf-8", "replace") + b": "
    start = phrases.find(b"\n" + name) if is_chinese(words) else -1
    if start < 0:
        return []
    start += 1 + len(name)
    end = phrases.index(_END, phrases.index(b"]" + _END, start)) + 2
    return [syllable[0] for syllable in json.loads(phrases[start : end + 2].rstrip(b",\n").decode("utf-8"))]


def _readings(character: str) -> list[str]:
    """Return all readings of a character, the most common first; the character itself where none is known."""
    os.environ.setdefault(_WITHOUT_PHRASES, "1")
    from pypinyin import pinyin as readings_of

    return readings_of(character, heteronym=True)[0]

"""Write pinyin with tone marks.

Source of the rule: GB/T 16159 with 汉语拼音方案: the mark goes on a or e, on the o of ou, else on the last vowel.
"""

from __future__ import annotations

import re

_MARKED = {"a": "āáǎàa", "e": "ēéěèe", "i": "īíǐìi", "o": "ōóǒòo", "u": "ūúǔùu", "ü": "ǖǘǚǜü"}
_NUMBERED = re.compile(r"([A-Za-züÜ]+?)([1-5])(?![0-9])")
_VOWELS = "aeiouü"


def with_tone_marks(numbered: str) -> str:
    """Return ``lu:4 se4`` as ``lǜ sè``; anything but numbered syllables is unchanged."""
    text = numbered.replace("u:", "ü").replace("U:", "Ü").replace("v", "ü")
    return _NUMBERED.sub(_syllable, text)


def _syllable(match: re.Match[str]) -> str:
    syllable, tone = match.group(1), int(match.group(2))
    at = _mark_index(syllable.lower())
    if at < 0:
        return syllable
    vowel = syllable[at]
    mark = _MARKED[vowel.lower()][tone - 1]
    return syllable[:at] + (mark.upper() if vowel.isupper() else mark) + syllable[at + 1 :]


def _mark_index(syllable: str) -> int:
    for vowel in ("a", "e", "ou"):
        if vowel in syllable:
            return syllable.index(vowel)
    return max((syllable.rfind(vowel) for vowel in _VOWELS), default=-1)

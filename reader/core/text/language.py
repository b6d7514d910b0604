"""Detect the language of a text from its letters, its common short words and its spelling."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from reader.core.text.common_words import ACCENTED_LETTERS, COMMON_WORDS, SPELLINGS
from reader.core.text.language_tags import primary_subtag

SAMPLE = 20_000
"""Number of code points examined."""

SHORT = 400
"""A text with fewer letters is in the language that its file names: a guess from so few is less certain."""

_LATIN_SCRIPT, _CYRILLIC_SCRIPT, _ARABIC_SCRIPT = "Latn", "Cyrl", "Arab"
_SCRIPTS = {
    "ja": re.compile(r"[\u3041-\u3096\u30a1-\u30fa]+"),
    "zh": re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+"),
    "ko": re.compile(r"[\uac00-\ud7a3]+"),
    "el": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]+"),
    "he": re.compile(r"[\u05d0-\u05ea]+"),
    _ARABIC_SCRIPT: re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]+"),
    _CYRILLIC_SCRIPT: re.compile(r"[\u0400-\u04ff]+"),
    _LATIN_SCRIPT: re.compile(r"[A-Za-z\u00c0-\u024f\u1ea0-\u1ef9]+"),
}
_HAN, _HEBREW, _CYRILLIC, _ARABIC, _UNKNOWN = (
    frozenset(("zh",)),
    frozenset(("he",)),
    frozenset((_CYRILLIC_SCRIPT,)),
    frozenset((_ARABIC_SCRIPT,)),
    frozenset(("",)),
)
_SCRIPTS_OF: dict[str, frozenset[str]] = {
    **dict.fromkeys(("zh", "lzh", "yue", "wuu"), _HAN),
    **dict.fromkeys(("ru", "uk", "be", "bg", "mk", "kk", "ky", "mn", "tg"), _CYRILLIC),
    **dict.fromkeys(("sr", "bs", "uz", "az"), _CYRILLIC | {_LATIN_SCRIPT}),
    **dict.fromkeys(("am", "bn", "gu", "hi", "hy", "ka", "km", "kn", "lo", "ml", "mr"), _UNKNOWN),
    **dict.fromkeys(("my", "ne", "pa", "si", "ta", "te", "th"), _UNKNOWN),
    **dict.fromkeys(("ar", "arz", "azb", "ckb", "fa", "ks", "pnb", "ps", "sd", "ug", "ur"), _ARABIC),
    "ku": _ARABIC | {_LATIN_SCRIPT},
    "ja": _HAN | {"ja"},
    "ko": _HAN | {"ko"},
    "el": frozenset(("el",)),
    **dict.fromkeys(("he", "yi"), _HEBREW),
}
"""The scripts of languages that are not written in Latin letters, or not only."""

_WIDE_SCRIPTS = frozenset(("zh", "ja", "ko"))
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_RUSSIAN = re.compile("[ыэё]", re.IGNORECASE)
_OTHER_CYRILLIC = re.compile("[ђѓјљњћќўџәғқңөұүһ]", re.IGNORECASE)
_UKRAINIAN_WORD = re.compile(r"\b(?:та|що|як|це|він|вона|вони|його|але|від|або|був|було|буде|про)\b")
_RUSSIAN_WORD = re.compile(r"\b(?:и|что|как|он|она|они|его|но|от|из|или|был|было|будет|все|для)\b")
_FEWEST_CYRILLIC = 40
_ARABIC_LETTERS = {
    "": re.compile("[ټځڅډړږښڼۀېۍەێۆڕڵڤۇۋڭ]"),
    "ur": re.compile("[ٹڈڑںےہھ]"),
    "fa": re.compile("[پچژگکی]"),
    "ar": re.compile("[ةيكىأإ]"),
}
"""Letters of one language in Arabic letters; those of Pashto, Kurdish and Uyghur first, which are not told apart.

Urdu has those of Persian, too.
"""

_FEWEST_ARABIC = 0.01
"""The share of letters of its own by which a language in Arabic letters is known."""
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE)
_NO_LANGUAGE = frozenset(("mul", "und", "zxx"))

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ACCENTED = re.compile(r"[\u00df-\u024f]")
_SPELLING_WEIGHT = 0.3
_FOREIGN_LETTER_COST = 0.5
_FEWEST_POINTS = 1.3
_FEWEST_POINTS_PER_WORD = 0.12
_LEAST_LEAD, _SURE_LEAD = 1.25, 4.0


def _weights(lists: Mapping[str, str]) -> dict[str, tuple[tuple[str, float], ...]]:
    """Return what each entry counts for each language that lists it: the less, the more languages do."""
    languages: dict[str, list[str]] = {}
    for tag, entries in lists.items():
        for entry in dict.fromkeys(entries.split()):
            languages.setdefault(entry, []).append(tag)
    return {entry: tuple((tag, 1 / len(tags)) for tag in tags) for entry, tags in languages.items()}


_WORD_WEIGHTS = _weights(COMMON_WORDS)
_SPELLING_WEIGHTS = _weights(SPELLINGS)
_SPELLING = re.compile("|".join(sorted(map(re.escape, _SPELLING_WEIGHTS), key=len, reverse=True)))


def language_of(text: str, declared: str = "") -> str:
    """Return the BCP 47 tag of the text's language, by its first `SAMPLE` code points; empty if it is not clear.

    ``declared`` is the language that the file names. It decides where the text has fewer than `SHORT` letters or is not
    clear, unless the text is written in other letters than that language.
    """
    sample = text[:SAMPLE]
    script, letters = _script_of(sample)
    guess = _guess(sample, script)
    if _names_language(declared) and (letters < SHORT or not guess) and _is_written_in(declared, script):
        return declared
    return guess


def _script_of(sample: str) -> tuple[str, int]:
    """Return the script of most letters, empty without any known one, and the number of its letters."""
    counts = {script: sum(map(len, letters.findall(sample))) for script, letters in _SCRIPTS.items()}
    kana = counts.pop("ja")
    if kana and kana * 10 > counts["zh"]:
        counts["ja"] = kana + counts["zh"]
    script = max(counts, key=lambda script: counts[script] * (1 + (script in _WIDE_SCRIPTS)))
    return (script, counts[script]) if counts[script] else ("", 0)


def _guess(sample: str, script: str) -> str:
    if script == _LATIN_SCRIPT:
        return _latin_language(sample)
    if script == _ARABIC_SCRIPT:
        return _arabic_language(sample)
    return _cyrillic_language(sample) if script == _CYRILLIC_SCRIPT else script


def _arabic_language(sample: str) -> str:
    """Return Urdu, Persian or Arabic by the letters that it has and the next ones do not."""
    letters = sum(map(len, _SCRIPTS[_ARABIC_SCRIPT].findall(sample)))
    counts = {tag: len(own.findall(sample)) for tag, own in _ARABIC_LETTERS.items()}
    return next((tag for tag, count in counts.items() if count > _FEWEST_ARABIC * letters), "")


def _cyrillic_language(sample: str) -> str:
    if _OTHER_CYRILLIC.search(sample):
        return ""
    lower = sample.lower()
    ukrainian, russian = len(_UKRAINIAN.findall(lower)), len(_RUSSIAN.findall(lower))
    if not ukrainian and not russian:
        if "ъ" in lower:
            return ""
        ukrainian, russian = len(_UKRAINIAN_WORD.findall(lower)), len(_RUSSIAN_WORD.findall(lower))
        russian += len(lower) >= _FEWEST_CYRILLIC
    if ukrainian == russian:
        return ""
    return "uk" if ukrainian > russian else "ru"


def _latin_language(sample: str) -> str:
    """Return the language with the most points for its common words and its spelling, if it leads clearly."""
    lower = sample.lower().replace("’", "'")
    words = _WORD.findall(lower)
    points: dict[str, float] = dict.fromkeys(COMMON_WORDS, 0.0)
    for word, count in Counter(words).items():
        for tag, weight in _WORD_WEIGHTS.get(word, ()):
            points[tag] += count * weight
    for letter, count in Counter(_ACCENTED.findall(lower)).items():
        for tag, letters in ACCENTED_LETTERS.items():
            points[tag] -= count * _FOREIGN_LETTER_COST * (letter not in letters)
    if leader := _leader(points, len(words), _SURE_LEAD):
        return leader  # spelling, which takes most of the time, would change nothing
    for group, count in Counter(_SPELLING.findall(lower)).items():
        for tag, weight in _SPELLING_WEIGHTS[group]:
            points[tag] += count * weight * _SPELLING_WEIGHT
    return _leader(points, len(words), _LEAST_LEAD)


def _leader(points: Mapping[str, float], words: int, lead: float) -> str:
    """Return the language that has this many times the points of the next one, and enough of them; else ""."""
    first, second = sorted(points, key=points.__getitem__, reverse=True)[:2]
    is_clear = points[first] >= max(_FEWEST_POINTS, _FEWEST_POINTS_PER_WORD * words, lead * points[second])
    return first if is_clear else ""


def _names_language(tag: str) -> bool:
    return _TAG.fullmatch(tag) is not None and primary_subtag(tag) not in _NO_LANGUAGE


def _is_written_in(tag: str, script: str) -> bool:
    return not script or script in _SCRIPTS_OF.get(primary_subtag(tag), {_LATIN_SCRIPT})

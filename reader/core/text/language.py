"""Detect the language of a text from its letters and its most common short words, and whether it has ideographs."""

from __future__ import annotations

import re

SAMPLE = 20_000
"""Number of code points examined."""

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[a-z\u00df-\u00ff]+")


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_COMMON_WORDS = {
    "en": _words("the and of to in that it was he his with as for is had but not"),
    "de": _words("der die das und in zu den nicht von sie ist des sich mit dem er es ein"),
    "fr": _words("le la les de et des que un une dans qui il pour ne pas est vous du"),
    "es": _words("el la los de y que en un una por con no las se lo su para es"),
    "it": _words("il la di e che un una non per in del con si le gli della sono era"),
    "pt": _words("o a os de e que um uma do da em não com se para as por no"),
    "nl": _words("de het een en van in dat te is niet op zijn met voor hij was aan er"),
}


def language_of(text: str) -> str:
    """Return the BCP 47 tag of the text's language, by its first `SAMPLE` code points; empty if it is not clear."""
    sample = text[:SAMPLE]
    counts = {tag: len(letters.findall(sample)) for tag, letters in _SCRIPTS.items()}
    kana, han = counts.pop("ja"), counts["zh"]
    if kana and kana * 10 > han:
        counts["ja"] = kana + han
    tag = max(counts, key=counts.__getitem__)
    if not counts[tag]:
        return ""
    return _latin_language(sample) if tag == "la" else tag


_SCRIPTS = {"ja": _KANA, "zh": _HAN, "ko": _HANGUL, "ru": _CYRILLIC, "el": _GREEK, "la": _LATIN}


def _latin_language(sample: str) -> str:
    words = _WORD.findall(sample.lower())
    counts = {tag: sum(word in common for word in words) for tag, common in _COMMON_WORDS.items()}
    tag = max(counts, key=counts.__getitem__)
    return tag if counts[tag] * 12 > len(words) else ""


_IDEOGRAPHIC = frozenset({"zh", "ja", "lzh", "yue", "wuu"})


def is_ideographic(language: str) -> bool:
    """Return whether a language (BCP 47 tag) is typeset in ems and counted in characters: Chinese and Japanese."""
    return language.replace("_", "-").lower().partition("-")[0] in _IDEOGRAPHIC

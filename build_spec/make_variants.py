"""Make the tables of Chinese characters that are forms of each other, out of OpenCC's dictionaries.

Run as ``python build_spec/make_variants.py FOLDER resources/variants``, where FOLDER holds OpenCC's dictionaries. Each
line of ``characters.txt`` is one set of characters that count as one when passages are compared (docs/decisions/0040).
Each line of ``forms.txt`` is a character and those that it finds and that find it (docs/decisions/0058). Each line of
``simplified.txt`` and ``traditional.txt`` is a character or a phrase, followed by what a text in that script has for
it, one for one (docs/decisions/0102).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

_SETS = "# Chinese characters that are simplified and traditional forms of each other, one set a line."
_FORMS = "# Chinese characters, each with those that are a form of it: it finds them, and they find it."
_SIMPLIFIED = "# Chinese characters and phrases, each followed by as many characters that are its simplified form."
_TRADITIONAL = "# Chinese characters and phrases, each followed by as many characters that are its traditional form."
_HEAD = """{table}
# Made by build_spec/make_variants.py from OpenCC's {sources},
# Copyright the OpenCC authors, Apache License 2.0: see LICENSE beside this file.
"""
_FORM_SOURCES = ("STCharacters.txt", "TSCharacters.txt", "TWVariants.txt", "HKVariants.txt")


def _pairs(folder: Path) -> Iterator[tuple[str, str]]:
    for name in ("TSCharacters.txt", "STCharacters.txt"):
        for one, others in _entries(folder / name):
            yield from ((one, other) for other in others)


def _sets(folder: Path) -> list[str]:
    """Put together what is a form of one another, through however many steps."""
    heads: dict[str, str] = {}

    def head(sign: str) -> str:
        while heads.setdefault(sign, sign) != sign:
            sign = heads[sign]
        return sign

    for one, other in _pairs(folder):
        first, second = sorted((head(one), head(other)))
        heads[second] = first
    sets: dict[str, list[str]] = defaultdict(list)
    for sign in heads:
        sets[head(sign)].append(sign)
    return sorted("".join(sorted(signs)) for signs in sets.values() if len(signs) > 1)


def _forms(folder: Path) -> list[str]:
    """Give each character with its forms: the traditional ones of a simplified one, and the variants of either.

    Of a traditional character only the first simplified form counts: 畫 is 画, and 划 in few words only.
    """
    forms: dict[str, set[str]] = defaultdict(set)
    for name in _FORM_SOURCES:
        for one, others in _entries(folder / name):
            forms[one] |= {other for other in (others[:1] if name.startswith("TS") else others) if other != one}
    for one in sorted(forms):
        for other in list(forms[one]):
            if one in forms.get(other, ()) and other > one:
                forms[other].discard(one)
    return ["".join([one, *sorted(others)]) for one, others in sorted(forms.items()) if others]


def _entries(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            one, others = line.split("\t")[:2]
            yield one, [other for other in others.split() if len(one) == len(other) == 1]


def _script(folder: Path, direction: str) -> list[str]:
    """Give the characters of a direction (TS or ST) that another is shown for, and the phrases that differ.

    Of traditional forms, those are taken on which Taiwan and Hong Kong agree: 為, not 爲. Of the phrases, those are
    left out that come out alike without them, alone and before every phrase that is kept.
    """
    taiwan, hong_kong = (set(_first(folder / f"{region}Variants.txt")) for region in ("TW", "HK"))
    agreed = str.maketrans(dict(taiwan & hong_kong) if direction == "ST" else {})
    table = {one: other.translate(agreed) for one, other in _first(folder / f"{direction}Characters.txt")}
    characters = {one: other for one, other in table.items() if one != other}
    phrases = {one: other.translate(agreed) for one, other in _first(folder / f"{direction}Phrases.txt")}
    kept: dict[str, str] = {}
    for phrase in sorted(phrases, key=lambda phrase: (len(phrase), phrase)):
        if _converted(phrase, characters, kept) != phrases[phrase]:
            kept[phrase] = phrases[phrase]
    while added := _parted(phrases, characters, kept):
        kept |= added
    return [one + other for one, other in sorted(characters.items()) + sorted(kept.items())]


def _parted(phrases: dict[str, str], characters: dict[str, str], kept: dict[str, str]) -> dict[str, str]:
    """Return the phrases whose end begins a phrase that is kept, and which would take it away from them."""
    beginning: dict[str, list[str]] = defaultdict(list)
    for phrase in kept:
        for length in range(1, len(phrase)):
            beginning[phrase[:length]].append(phrase[length:])
    return {
        phrase: shown
        for phrase, shown in phrases.items()
        if phrase not in kept
        and any(
            _converted(phrase + rest, characters, kept)[: len(phrase)] != shown
            for length in range(1, len(phrase))
            for rest in beginning.get(phrase[-length:], ())
        )
    }


def _converted(text: str, characters: dict[str, str], phrases: dict[str, str]) -> str:
    shown, position = "", 0
    while position < len(text):
        found = next((n for n in range(len(text) - position, 1, -1) if text[position : position + n] in phrases), 1)
        part = text[position : position + found]
        shown += phrases[part] if found > 1 else characters.get(part, part)
        position += found
    return shown


def _first(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each entry with its first form, if that has as many characters and no font lacks them as rare ones."""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            one, others = line.split("\t")[:2]
            other = others.split()[0]
            if len(one) == len(other) and max(one + other) <= "\uffff":
                yield one, other


if __name__ == "__main__":
    source, place = Path(sys.argv[1]), Path(sys.argv[2])
    sets, forms = "STCharacters.txt and TSCharacters.txt", ", ".join(_FORM_SOURCES)
    scripts = {
        "TS": "TSCharacters.txt and TSPhrases.txt",
        "ST": "STCharacters.txt, STPhrases.txt, TWVariants.txt, HKVariants.txt",
    }
    for file, table, sources, lines in (
        ("characters.txt", _SETS, sets, _sets(source)),
        ("forms.txt", _FORMS, forms, _forms(source)),
        ("simplified.txt", _SIMPLIFIED, scripts["TS"], _script(source, "TS")),
        ("traditional.txt", _TRADITIONAL, scripts["ST"], _script(source, "ST")),
    ):
        head = _HEAD.format(table=table, sources=sources)
        (place / file).write_text(head + "\n".join(lines) + "\n", "utf-8")

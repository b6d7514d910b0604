"""Make the tables of Chinese characters that are forms of each other, out of OpenCC's dictionaries.

Run as ``python build_spec/make_variants.py FOLDER resources/variants``, where FOLDER holds OpenCC's dictionaries. Each
line of ``characters.txt`` is one set of characters that count as one when passages are compared (docs/decisions/0040).
Each line of ``forms.txt`` is a character and those that it finds and that find it (docs/decisions/0058).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

_SETS = "# Chinese characters that are simplified and traditional forms of each other, one set a line."
_FORMS = "# Chinese characters, each with those that are a form of it: it finds them, and they find it."
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


if __name__ == "__main__":
    source, place = Path(sys.argv[1]), Path(sys.argv[2])
    sets, forms = "STCharacters.txt and TSCharacters.txt", ", ".join(_FORM_SOURCES)
    for file, table, sources, lines in (
        ("characters.txt", _SETS, sets, _sets(source)),
        ("forms.txt", _FORMS, forms, _forms(source)),
    ):
        head = _HEAD.format(table=table, sources=sources)
        (place / file).write_text(head + "\n".join(lines) + "\n", "utf-8")

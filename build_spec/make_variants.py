"""Make the table of Chinese characters that count as one when words are compared, out of OpenCC's dictionaries.

Run as ``python build_spec/make_variants.py FOLDER resources/variants/characters.txt``, where FOLDER holds OpenCC's
``STCharacters.txt`` and ``TSCharacters.txt`` (docs/decisions/0040). Each line of the table is one set of characters.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

_HEAD = """# Chinese characters that are simplified and traditional forms of each other, one set a line.
# Made by build_spec/make_variants.py from OpenCC's STCharacters.txt and TSCharacters.txt,
# Copyright the OpenCC authors, Apache License 2.0: see LICENSE beside this file.
"""


def _pairs(folder: Path) -> Iterator[tuple[str, str]]:
    for name in ("TSCharacters.txt", "STCharacters.txt"):
        for line in (folder / name).read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                one, others = line.split("\t")[:2]
                yield from ((one, other) for other in others.split() if len(one) == len(other) == 1)


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


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(_HEAD + "\n".join(_sets(Path(sys.argv[1]))) + "\n", "utf-8")

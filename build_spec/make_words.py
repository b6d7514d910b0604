"""Make the list of Chinese words with their counts, out of jieba's dictionary.

Run as ``python build_spec/make_words.py dict.txt resources``, where ``dict.txt`` is jieba's and ``resources`` holds the
table of characters that count as one. Each line is a word and how often it occurs, sorted by code points; traditional
characters are replaced as the program replaces those of a text before it looks (docs/decisions/0101).
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

_HEAD = """# Chinese words with their counts, sorted by code points.
# Made by build_spec/make_words.py from jieba's dict.txt (github.com/fxsjy/jieba, version 0.42.1),
# Copyright 2013 Sun Junyi, MIT License: see LICENSE beside this file.
"""
_HAN = re.compile("[\u3400-\u9fff]{1,4}")
_LEAST = {1: 0, 2: 10, 3: 20, 4: 100}
"""The least count of a word by its length: longer ones are compounds, which one rarely takes as one word."""

_LEAST_OF_KIND = {(4, "i"): 3, (3, "nr"): 100}
"""The least count of idioms and of names: idioms are rare and yet one word, names with a word behind them are not."""


def _words(dictionary: Path) -> Iterator[tuple[str, int]]:
    for line in dictionary.read_text("utf-8").splitlines():
        word, count, kind = line.split()
        size = len(word)
        least = _LEAST_OF_KIND.get((size, kind[:2]), _LEAST.get(size, 0))
        if _HAN.fullmatch(word) and int(count) >= least:
            yield word, int(count)


def _heads(characters: Path) -> dict[int, str]:
    """Give each character that has other forms the first one of its set."""
    sets = [line for line in characters.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {ord(other): one[0] for one in sets for other in one[1:]}


if __name__ == "__main__":
    source, resources = Path(sys.argv[1]), Path(sys.argv[2])
    heads = _heads(resources / "variants" / "characters.txt")
    counts: dict[str, int] = defaultdict(int)
    for each, number in _words(source):
        counts[each.translate(heads)] = max(number, counts[each.translate(heads)])
    lines = [f"{each} {counts[each]}\n" for each in sorted(counts)]
    (resources / "words" / "zh.txt").write_text(_HEAD + "".join(lines), "utf-8")

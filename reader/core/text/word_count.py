"""Count the words of a text as word processors do: each ideograph and kana is one, as is each word of other letters."""

from __future__ import annotations

import re

from reader.core.text.language_tags import is_ideographic, primary_subtag

_IDEOGRAPHS = "\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_RARE = "\U00020000-\U0003ffff"
_WORD = re.compile(
    rf"[{_IDEOGRAPHS}{_RARE}]"
    rf"|[^\W_{_IDEOGRAPHS}{_RARE}]+(?:['’.\-\u2010\u2011\u00ad][^\W_{_IDEOGRAPHS}{_RARE}]+)*"
)
_UNSPACED = frozenset({"th", "lo", "km", "my", "bo", "dz"})
"""Languages that write words without spaces between them, beside those with ideographs."""


def count_words(text: str) -> int:
    """Return the number of ideographs, kana and words of other letters; signs and blanks do not count."""
    return sum(1 for _found in _WORD.finditer(text))


def has_words(language: str) -> bool:
    """Return whether the length of a text in a language is told in words, and not in characters."""
    return not is_ideographic(language) and primary_subtag(language) not in _UNSPACED

"""Give the forms under which a word of the text may stand in a dictionary: itself, then without its ending."""

from __future__ import annotations

from collections.abc import Iterator

_UNDOUBLED = "<"
"""Stands for: the last letter once instead of twice."""

_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("'s", ("",)),
    ("s'", ("s", "")),
    ("ies", ("y", "ie")),
    ("ves", ("f", "fe", "ve")),
    ("es", ("e", "")),
    ("s", ("",)),
    ("ied", ("y", "ie")),
    ("ed", ("e", "", _UNDOUBLED)),
    ("ying", ("y", "ie")),
    ("ing", ("", "e", _UNDOUBLED)),
)
"""English endings and what may have stood in their place; odd forms are the business of a dictionary's own aliases."""

_LEAST = 2
"""Letters that a base has at least."""


def word_forms(word: str) -> tuple[str, ...]:
    """Return a word, then what may be its base, the likelier first; other scripts and phrases have no other form."""
    plain = word.strip().replace("’", "'")
    if not plain or not plain.replace("'", "").replace("-", "").isalpha() or not _is_latin(plain):
        return (plain,) if plain else ()
    return tuple(dict.fromkeys((plain, *_bases(plain))))


def _bases(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        stem = word[: -len(ending)]
        if stem and word.lower().endswith(ending):
            yield from (base for one in instead if len(base := _base(stem, one)) >= _LEAST)


def _base(stem: str, instead: str) -> str:
    if instead != _UNDOUBLED:
        return stem + instead
    return stem[:-1] if len(stem) > _LEAST and stem[-1] == stem[-2] else ""


def _is_latin(word: str) -> bool:
    return all(sign < "\u0250" for sign in word)

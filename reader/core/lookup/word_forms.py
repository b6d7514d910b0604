"""List the forms under which a dictionary may have a word of the text: the word itself, then without its ending."""

from __future__ import annotations

from collections.abc import Iterator

_UNDOUBLED = "<"
"""Placeholder for a base that ends in one letter instead of a doubled one."""

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
"""English endings and what may replace them in the base; irregular forms are left to a dictionary's own aliases."""

_LEAST = 2
"""Minimum letters of a base."""


def word_forms(word: str) -> tuple[str, ...]:
    """Return a word, then its possible bases, the likelier first; words of other scripts and phrases have none."""
    plain = word.strip().replace("’", "'")
    if not plain or not plain.replace("'", "").replace("-", "").isalpha() or not _is_latin(plain):
        return (plain,) if plain else ()
    return tuple(dict.fromkeys((plain, *_bases(plain))))


def _bases(word: str) -> Iterator[str]:
    for ending, replacements in _ENDINGS:
        stem = word[: -len(ending)]
        if stem and word.lower().endswith(ending):
            yield from (base for replacement in replacements if len(base := _base(stem, replacement)) >= _LEAST)


def _base(stem: str, replacement: str) -> str:
    if replacement != _UNDOUBLED:
        return stem + replacement
    return stem[:-1] if len(stem) > _LEAST and stem[-1] == stem[-2] else ""


def _is_latin(word: str) -> bool:
    return all(character < "\u0250" for character in word)

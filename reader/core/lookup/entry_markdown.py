"""Write what dictionaries say as the Markdown of a note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.core.lookup.entries import DictionaryEntry, FoundEntry, LookupResult
from reader.core.text.blocks import BlockKind

LONGEST = 2_000
"""Code points of definitions that go into a note; the rest is left in the dictionary."""

_SPECIAL = re.compile(r"[\\`*_\[\]]")
_NUMBER = re.compile(r"\d{1,3}[.)]$")


def note_body(answer: LookupResult, pinyin: str) -> str:
    """Return the head word with its pinyin, then each definition with the dictionary that it is from."""
    head = f"**{_escaped(answer.word or answer.asked)}** {_escaped(pinyin)}".strip()
    parts = [head]
    left = LONGEST
    for found in answer.found:
        said = "\n".join(_lines(found.entry))
        if len(said) > left:
            said = said[:left].rstrip() + "…"
        parts.append(f"{_source(found)}\n\n{said}".strip())
        left -= len(said)
        if left <= 0:
            break
    return "\n\n".join(parts)


def plain_words(answer: LookupResult, pinyin: str) -> str:
    """Return the same as plain text, whole, for the clipboard."""
    head = " ".join(one for one in (answer.word or answer.asked, pinyin) if one)
    entries = (
        f"{found.entry.word} {found.entry.reading}".strip() + f" ({found.dictionary})\n{found.entry.plain}"
        for found in answer.found
    )
    return "\n\n".join((head, *entries))


def _source(found: FoundEntry) -> str:
    entry = found.entry
    words = " ".join(one for one in (entry.word, entry.reading) if one)
    return f"{_escaped(words)} — *{_escaped(found.dictionary)}*"


def _lines(entry: DictionaryEntry) -> Iterator[str]:
    """Yield the blocks as lines of Markdown; a paragraph is parted from its neighbours, items stand together."""
    in_list = True
    for _position, block in entry.leaf.blocks():
        words = " ".join(_escaped(block.text).split())
        if block.kind is BlockKind.LIST_ITEM:
            label = block.label.replace(")", ".") if _NUMBER.match(block.label) else "-"
            yield f"{label} {words}" if in_list else f"\n{label} {words}"
            in_list = True
        else:
            yield words if in_list else f"\n{words}"
            in_list = False


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", words)

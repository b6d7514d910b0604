"""Write dictionary entries as the Markdown of a note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.core.lookup.entries import DictionaryEntry, FoundEntry, LookupResult
from reader.core.text.blocks import BlockKind

LONGEST = 2_000
"""Maximum code points of definitions in a note; the rest is left out."""

_SPECIAL = re.compile(r"[\\`*_\[\]]")
_NUMBER = re.compile(r"\d{1,3}[.)]$")


def note_body(answer: LookupResult, pinyin: str) -> str:
    """Return the headword with its pinyin, then each definition with the name of its dictionary."""
    head = f"**{_escaped(answer.word or answer.query)}** {_escaped(pinyin)}".strip()
    parts = [head]
    left = LONGEST
    for found in answer.found:
        definition = "\n".join(_lines(found.entry))
        if len(definition) > left:
            definition = definition[:left].rstrip() + "…"
        parts.append(f"{_source(found)}\n\n{definition}".strip())
        left -= len(definition)
        if left <= 0:
            break
    return "\n\n".join(parts)


def plain_text(answer: LookupResult, pinyin: str) -> str:
    """Return the same as plain text, with all definitions in full, for the clipboard."""
    head = " ".join(part for part in (answer.word or answer.query, pinyin) if part)
    entries = (
        f"{found.entry.word} {found.entry.reading}".strip() + f" ({found.dictionary})\n{found.entry.plain}"
        for found in answer.found
    )
    return "\n\n".join((head, *entries))


def _source(found: FoundEntry) -> str:
    entry = found.entry
    headword = " ".join(part for part in (entry.word, entry.reading) if part)
    return f"{_escaped(headword)} — *{_escaped(found.dictionary)}*"


def _lines(entry: DictionaryEntry) -> Iterator[str]:
    """Yield the blocks as lines of Markdown; blank lines surround a paragraph but do not separate list items."""
    in_list = True
    for _position, block in entry.leaf.blocks():
        line = " ".join(_escaped(block.text).split())
        if block.kind is BlockKind.LIST_ITEM:
            label = block.label.replace(")", ".") if _NUMBER.match(block.label) else "-"
            yield f"{label} {line}" if in_list else f"\n{label} {line}"
            in_list = True
        else:
            yield line if in_list else f"\n{line}"
            in_list = False


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)

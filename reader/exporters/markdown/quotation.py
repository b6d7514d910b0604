"""Format passages as Markdown quotations that keep their paragraphs, the signs of their lists, and their code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.normalise import without_break_signs
from reader.exporters.markdown.escaping import escaped, normalised_lines

_NUMBER = re.compile(r"\d{1,9}[.)]$")
_FENCE = re.compile("`{3,}")
_BULLET = "-"


def quotation(quote: str, blocks: Sequence[Block] = ()) -> str:
    """Format a passage as a quotation; an empty one stays empty.

    Without its blocks, each line counts as a paragraph.
    """
    if not quote:
        return ""
    lines = _lines_of_blocks(blocks) if blocks else _lines_of_words(quote)
    return "\n".join(f"> {line}".rstrip(" ") for line in lines)


def earlier_quotation(quote: str) -> str:
    """Format a passage as it was exported at first: as lines, without a difference between paragraphs and others."""
    if not quote:
        return ""
    return "\n".join(f"> {line}".rstrip(" ") for line in escaped(normalised_lines(quote)).split("\n"))


def _lines_of_words(quote: str) -> Iterator[str]:
    words = escaped(normalised_lines(without_break_signs(quote)))
    yield from "\n\n".join(line for line in words.split("\n") if line.strip()).split("\n")


def _lines_of_blocks(blocks: Sequence[Block]) -> Iterator[str]:
    indents: list[int] = []
    is_first = True
    for block in blocks:
        text = normalised_lines(without_break_signs(block.text))
        if not text.strip():
            continue
        is_item = block.kind is BlockKind.LIST_ITEM and bool(block.label)
        if not (is_first or (is_item and indents)):
            yield ""
        if block.kind is BlockKind.CODE:
            yield from code_lines(text)
        elif is_item:
            yield from _list_item(block, text, indents)
        else:
            yield from escaped(text).split("\n")
        indents = indents if is_item else []
        is_first = False


def code_lines(text: str) -> Iterator[str]:
    """Yield the lines of code between fences that are longer than any in it."""
    fence = "`" * max([2, *map(len, _FENCE.findall(text))]) + "`"
    yield fence
    yield from text.split("\n")
    yield fence


def _list_item(block: Block, text: str, indents: list[int]) -> Iterator[str]:
    """Yield the lines of an item; ``indents`` are those of the items that it is within, and of itself afterwards."""
    depth = min(max(block.level, 1) - 1, len(indents))
    indent = indents[depth - 1] if depth else 0
    sign = block.label if _NUMBER.match(block.label) else _BULLET
    words = escaped(text)
    if sign == _BULLET and block.label[0].isalnum():
        words = f"{escaped(block.label)} {words}"
    indents[depth:] = [indent + len(sign) + 1]
    first, *others = words.split("\n")
    yield f"{' ' * indent}{sign} {first}"
    yield from (" " * indents[depth] + line for line in others)

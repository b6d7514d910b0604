"""Format passages as HTML that keeps their paragraphs, the signs of their lists, and their code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from reader.core.text.blocks import Block, BlockKind


def passage_html(quote: str, blocks: Sequence[Block]) -> str:
    """Return the inner HTML of a quotation, on as many lines as its text has; without its blocks, its words."""
    return "".join(_elements(blocks)) if blocks else escape(quote)


def _elements(blocks: Sequence[Block]) -> Iterator[str]:
    for is_list, group in groupby(blocks, lambda block: block.kind is BlockKind.LIST_ITEM):
        if is_list:
            yield f"<ul>{''.join(map(_item, group))}</ul>"
        else:
            yield from map(_element, group)


def _item(block: Block) -> str:
    """Return an item with its own sign, as a list that is quoted in part does not begin at 1."""
    sign = f"{escape(block.label)} " if block.label else ""
    return f'<li style="list-style:none;margin-left:{max(block.level, 1) - 1}em">{sign}{escape(block.text)}</li>'


def _element(block: Block) -> str:
    if block.kind is BlockKind.CODE:
        return f"<pre>{escape(block.text)}</pre>"
    return f"<p>{escape(block.text)}</p>" if block.text.strip() else ""

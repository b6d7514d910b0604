"""Detect the title and author in the first lines of a plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reader.core.text.blocks import Block, BlockKind, title_of
from reader.core.text.headings import CLOSING, find_chapters

_BOOK = re.compile(
    r"^《(?P<title>[^《》]{1,60})》[ \t\u3000]*(?:作者[:：]?|著者[:：]?)?[ \t\u3000]*(?P<author>[^。，\n]{0,24})$"
)
_LABELLED_TITLE = re.compile(r"^(?:Title|书名|書名|标题|標題|题目)[ \t]*[:：][ \t]*(.{1,120})$", re.MULTILINE)
_LABELLED_AUTHOR = re.compile(
    r"^[ \t\u3000]*(?:(?:Author|作者|著者)[ \t]*[:：][ \t]*|文[/／][ \t]*|by[ \t]+)(.{1,60})$",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNED_AUTHOR = re.compile(
    r"^[ \t\u3000]*(?:[\[［(（〔].{1,4}[\])）〕］])?[ \t]*(\S{2,12})[ \t\u3000]*(?:著|撰)$", re.MULTILINE
)
_HEADLINE = re.compile(r"^(?P<kicker>.{4,120}?)——(?P<title>[^—（）]{4,60})(?P<column>（[^（）]{1,100}）)?$")
_CAPTIONED = re.compile(r"^(?P<title>[^（）]{4,80})(?P<column>（[^（）]{1,100}）)$")
_STEM_NOISE = re.compile(r"^[\d\s._-]+(?=\D)|[_\s]+|\((?:z-lib|b-ok)[^)]*\)", re.IGNORECASE)
_FIRST_PART = re.compile(
    r"(?:[（(]?一[、）)]|I\.\s|1(?:\.1)?[.．、]?\s|1[.．、]).|\W*(?:no\.?|№|#)?\s*0*1(?:[.．、:：）)\]】]|$)",
    re.IGNORECASE,
)
_BEFORE_PARTS = re.compile(
    r"[中英]?文?摘要|abstract|summary|目[录錄次]|(?:tableof)?contents|内容(?:提要|简介)|作者简介|版权页|扉页|封面|凡例"
    r"|acknowledge?ments?|dedication|copyright|cover|titlepage",
    re.IGNORECASE,
)
_LONGEST_TITLE = 80
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class DetectedTitle:
    """The detected title and author; each is empty if not found."""

    title: str = ""
    author: str = ""


def detect_title(text: str, *, begins_with_part: bool = False) -> DetectedTitle:
    """Detect title and author in the first forty lines; the first is no title if the text ``begins_with_part``."""
    head = "\n".join(text[:8_000].split("\n")[:40]).strip()
    first = head.partition("\n")[0].strip()
    if not begins_with_part and (book := _BOOK.match(first)):
        return DetectedTitle(book["title"].strip(), book["author"].strip())
    author = _LABELLED_AUTHOR.search(head) or _SIGNED_AUTHOR.search(head)
    title = _LABELLED_TITLE.search(head)
    return DetectedTitle(title.group(1).strip() if title else "", author.group(1).strip() if author else "")


def is_title(paragraph: str) -> bool:
    """Return whether the first paragraph is a title: short, and not a sentence."""
    if _BOOK.match(paragraph) or _HEADLINE.match(paragraph):
        return True
    return 0 < len(paragraph) <= _LONGEST_TITLE and paragraph[-1] not in CLOSING


def main_heading(blocks: Iterable[Block]) -> Block | None:
    """Return the heading that is the title of the whole text, the first one of the highest level; None without one.

    Headings of chapters and other parts are ignored, as are any on the same level or below after them, and single
    letters, which are drop caps.
    """
    best: Block | None = None
    limit = _DEEPEST + 1
    for block in blocks:
        if block.kind is not BlockKind.HEADING or len(block.text) <= 1 or block.level >= limit:
            continue
        if _is_of_part(title_of(block)):
            limit = block.level
        elif best is None or block.level < best.level:
            best = block
    return best


def _is_of_part(heading: str) -> bool:
    without_spaces = "".join(heading.split())
    named = _BEFORE_PARTS.fullmatch(without_spaces) or _FIRST_PART.match(heading)
    return named is not None or any(find_chapters(candidate) for candidate in (heading, without_spaces))


def title_blocks(paragraph: str) -> tuple[Block, ...]:
    """Return the blocks of a title paragraph, in the order of the source.

    The name of a book with its author becomes a standfirst. A newspaper's headline becomes a heading of level 1, with
    its kicker before it and its column after it as standfirsts.
    """
    if _BOOK.match(paragraph):
        return (Block(BlockKind.STANDFIRST, paragraph),)
    if headline := _HEADLINE.match(paragraph):
        kicker, title, column = headline["kicker"], headline["title"].strip(), headline["column"]
        if _is_main_title(title, kicker):
            return (_standfirst(kicker), _title(title), *_standfirsts(column))
        return (_title(kicker), _standfirst(title), *_standfirsts(column))
    if captioned := _CAPTIONED.match(paragraph):
        return (_title(captioned["title"].strip()), _standfirst(captioned["column"]))
    return (_title(paragraph),)


def _is_main_title(second: str, first: str) -> bool:
    """Return whether the second half of a headline is the title: two phrases, or no comma while the first has one."""
    phrases = second.split()
    return "，" not in second and (len(phrases) == 2 or "，" in first)


def _title(text: str) -> Block:
    return Block(BlockKind.HEADING, text.replace("\t", " "), level=1)


def _standfirst(text: str) -> Block:
    return Block(BlockKind.STANDFIRST, text)


def _standfirsts(text: str | None) -> tuple[Block, ...]:
    return (_standfirst(text),) if text else ()


def title_of_stem(stem: str) -> str:
    """Return a title from a file name without its suffix; never empty."""
    return _STEM_NOISE.sub(" ", stem).strip() or stem or "—"

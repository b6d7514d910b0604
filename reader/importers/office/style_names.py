"""Map the style names of word processors, in English or Chinese, to the meaning of a paragraph."""

from __future__ import annotations

import re
from enum import StrEnum

_HEADING = re.compile(r"(?:heading|标题|標題|見出し)\s*([1-9])\b", re.IGNORECASE)
_TABLE_OF_CONTENTS = re.compile(r"(?:toc|目录|目錄|contents)\s*(?:\d|heading|标题)", re.IGNORECASE)
LOWEST_HEADING = 6


class StyleMeaning(StrEnum):
    """The meaning of a paragraph style."""

    BODY = "body"
    HEADING = "heading"
    TITLE = "title"
    SUBTITLE = "subtitle"
    QUOTATION = "quotation"
    CODE = "code"
    CONTENTS = "contents"


_MEANINGS = {
    **dict.fromkeys(("title", "标题", "標題", "书名", "書名", "题目"), StyleMeaning.TITLE),
    **dict.fromkeys(("subtitle", "副标题", "副標題"), StyleMeaning.SUBTITLE),
    **dict.fromkeys(("quote", "intense quote", "quotations", "block text"), StyleMeaning.QUOTATION),
    **dict.fromkeys(("引用", "明显引用", "引文", "块引用"), StyleMeaning.QUOTATION),
    **dict.fromkeys(("html preformatted", "preformatted text", "source code", "code"), StyleMeaning.CODE),
    **dict.fromkeys(("html 预设格式", "代码"), StyleMeaning.CODE),
}


def meaning_of_name(name: str) -> tuple[StyleMeaning, int] | None:
    """Return the meaning of a style's name, and the level of a heading; None for an unknown name."""
    name = name.strip().lower()
    if found := _HEADING.match(name):
        return StyleMeaning.HEADING, min(int(found.group(1)), LOWEST_HEADING)
    if _TABLE_OF_CONTENTS.match(name):
        return StyleMeaning.CONTENTS, 0
    known = _MEANINGS.get(name)
    return (known, 0) if known is not None else None

"""Tell what a paragraph is by the name that word processors give its style, in English or Chinese."""

from __future__ import annotations

import re
from enum import StrEnum

_HEADING = re.compile(r"(?:heading|标题|標題|見出し)\s*([1-9])\b", re.IGNORECASE)
_LIST_OF_CONTENTS = re.compile(r"(?:toc|目录|目錄|contents)\s*(?:\d|heading|标题)", re.IGNORECASE)
LOWEST_HEADING = 6


class StyleMeaning(StrEnum):
    """Name what a paragraph is by its style."""

    BODY = "body"
    HEADING = "heading"
    TITLE = "title"
    SUBTITLE = "subtitle"
    QUOTATION = "quotation"
    CODE = "code"
    CONTENTS = "contents"


_NAMED = {
    **dict.fromkeys(("title", "标题", "標題", "书名", "書名", "题目"), StyleMeaning.TITLE),
    **dict.fromkeys(("subtitle", "副标题", "副標題"), StyleMeaning.SUBTITLE),
    **dict.fromkeys(("quote", "intense quote", "quotations", "block text"), StyleMeaning.QUOTATION),
    **dict.fromkeys(("引用", "明显引用", "引文", "块引用"), StyleMeaning.QUOTATION),
    **dict.fromkeys(("html preformatted", "preformatted text", "source code", "code"), StyleMeaning.CODE),
    **dict.fromkeys(("html 预设格式", "代码"), StyleMeaning.CODE),
}


def meaning_of_name(name: str) -> tuple[StyleMeaning, int] | None:
    """Return what a style's name says, with the level of a heading; None where it says nothing."""
    name = name.strip().lower()
    if found := _HEADING.match(name):
        return StyleMeaning.HEADING, min(int(found.group(1)), LOWEST_HEADING)
    if _LIST_OF_CONTENTS.match(name):
        return StyleMeaning.CONTENTS, 0
    known = _NAMED.get(name)
    return (known, 0) if known is not None else None

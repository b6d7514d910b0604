"""Tell what kind of text was handed over without a file, and name it by its first line."""

from __future__ import annotations

import re

_STRUCTURE = re.compile(
    r"<(?:h[1-6]|p|li|table|blockquote|ruby|pre|em|strong|b|i|img)(?:[\s>/]|$)|<a\s[^>]*href=", re.IGNORECASE
)
_MARKUP = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|meta|body|article|section|div|p|h[1-6]|ul|ol|table|blockquote)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_NO_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_LONGEST_NAME = 60
_LOOKED_AT = 20_000


def carries_structure(markup: str) -> bool:
    """Return whether markup says more than its plain text: a paragraph, a heading, a mark.

    Not mere colours of spans.
    """
    return _STRUCTURE.search(markup[:_LOOKED_AT]) is not None


def is_markup(text: str) -> bool:
    """Return whether a text without a name is HTML."""
    return _MARKUP.match(text[:_LOOKED_AT]) is not None and "</" in text


def name_of(text: str, *, markup: bool) -> str:
    """Make the name of a file for a text out of its first line; empty where there is none."""
    head = text[:_LOOKED_AT]
    lines = (_TAG.sub("\n", head) if markup else head).split("\n")
    first = next((line.strip() for line in lines if line.strip()), "")
    name = " ".join(_NO_NAME.sub(" ", first).split())[:_LONGEST_NAME].strip(" .")
    while len(name.encode("utf-8", errors="replace")) > 200:
        name = name[:-1]
    return name.encode("utf-8", errors="replace").decode()

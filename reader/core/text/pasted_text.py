"""Detect the kind of pasted text, and derive a file name from its first line."""

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
_INVALID_IN_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_LONGEST_NAME = 60
_SAMPLE = 20_000


def carries_structure(markup: str) -> bool:
    """Return whether markup has structure beyond its plain text: a paragraph, a heading, a mark, not mere colours."""
    return _STRUCTURE.search(markup[:_SAMPLE]) is not None


def is_markup(text: str) -> bool:
    """Return whether a text without a file name is HTML."""
    return _MARKUP.match(text[:_SAMPLE]) is not None and "</" in text


def name_of(text: str, *, markup: bool) -> str:
    """Return a file name for a text, from its first line; empty if all lines are blank."""
    head = text[:_SAMPLE]
    lines = (_TAG.sub("\n", head) if markup else head).split("\n")
    first = next((line.strip() for line in lines if line.strip()), "")
    name = " ".join(_INVALID_IN_NAME.sub(" ", first).split())[:_LONGEST_NAME].strip(" .")
    while len(name.encode("utf-8", errors="replace")) > 200:
        name = name[:-1]
    return name.encode("utf-8", errors="replace").decode()

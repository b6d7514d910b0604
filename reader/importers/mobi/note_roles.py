"""Recognise the notes of books whose converters did not keep what marks them."""

from __future__ import annotations

import re

from lxml.etree import _Element

from reader.importers.markup.roles import BLOCKS

_OTHER_TYPES = frozenset(("ol", "ul", "li", "link", "style", "script", "object", "embed", "input", "button"))
_MARK = re.compile(r"\s*(?:[*†‡§¶]{1,3}|[\[(（〔【［]\s*(?:\d{1,4}|[*†‡§¶注註])\s*[\])）〕】］]|[①-⑳])\s*")
"""What a link to a note may show without being raised."""


def set_roles_of_types(root: _Element) -> None:
    """Set the role of elements by "epub:type", of which calibre keeps the name without the prefix."""
    for element in root.iter("*"):
        kind = element.get("type")
        if kind and element.get("role") is None and str(element.tag).rpartition("}")[2] not in _OTHER_TYPES:
            element.set("role", kind)


def set_roles_of_marks(root: _Element) -> None:
    """Set the role of links that refer to notes: they show a mark and stand behind words."""
    for link in root.iter("a"):
        is_within = (link.get("href") or "").startswith("#")
        if is_within and _MARK.fullmatch("".join(map(str, link.itertext()))) and _follows_words(link):
            link.set("role", "doc-noteref")


def _follows_words(element: _Element) -> bool:
    """Return whether words precede an element in its paragraph."""
    while (parent := element.getparent()) is not None:
        before = element.getprevious()
        words = (before.tail or "".join(map(str, before.itertext()))) if before is not None else parent.text
        if (words or "").strip():
            return True
        if before is not None:
            element = before
        elif parent.tag in BLOCKS:
            return False
        else:
            element = parent
    return False

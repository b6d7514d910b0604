"""Build a tree of HTML from beginning to end, for the HTML walker."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element

from reader.core.text.normalise import REPLACEMENT
from reader.importers.markup.walker import LABEL

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class TreeBuilder:
    """Build an HTML tree; text and elements are appended to the innermost open element."""

    def __init__(self) -> None:
        """Start with an empty body."""
        self.body = etree.Element("body")
        self._open = [self.body]

    @property
    def depth(self) -> int:
        """Return the number of open elements."""
        return len(self._open)

    def begin(self, tag: str, **attributes: str) -> None:
        """Begin an element; empty attributes are dropped, a trailing underscore is stripped from their names."""
        element = etree.SubElement(self._open[-1], tag)
        for name, value in attributes.items():
            if value:
                element.set(LABEL if name == "label" else name.rstrip("_"), _valid_xml(value))
        self._open.append(element)

    def end(self) -> None:
        """End the innermost element."""
        if len(self._open) > 1:
            self._open.pop()

    def end_to(self, depth: int) -> None:
        """End elements until only ``depth`` are open."""
        del self._open[max(1, depth) :]

    def resume(self, tag: str) -> bool:
        """Reopen the element that has just ended, if it has this tag; return whether it has."""
        last = self._open[-1][-1] if len(self._open[-1]) else None
        if last is None or last.tag != tag or (last.tail or "").strip():
            return False
        self._open.append(last)
        return True

    def single(self, tag: str, **attributes: str) -> None:
        """Append an empty element."""
        self.begin(tag, **attributes)
        self.end()

    def element(self, tag: str, text: str, **attributes: str) -> None:
        """Append an element with text in it."""
        self.begin(tag, **attributes)
        self.add(text)
        self.end()

    def add(self, text: str | None) -> None:
        """Append text."""
        if not text:
            return
        text = _valid_xml(text)
        element = self._open[-1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + text
        else:
            element.text = (element.text or "") + text

    def append(self, body: _Element) -> None:
        """Append the children of another tree's body."""
        for element in list(body):
            self._open[-1].append(element)


def _valid_xml(text: str) -> str:
    """Replace the characters that XML forbids."""
    return _FORBIDDEN.sub(REPLACEMENT, text)

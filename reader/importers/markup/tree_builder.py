"""Write a tree of HTML from its beginning to its end, for the walker of HTML to read."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element

from reader.importers.markup.walker import LABEL

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


class TreeBuilder:
    """Hold the elements that are open; words and elements go to the end of the innermost one."""

    def __init__(self) -> None:
        """Begin with an empty body."""
        self.body = etree.Element("body")
        self._open = [self.body]

    @property
    def depth(self) -> int:
        """Count the elements that are open."""
        return len(self._open)

    def begin(self, tag: str, **attributes: str) -> None:
        """Begin an element; attributes without a value are left out, a closing underscore is taken off their names."""
        element = etree.SubElement(self._open[-1], tag)
        for name, value in attributes.items():
            if value:
                element.set(LABEL if name == "label" else name.rstrip("_"), _sound(value))
        self._open.append(element)

    def end(self) -> None:
        """End the innermost element."""
        if len(self._open) > 1:
            self._open.pop()

    def end_to(self, depth: int) -> None:
        """End elements until only so many are open."""
        del self._open[max(1, depth) :]

    def resume(self, tag: str) -> bool:
        """Go on in the element that was just ended, if it is of a kind; give whether it is."""
        last = self._open[-1][-1] if len(self._open[-1]) else None
        if last is None or last.tag != tag or (last.tail or "").strip():
            return False
        self._open.append(last)
        return True

    def single(self, tag: str, **attributes: str) -> None:
        """Write an element that holds nothing."""
        self.begin(tag, **attributes)
        self.end()

    def add(self, words: str | None) -> None:
        """Write words."""
        if not words:
            return
        words = _sound(words)
        element = self._open[-1]
        if len(element):
            element[-1].tail = (element[-1].tail or "") + words
        else:
            element.text = (element.text or "") + words

    def append(self, body: _Element) -> None:
        """Write all that another tree holds."""
        for element in list(body):
            self._open[-1].append(element)


def _sound(words: str) -> str:
    """Put a sign for what may not stand in XML."""
    return _FORBIDDEN.sub(REPLACEMENT, words)

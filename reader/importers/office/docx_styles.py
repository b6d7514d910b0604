"""Resolve the styles of a Word document to what they mean: headings, quotations, code, emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from reader.importers.office.docx_package import W
from reader.importers.office.style_names import LOWEST_HEADING, StyleMeaning, meaning_of_name

_BODY_OUTLINE_LEVEL = 9


class DocxStyles:
    """Look up the properties of styles, including those of the styles they are based on."""

    def __init__(self, root: _Element | None) -> None:
        """Index the part "styles"; ``root`` is None where there is none."""
        self._styles: dict[str, _Element] = {}
        for style in () if root is None else root.iterchildren(f"{W}style"):
            self._styles.setdefault(style.get(f"{W}styleId") or "", style)

    def meaning(self, properties: _Element | None) -> tuple[StyleMeaning, int]:
        """Return the meaning of a paragraph, by its own outline level or its style, and the level of a heading."""
        if level := _outline_level(properties):
            return StyleMeaning.HEADING, level
        for style in self._chain(value(properties, "pStyle")):
            if known := meaning_of_name(value(style, "name") or ""):
                return known
            if level := _outline_level(child(style, "pPr")):
                return StyleMeaning.HEADING, level
        return StyleMeaning.BODY, 0

    def numbering(self, properties: _Element | None) -> tuple[str, int] | None:
        """Return the list id and the depth of a numbered paragraph, by its own properties or its style."""
        list_id, depth = _list_of(properties)
        for style in self._chain(value(properties, "pStyle")):
            styled_list, styled_depth = _list_of(child(style, "pPr"))
            list_id = list_id if list_id is not None else styled_list
            depth = depth if depth is not None else styled_depth
        return (list_id, depth or 0) if list_id not in {None, "0"} and list_id is not None else None

    def run_setting(self, properties: _Element | None, name: str) -> str | None:
        """Return a property of a run, its own or its character style's: "" without a value, None where it is unset."""
        setting = _property(properties, name)
        for style in self._chain(value(properties, "rStyle")):
            setting = setting if setting is not None else _property(child(style, "rPr"), name)
        return setting

    def is_on(self, properties: _Element | None, name: str) -> bool:
        """Return whether a toggle property of a run is on."""
        return self.run_setting(properties, name) not in {None, "0", "false", "off", "none"}

    def _chain(self, identifier: str | None) -> Iterator[_Element]:
        """Yield a style and those that it is based on, each once."""
        seen: set[str] = set()
        while identifier and identifier not in seen and identifier in self._styles:
            seen.add(identifier)
            yield self._styles[identifier]
            identifier = value(self._styles[identifier], "basedOn")


def child(element: _Element | None, name: str) -> _Element | None:
    """Return the first child with this name."""
    return None if element is None else element.find(f"{W}{name}")


def value(element: _Element | None, name: str) -> str | None:
    """Return the value of the first child with this name."""
    found = child(element, name)
    return None if found is None else found.get(f"{W}val")


def number(word: str | None) -> int | None:
    """Parse a whole number that is not negative; None for anything else."""
    return int(word) if word is not None and re.fullmatch(r"[0-9]{1,6}", word) else None


def _property(properties: _Element | None, name: str) -> str | None:
    found = child(properties, name)
    return None if found is None else found.get(f"{W}val") or ""


def _outline_level(properties: _Element | None) -> int:
    level = number(value(properties, "outlineLvl"))
    return min(level + 1, LOWEST_HEADING) if level is not None and level < _BODY_OUTLINE_LEVEL else 0


def _list_of(properties: _Element | None) -> tuple[str | None, int | None]:
    numbered = child(properties, "numPr")
    return value(numbered, "numId"), number(value(numbered, "ilvl"))

"""Look up what the styles of an OpenDocument text mean for a reader.

Source: OpenDocument 1.3, part 3, chapters 16 and 20.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from reader.importers.office.numbering import DEEPEST, NumberingLevel, Numerals
from reader.importers.office.style_names import StyleMeaning, meaning_of_name

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

_ENCODED = re.compile(r"_([0-9a-f]{1,6})_")
_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_SLANTED = frozenset(("italic", "oblique"))
_RAISING = re.compile(r"super|sub|-?\d+")
_NUMERALS = {
    "1": Numerals.DECIMAL,
    "i": Numerals.LOWER_ROMAN,
    "I": Numerals.UPPER_ROMAN,
    "a": Numerals.LOWER_LETTER,
    "A": Numerals.UPPER_LETTER,
    "一, 二, 三, ...": Numerals.CHINESE,
    "一, 十, 一百(繁), ...": Numerals.CHINESE,
    "壹, 贰, 叁, ...": Numerals.FORMAL_CHINESE,
    "甲, 乙, 丙, ...": Numerals.STEMS,
    "子, 丑, 寅, ...": Numerals.BRANCHES,
    "①, ②, ③, ...": Numerals.CIRCLED,
    "": Numerals.NONE,
}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Say how words are set; each is None where a style leaves it to the one around it."""

    bold: bool | None = None
    slanted: bool | None = None
    raised: str | None = None
    hidden: bool | None = None

    def over(self, other: TextStyle) -> TextStyle:
        """Lay this look over another one."""
        return TextStyle(
            self.bold if self.bold is not None else other.bold,
            self.slanted if self.slanted is not None else other.slanted,
            self.raised if self.raised is not None else other.raised,
            self.hidden if self.hidden is not None else other.hidden,
        )


class OdtStyles:
    """Hold the styles of a document, common and automatic."""

    def __init__(self, *roots: _Element) -> None:
        """Gather the styles below some roots; the later ones win."""
        self._styles: dict[tuple[str, str], _Element] = {}
        self._lists: dict[str, _Element] = {}
        self._looks: dict[tuple[str, str], TextStyle] = {}
        self._outline: dict[int, NumberingLevel] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                key = style.get(f"{STYLE}family") or "", style.get(f"{STYLE}name") or ""
                self._styles[key] = style
            for style in root.iter(f"{TEXT}list-style"):
                self._lists[style.get(f"{STYLE}name") or ""] = style
            for style in root.iter(f"{TEXT}outline-style"):
                self._outline = _levels(style)

    def meaning(self, name: str) -> tuple[StyleMeaning, int]:
        """Return what a paragraph is by its style, with the level of a heading."""
        for style in self._chain("paragraph", name):
            shown = style.get(f"{STYLE}display-name") or plain_name(style.get(f"{STYLE}name") or "")
            if known := meaning_of_name(shown):
                return known
            if level := number(style.get(f"{STYLE}default-outline-level")):
                return StyleMeaning.HEADING, level
        return meaning_of_name(plain_name(name)) or (StyleMeaning.BODY, 0)

    def look(self, family: str, name: str) -> TextStyle:
        """Return how a style sets words, with all that it inherits."""
        key = family, name
        if key not in self._looks:
            look = TextStyle()
            for style in self._chain(family, name):
                look = look.over(_look(style))
            self._looks[key] = look
        return self._looks[key]

    def list_levels(self, name: str) -> dict[int, NumberingLevel]:
        """Return how the items of a list style are numbered, by depth from 0."""
        style = self._lists.get(name)
        return _levels(style) if style is not None else _unnumbered()

    def outline_levels(self) -> dict[int, NumberingLevel]:
        """Return how headings are numbered, by depth from 0; not at all where the document does not say."""
        return self._outline or _unnumbered()

    def _chain(self, family: str, name: str) -> Iterator[_Element]:
        """Yield a style and those that it inherits from; a circle ends."""
        seen: set[str] = set()
        while name and name not in seen and (family, name) in self._styles:
            seen.add(name)
            style = self._styles[family, name]
            yield style
            name = style.get(f"{STYLE}parent-style-name") or ""


def number(word: str | None) -> int:
    """Read a whole number; 0 for anything else."""
    return int(word) if word is not None and re.fullmatch(r"[0-9]{1,6}", word) else 0


def plain_name(name: str) -> str:
    """Return the name of a style as the writer sees it: "Heading_20_1" is "Heading 1"."""
    return _ENCODED.sub(_character, name)


def _character(found: re.Match[str]) -> str:
    code = int(found.group(1), 16)
    return chr(code) if code < 0x110000 else ""


def _look(style: _Element) -> TextStyle:
    properties = style.find(f"{STYLE}text-properties")
    if properties is None:
        return TextStyle()
    weight, slant = properties.get(f"{FO}font-weight"), properties.get(f"{FO}font-style")
    display = properties.get(f"{TEXT}display")
    return TextStyle(
        None if weight is None else weight in _BOLD,
        None if slant is None else slant in _SLANTED,
        _raised(properties.get(f"{STYLE}text-position")),
        None if display is None else display == "none",
    )


def _raised(position: str | None) -> str | None:
    """Return "sup", "sub" or "" for a text position such as "super 58%" or "-33% 58%"."""
    found = _RAISING.match((position or "").strip())
    if found is None:
        return None if position is None else ""
    if found.group() in {"super", "sub"}:
        return {"super": "sup", "sub": "sub"}[found.group()]
    height = int(found.group())
    return "sup" if height > 0 else "sub" if height < 0 else ""


def _unnumbered() -> dict[int, NumberingLevel]:
    return {depth: NumberingLevel("") for depth in range(DEEPEST + 1)}


def _levels(style: _Element) -> dict[int, NumberingLevel]:
    levels = {}
    for element in style.iterchildren(f"{TEXT}*"):
        depth = number(element.get(f"{TEXT}level")) - 1
        if 0 <= depth < DEEPEST + 1:
            levels[depth] = _level(element, depth)
    return levels


def _level(element: _Element, depth: int) -> NumberingLevel:
    """Make the pattern of a label: what stands before and behind, and the numbers of the levels that are shown."""
    form = element.get(f"{STYLE}num-format")
    if element.tag.endswith("list-level-style-bullet") or form is None or not form:
        return NumberingLevel("")
    shown = max(1, min(number(element.get(f"{TEXT}display-levels")) or 1, depth + 1))
    numbers = ".".join(f"%{level + 1}" for level in range(depth + 1 - shown, depth + 1))
    before, behind = element.get(f"{STYLE}num-prefix") or "", element.get(f"{STYLE}num-suffix") or ""
    start = number(element.get(f"{TEXT}start-value")) or 1
    return NumberingLevel(before + numbers + behind, _NUMERALS.get(form, Numerals.DECIMAL), start)

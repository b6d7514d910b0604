"""Resolve the styles of an OpenDocument text.

Source: OpenDocument 1.3, part 3, chapters 16 and 20.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from reader.importers.markup.symbol_fonts import symbol_font
from reader.importers.office.numbering import DEEPEST, NumberingLevel, Numerals
from reader.importers.office.style_names import StyleMeaning, meaning_of_name

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_ENCODED = re.compile(r"_([0-9a-f]{1,6})_")
_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_ITALIC = frozenset(("italic", "oblique"))
_TEXT_POSITION = re.compile(r"super|sub|-?\d+")
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
    """Text properties; each is None where a style leaves it to its parent."""

    bold: bool | None = None
    italic: bool | None = None
    raised: str | None = None
    hidden: bool | None = None
    font: str | None = None

    def over(self, other: TextStyle) -> TextStyle:
        """Return this style with unset properties taken from another one."""
        return TextStyle(
            self.bold if self.bold is not None else other.bold,
            self.italic if self.italic is not None else other.italic,
            self.raised if self.raised is not None else other.raised,
            self.hidden if self.hidden is not None else other.hidden,
            self.font if self.font is not None else other.font,
        )


class OdtStyles:
    """The styles of a document, common and automatic."""

    def __init__(self, *roots: _Element) -> None:
        """Index the styles below some roots; later ones override earlier ones."""
        self._styles: dict[tuple[str, str], _Element] = {}
        self._lists: dict[str, _Element] = {}
        self._text_styles: dict[tuple[str, str], TextStyle] = {}
        self._outline: dict[int, NumberingLevel] = {}
        self._sign_fonts: dict[str, str] = {}
        for root in roots:
            for face in root.iter(f"{STYLE}font-face"):
                name = face.get(f"{STYLE}name") or ""
                self._sign_fonts[name] = symbol_font(face.get(f"{_SVG}font-family") or name)
            for style in root.iter(f"{STYLE}style"):
                key = style.get(f"{STYLE}family") or "", style.get(f"{STYLE}name") or ""
                self._styles[key] = style
            for style in root.iter(f"{TEXT}list-style"):
                self._lists[style.get(f"{STYLE}name") or ""] = style
            for style in root.iter(f"{TEXT}outline-style"):
                self._outline = _levels(style)

    def meaning(self, name: str) -> tuple[StyleMeaning, int]:
        """Return the meaning of a paragraph style, and the level of a heading."""
        for style in self._chain("paragraph", name):
            display_name = style.get(f"{STYLE}display-name") or plain_name(style.get(f"{STYLE}name") or "")
            if known := meaning_of_name(display_name):
                return known
            if level := number(style.get(f"{STYLE}default-outline-level")):
                return StyleMeaning.HEADING, level
        return meaning_of_name(plain_name(name)) or (StyleMeaning.BODY, 0)

    def text_style(self, family: str, name: str) -> TextStyle:
        """Return the text properties of a style, including inherited ones."""
        key = family, name
        if key not in self._text_styles:
            text_style = TextStyle()
            for style in self._chain(family, name):
                text_style = text_style.over(_text_style(style))
            self._text_styles[key] = text_style
        return self._text_styles[key]

    @property
    def has_signs(self) -> bool:
        """Return whether the document declares a font of signs."""
        return any(self._sign_fonts.values())

    def signs(self, family: str, name: str) -> str | None:
        """Return the font of signs of a style, "" for any other font, None where it is left to the element around."""
        font = self.text_style(family, name).font
        return None if font is None else self._sign_fonts.get(font, "") or symbol_font(font)

    def list_levels(self, name: str) -> dict[int, NumberingLevel]:
        """Return the numbering of a list style, by depth from 0."""
        style = self._lists.get(name)
        return _levels(style) if style is not None else _unnumbered()

    def outline_levels(self) -> dict[int, NumberingLevel]:
        """Return the numbering of headings, by depth from 0; unnumbered where the document defines none."""
        return self._outline or _unnumbered()

    def _chain(self, family: str, name: str) -> Iterator[_Element]:
        """Yield a style and those that it inherits from, each once."""
        seen: set[str] = set()
        while name and name not in seen and (family, name) in self._styles:
            seen.add(name)
            style = self._styles[family, name]
            yield style
            name = style.get(f"{STYLE}parent-style-name") or ""


def number(word: str | None) -> int:
    """Parse a whole number; 0 for anything else."""
    return int(word) if word is not None and re.fullmatch(r"[0-9]{1,6}", word) else 0


def plain_name(name: str) -> str:
    """Decode the internal name of a style: "Heading_20_1" is "Heading 1"."""
    return _ENCODED.sub(_character, name)


def _character(found: re.Match[str]) -> str:
    code = int(found.group(1), 16)
    return chr(code) if code < 0x110000 else ""


def _text_style(style: _Element) -> TextStyle:
    properties = style.find(f"{STYLE}text-properties")
    if properties is None:
        return TextStyle()
    weight, slant = properties.get(f"{FO}font-weight"), properties.get(f"{FO}font-style")
    display = properties.get(f"{TEXT}display")
    return TextStyle(
        None if weight is None else weight in _BOLD,
        None if slant is None else slant in _ITALIC,
        _vertical_tag(properties.get(f"{STYLE}text-position")),
        None if display is None else display == "none",
        properties.get(f"{STYLE}font-name") or properties.get(f"{FO}font-family"),
    )


def _vertical_tag(position: str | None) -> str | None:
    """Return "sup", "sub" or "" for a text position such as "super 58%" or "-33% 58%"."""
    found = _TEXT_POSITION.match((position or "").strip())
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
    """Return the numbering of one level, with the pattern of its label: prefix, numbers of the shown levels, suffix."""
    num_format = element.get(f"{STYLE}num-format")
    if element.tag.endswith("list-level-style-bullet") or num_format is None or not num_format:
        return NumberingLevel("")
    shown = max(1, min(number(element.get(f"{TEXT}display-levels")) or 1, depth + 1))
    numbers = ".".join(f"%{level + 1}" for level in range(depth + 1 - shown, depth + 1))
    prefix, suffix = element.get(f"{STYLE}num-prefix") or "", element.get(f"{STYLE}num-suffix") or ""
    start = number(element.get(f"{TEXT}start-value")) or 1
    return NumberingLevel(prefix + numbers + suffix, _NUMERALS.get(num_format, Numerals.DECIMAL), start)

"""Decide which pictures stand within a line of text, such as those of rare characters, and how high they are there."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from lxml.etree import _Element

from reader.core.text.model import Image
from reader.importers.markup.roles import BLOCKS
from reader.importers.markup.style_sheet import StyleSheet

_HIGHEST, _HIGHEST_BETWEEN, _WIDEST = 3.0, 8.0, 24.0
"""The greatest size in em of a picture that stands within a line, at its end or between words."""
_LOWEST_UNTOLD, _HIGHEST_UNTOLD = 8, 40
_HIGHEST_NAMED = 240
"""Pixels: the heights without a size, at the end of a line, and the greatest of a picture named as a character."""
_PIXELS_PER_EM = 16
_SIGN_NAME = re.compile(r"gaiji|glyph|kanji|hanzi|rare|symbol|in-?line|h-pic|(?:^|[\s_-])zi(?:$|[\s_-])", re.IGNORECASE)
_NO_SIGNS = frozenset("〓□■◇◆●○?？.．…*-—_ \N{REPLACEMENT CHARACTER}")
_NO_WORDS = re.compile(
    r"(?:image|img|picture|photo|figure|graphic|icon|gaiji|图片?|插图|外字)?[\W\d_]*$|\S+\.(?:png|jpe?g|gif|svg|webp)$",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\s*(\d{1,5}(?:\.\d{1,5})?)\s*(em|rem|ex|px|pt|)\s*$", re.IGNORECASE)
_UNITS = {"em": 1.0, "rem": 1.0, "ex": 0.5, "px": 1 / 16, "": 1 / 16, "pt": 1 / 12}
_LONGEST_WORDS = 200
_SURVEYED = 8
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def sides_with_text(picture: _Element, before: str) -> int:
    """Return on how many sides a picture has text beside it in its line; in a heading, on both or none.

    ``before`` is the text of the block up to the picture.
    """
    sides = bool(before.rpartition("\n")[2].strip()) + _has_text_after(picture)
    if any(_local(above) in _HEADINGS for above in islice(picture.iterancestors(), _SURVEYED)):
        return sides if sides > 1 else 0
    return sides


def is_sign(description: str) -> bool:
    """Return whether a description is a single sign, which can stand for the picture of it."""
    base = [character for character in description.strip() if not unicodedata.combining(character)]
    base = [character for character in base if not "\ufe00" <= character <= "\ufe0f" and not _is_selector(character)]
    return len(base) == 1 and base[0] not in _NO_SIGNS


def words_of(description: str) -> str:
    """Return the words that stand in the text for a picture; an empty string where it is not described."""
    words = " ".join(description.split())
    return "" if len(words) > _LONGEST_WORDS or words in _NO_SIGNS or _NO_WORDS.match(words) else words


def line_height(picture: _Element, image: Image, styles: StyleSheet | None, sides: int) -> float | None:
    """Return the height in em of a picture within a line; None for one that is too large for that.

    ``sides`` says on how many sides there is text.
    """
    highest = _HIGHEST_BETWEEN if sides > 1 else _HIGHEST
    height, width = styles.size(picture) if styles is not None else ("", "")
    told_height, told_width = _ems(height or picture.get("height")), _ems(width or picture.get("width"))
    if told_height is None and told_width is not None:
        told_height = told_width * image.height / image.width
    if told_height is not None:
        return told_height if 0 < told_height <= highest and _width(told_height, image) <= _WIDEST else None
    if _SIGN_NAME.search(picture.get("class") or "") and image.height <= _HIGHEST_NAMED:
        return 1.0 if _width(1.0, image) <= _WIDEST else None
    natural = image.height / _PIXELS_PER_EM
    most = highest * _PIXELS_PER_EM if sides > 1 else _HIGHEST_UNTOLD
    if height or width or not _LOWEST_UNTOLD <= image.height <= most:
        return None
    return natural if _width(natural, image) <= _WIDEST else None


def _width(height: float, image: Image) -> float:
    return height * image.width / image.height


def _ems(length: str | None) -> float | None:
    """Return a length in em; None for one that is relative to something else."""
    found = _LENGTH.match(length or "")
    return float(found.group(1)) * _UNITS[found.group(2).lower()] if found else None


def _has_text_after(picture: _Element) -> bool:
    """Return whether text follows a picture in its line."""
    element = picture
    for _level in range(_SURVEYED):
        if (element.tail or "").strip():
            return True
        for sibling in islice(element.itersiblings(), _SURVEYED):
            tag = _local(sibling)
            if tag in BLOCKS or tag == "br":
                return False
            if (sibling.tail or "").strip() or any(str(text).strip() for text in sibling.itertext()):
                return True
        parent = element.getparent()
        if parent is None or _local(parent) in BLOCKS:
            return False
        element = parent
    return False


def _is_selector(character: str) -> bool:
    return "\U000e0100" <= character <= "\U000e01ef"


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()

"""Recognise how pages show a formula besides its MathML: pictures, drawn characters, and other copies of it.

Sources: the markup of MediaWiki's Math extension, KaTeX, MathJax 2 to 4, and EPUB 3.0's switch element.
"""

from __future__ import annotations

import re
from itertools import islice

from lxml.etree import _Element

from reader.importers.formulas.mathml import without_frame

COPIES = frozenset(("img", "svg", "object", "nobr", "default", "mjx-math", "mjx-chtml"))
"""The elements that may be a copy of the formula beside them."""

_FORMULA_CLASS = re.compile(r"math|tex(?:$|[\s_-])|formula|equation", re.IGNORECASE)
_TEX_FRAME = ("{\\displaystyle", "{\\textstyle", "{\\scriptstyle")
_FILE_NAME = re.compile(r"[^\s/\\]+\.(?:jpe?g|png|gif|webp|svgz?|bmp|tiff?|avif)", re.IGNORECASE)
_ASSISTIVE = re.compile(r"(?:^|\s)MJX_Assistive_MathML(?:$|\s)")
_NEAREST = 3
"""The elements around a picture, one in the other, beside which its formula is looked for."""


def repeats_formula(element: _Element, tag: str) -> bool:
    """Return whether an element shows the formula again that stands beside it as MathML."""
    parent = element.getparent()
    if parent is None:
        return False
    if tag == "default":
        return any(_has_math(sibling) for sibling in element.itersiblings(preceding=True))
    if _local(parent) == "mjx-container":
        return parent.find("{*}mjx-assistive-mml") is not None
    if tag in {"nobr", "mjx-math", "mjx-chtml", "svg"}:
        return any(_ASSISTIVE.search(sibling.get("class") or "") for sibling in islice(element.itersiblings(), 3))
    return tag == "img" and is_formula_picture(element) and _has_math_beside(element)


def is_formula_picture(picture: _Element) -> bool:
    """Return whether a picture is that of a formula, by its class or by TeX as its description."""
    description = (picture.get("alt") or "").lstrip()
    return description.startswith(_TEX_FRAME) or _FORMULA_CLASS.search(picture.get("class") or "") is not None


def description_of(picture: _Element) -> str:
    """Return the description of a picture, of a formula only its TeX; the name of a file describes nothing."""
    description = picture.get("alt") or ""
    if description.lstrip().startswith(_TEX_FRAME):
        return without_frame(description)
    return "" if _FILE_NAME.fullmatch(description.strip()) else description


def holds_formula(element: _Element) -> bool:
    """Return whether an element that is not shown has only a formula in it: a picture is shown instead."""
    for _level in range(_NEAREST):
        if (element.text or "").strip() or len(element) != 1 or (element[0].tail or "").strip():
            return False
        element = element[0]
        if _local(element) == "math":
            return True
    return False


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _has_math(element: _Element) -> bool:
    return _local(element) == "math" or next(element.iter("{*}math"), None) is not None


def _has_math_beside(picture: _Element) -> bool:
    """Return whether MathML stands right before or after a picture, or an element that has only the picture in it."""
    element: _Element | None = picture
    for _level in range(_NEAREST):
        if element is None:
            return False
        before, after = element.getprevious(), element.getnext()
        if (before is not None and not (before.tail or "").strip() and _has_math(before)) or (
            after is not None and not (element.tail or "").strip() and _has_math(after)
        ):
            return True
        parent = element.getparent()
        if parent is None or len(parent) > 1:
            return False
        element = parent
    return False

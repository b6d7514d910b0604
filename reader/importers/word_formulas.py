"""Spell the formulas of a Word document on a line. Source: ECMA-376, part 1, 22.1 (Math)."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def spelled(formula: _Element) -> str:
    """Give the words of a formula: fractions with a slash, what is raised behind "^", brackets and signs as drawn."""
    local = str(formula.tag).removeprefix(M)
    if local == "t":
        return formula.text or ""
    parent = formula.getparent()
    words = "".join(map(spelled, formula.iterchildren(etree.Element)))
    match local:
        case "num":
            return _grouped(words)
        case "den":
            return f"/{_grouped(words)}"
        case "sup":
            return f"^{_grouped(words)}" if words else ""
        case "deg":
            return f"{words}√"
        case "e" if parent is not None and parent.tag == f"{M}rad":
            return _grouped(words)
        case "d":
            return f"{_setting(formula, 'begChr', '(')}{words}{_setting(formula, 'endChr', ')')}"
        case "nary":
            return f"{_setting(formula, 'chr', '∫')}{words}"
        case _:
            return words


def _grouped(words: str) -> str:
    """Put brackets around what would fall apart on a line."""
    return words if len(words) < 2 or words.isalnum() else f"({words})"


def _setting(element: _Element, name: str, otherwise: str) -> str:
    """Give a sign that the properties of an element name."""
    found = element.find(f"{M}{str(element.tag).removeprefix(M)}Pr/{M}{name}")
    return (found.get(f"{M}val") or "") if found is not None else otherwise

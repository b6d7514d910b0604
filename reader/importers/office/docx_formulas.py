"""Spell the formulas of a Word document on a line. Source: ECMA-376, part 1, 22.1 (Math)."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def spelled_formula(formula: _Element) -> str:
    """Return the words of a formula: fractions with a slash, what is raised behind "^", brackets and signs as drawn."""
    local = str(formula.tag).removeprefix(M)
    if local == "t":
        return formula.text or ""
    words = "".join(map(spelled_formula, formula.iterchildren(etree.Element)))
    spell = _SPELLINGS.get(local)
    return spell(formula, words) if spell is not None else words


def _under_root(element: _Element, words: str) -> str:
    parent = element.getparent()
    return _grouped(words) if parent is not None and parent.tag == f"{M}rad" else words


def _bracketed(element: _Element, words: str) -> str:
    return f"{_setting(element, 'begChr', '(')}{words}{_setting(element, 'endChr', ')')}"


def _grouped(words: str) -> str:
    """Put brackets around what would fall apart on a line."""
    return words if len(words) < 2 or words.isalnum() else f"({words})"


def _setting(element: _Element, name: str, otherwise: str) -> str:
    """Return a sign that the properties of an element name."""
    found = element.find(f"{M}{str(element.tag).removeprefix(M)}Pr/{M}{name}")
    return (found.get(f"{M}val") or "") if found is not None else otherwise


_SPELLINGS: dict[str, Callable[[_Element, str], str]] = {
    "num": lambda _, words: _grouped(words),
    "den": lambda _, words: f"/{_grouped(words)}",
    "sup": lambda _, words: f"^{_grouped(words)}" if words else "",
    "deg": lambda _, words: f"{words}√",
    "e": _under_root,
    "d": _bracketed,
    "nary": lambda nary, words: f"{_setting(nary, 'chr', '∫')}{words}",
}

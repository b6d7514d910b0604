"""Convert the formulas of a Word document to linear text. Source: ECMA-376, part 1, 22.1 (Math)."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def spelled_formula(formula: _Element) -> str:
    """Return a formula as text: fractions with a slash, superscripts after "^", brackets and operators as shown."""
    local = str(formula.tag).removeprefix(M)
    if local == "t":
        return formula.text or ""
    operands = "".join(map(spelled_formula, formula.iterchildren(etree.Element)))
    format_element = _FORMATS.get(local)
    return format_element(formula, operands) if format_element is not None else operands


def _under_root(element: _Element, text: str) -> str:
    parent = element.getparent()
    return _grouped(text) if parent is not None and parent.tag == f"{M}rad" else text


def _bracketed(element: _Element, text: str) -> str:
    return f"{_property(element, 'begChr', '(')}{text}{_property(element, 'endChr', ')')}"


def _grouped(text: str) -> str:
    """Return an operand in brackets unless it is a single character or alphanumeric."""
    return text if len(text) < 2 or text.isalnum() else f"({text})"


def _property(element: _Element, name: str, otherwise: str) -> str:
    """Return a character that the properties of an element set."""
    found = element.find(f"{M}{str(element.tag).removeprefix(M)}Pr/{M}{name}")
    return (found.get(f"{M}val") or "") if found is not None else otherwise


_FORMATS: dict[str, Callable[[_Element, str], str]] = {
    "num": lambda _, words: _grouped(words),
    "den": lambda _, words: f"/{_grouped(words)}",
    "sup": lambda _, words: f"^{_grouped(words)}" if words else "",
    "deg": lambda _, words: f"{words}√",
    "e": _under_root,
    "d": _bracketed,
    "nary": lambda nary, words: f"{_property(nary, 'chr', '∫')}{words}",
}

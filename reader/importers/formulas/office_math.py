"""Convert the formulas of a Word document to linear text. Source: ECMA-376, part 1, 22.1 (Math)."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element

from reader.importers.formulas import notation

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def spelled_formula(formula: _Element) -> str:
    """Return a formula as linear text."""
    if _is_deep(formula):
        return "".join(text.text or "" for text in formula.iter(f"{M}t"))
    return _spelled(formula)


def _is_deep(formula: _Element) -> bool:
    depth = 0
    for event, _element in etree.iterwalk(formula, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > 2 * notation.DEEPEST:
            return True
    return False


def _spelled(formula: _Element) -> str:
    local = str(formula.tag).removeprefix(M)
    if local == "t":
        return formula.text or ""
    write = _WRITERS.get(local)
    return write(formula) if write is not None else _joined(formula)


def _joined(element: _Element) -> str:
    return notation.joined([_spelled(child) for child in element.iterchildren(etree.Element)])


def _part(element: _Element, name: str) -> str:
    """Return the operand of an element by its name; empty without one."""
    found = element.find(f"{M}{name}")
    return _spelled(found) if found is not None else ""


def _operands(element: _Element) -> list[str]:
    return [_spelled(operand) for operand in element.iterchildren(f"{M}e")]


def _property(element: _Element, name: str, otherwise: str) -> str:
    """Return the value that the properties of an element set."""
    found = element.find(f"{M}{str(element.tag).removeprefix(M)}Pr/{M}{name}")
    return (found.get(f"{M}val") or "") if found is not None else otherwise


def _scripted(element: _Element) -> str:
    return notation.scripted(_part(element, "e"), _part(element, "sub"), _part(element, "sup"))


def _with_prescripts(element: _Element) -> str:
    scripts = notation.Word(notation.scripted("", _part(element, "sub"), _part(element, "sup")))
    return notation.joined([scripts, _part(element, "e")])


def _with_limit(element: _Element) -> str:
    is_below = element.tag == f"{M}limLow"
    limit = _part(element, "lim")
    return notation.scripted(_part(element, "e"), limit if is_below else "", "" if is_below else limit)


def _nary(element: _Element) -> str:
    sign = _property(element, "chr", "∫")
    return notation.joined([notation.scripted(sign, _part(element, "sub"), _part(element, "sup")), _part(element, "e")])


def _function(element: _Element) -> str:
    return notation.joined([notation.Word(_part(element, "fName")), _part(element, "e")])


def _delimited(element: _Element) -> str:
    opening, closing = _property(element, "begChr", "("), _property(element, "endChr", ")")
    return notation.fenced(_operands(element), opening, closing, _property(element, "sepChr", "|"))


def _accented(element: _Element) -> str:
    base = _part(element, "e")
    is_bar = element.tag == f"{M}bar"
    accent = "\u0305" if is_bar else _property(element, "chr", "\u0302")
    text = notation.accented(base, accent)
    return notation.scripted(base, superscript=accent) if text is None else text


def _matrix(element: _Element) -> str:
    return notation.matrix([_operands(row) for row in element.iterchildren(f"{M}mr")])


_WRITERS: dict[str, Callable[[_Element], str]] = {
    "f": lambda element: notation.fraction(
        _part(element, "num"), _part(element, "den"), bar=_property(element, "type", "bar") != "noBar"
    ),
    **dict.fromkeys(("sSub", "sSup", "sSubSup"), _scripted),
    "sPre": _with_prescripts,
    **dict.fromkeys(("limLow", "limUpp"), _with_limit),
    "rad": lambda element: notation.root(_part(element, "e"), _part(element, "deg")),
    "nary": _nary,
    "func": _function,
    "d": _delimited,
    **dict.fromkeys(("acc", "bar"), _accented),
    "m": _matrix,
    "eqArr": lambda element: "; ".join(_operands(element)),
}

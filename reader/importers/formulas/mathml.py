"""Convert formulas in MathML to linear text. Sources: MathML 3 (presentation), MathML Core."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import unescape

from lxml import etree
from lxml.etree import _Element

from reader.importers.formulas import notation
from reader.importers.formulas.notation import Word

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_INVISIBLE = re.compile("[\u2062\u2063\u2064\u200b\u200c\u200d\ufe00-\ufe0f\u00ad]")
_WIDE = re.compile(r"(?:[1-9][0-9]*(?:\.[0-9]*)?|0?\.[5-9][0-9]*)\s*(?:em|ex|cm|in)$")
"""The width of a space that sets parts of a formula apart."""
_FUNCTION = "\u2061"
_TEX_FRAME = re.compile(r"^\{\\(?:display|text|script|scriptscript)style\s*(.*)\}$", re.DOTALL)
_TEX = ("application/x-tex", "tex", "latex", "text/x-tex", "application/x-latex", "starmath 5.0", "text/plain")
_DROPPED = frozenset(("mphantom", "maligngroup", "malignmark", "none", "mprescripts", "annotation", "annotation-xml"))
_NO_LINE = re.compile(r"0(?:\.0*)?(?:[a-z%]*)$")


def spelled_mathml(formula: _Element) -> str:
    """Return a formula as linear text, its lines separated by line ends.

    Its TeX, or what else the source says in its place, is returned only where nothing can be read from its elements;
    the result is empty where there is nothing of that either.
    """
    text = "\n".join(_folded(line) for line in _spelled(formula, 0).split(notation.LINE))
    return text.strip() or _annotation(formula)


def is_displayed(formula: _Element) -> bool:
    """Return whether a formula stands in a paragraph of its own."""
    return formula.get("display") == "block" or formula.get("mode") == "display"


def without_frame(tex: str) -> str:
    """Return TeX without the frame that sets its style, as encyclopedias write it into descriptions."""
    framed = _TEX_FRAME.match(tex.strip())
    return _folded(framed.group(1) if framed else tex)


def _folded(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _annotation(formula: _Element) -> str:
    """Return the TeX of a formula or the text that its source gives in its place."""
    for annotation in formula.iter(etree.Element):
        is_source = _local(annotation) == "annotation" and (annotation.get("encoding") or "").lower() in _TEX
        if is_source and annotation.text:
            return without_frame(annotation.text)
    return without_frame(formula.get("alttext") or "")


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()


def _spelled(element: _Element, depth: int) -> str:
    tag = _local(element)
    if tag in _DROPPED:
        return ""
    if depth > notation.DEEPEST:
        return _folded("".join(map(str, element.itertext())))
    if tag in _TOKENS:
        return _token(element, tag)
    return _WRITERS.get(tag, _row)(element, depth + 1)


def _children(element: _Element) -> list[_Element]:
    return list(element.iterchildren(etree.Element))


def _operands(element: _Element, depth: int, count: int) -> list[str]:
    """Return the first operands of an element, empty for those that are missing."""
    operands = [_spelled(child, depth) for child in _children(element)[:count]]
    return operands + [""] * (count - len(operands))


_TOKENS = frozenset(("mi", "mn", "mo", "mtext", "ms", "mspace", "mglyph"))


def _token(element: _Element, tag: str) -> str:
    if tag == "mspace":
        width = _WIDE.match(element.get("width") or "")
        return notation.LINE if element.get("linebreak") == "newline" else " " if width is not None else ""
    if tag == "mglyph":
        return element.get("alt") or ""
    text = _INVISIBLE.sub("", unescape("".join(map(str, element.itertext()))))
    if tag == "mtext":
        return _BLANKS.sub(" ", text.replace("\xa0", " "))
    text = _folded(text)
    if tag == "ms":
        return element.get("lquote", '"') + text + element.get("rquote", '"')
    return Word(text) if tag != "mn" and len(text) > 1 and text.isalpha() else text


def _row(element: _Element, depth: int) -> str:
    """Join the elements of a row; those of a table between brackets are a matrix."""
    parts: list[str] = []
    children = _children(element)
    for position, child in enumerate(children):
        rows = _only_table(child)
        if rows is None:
            parts.append(_spelled(child, depth))
            continue
        has_bracket = bool(parts) and parts[-1][-1:] in tuple(_BRACKETS)
        is_matrix = has_bracket or (position == 0 and _is_closed(children, position))
        parts.append(_table(rows, depth, is_matrix=is_matrix))
    return _joined(parts)


_BRACKETS = f"{notation.OPENING}|‖"


def _is_closed(children: Sequence[_Element], position: int) -> bool:
    """Return whether a bracket closes right after a position."""
    after = children[position + 1] if position + 1 < len(children) else None
    text = "".join(map(str, after.itertext())).strip() if after is not None and _local(after) == "mo" else ""
    return bool(text) and text in notation.CLOSING


def _only_table(element: _Element) -> _Element | None:
    """Return the table that an element is, or is only a frame around; None for any other element."""
    for _level in range(notation.DEEPEST):
        tag = _local(element)
        if tag == "mtable":
            return element
        children = _children(element) if tag in {"mrow", "mstyle", "mpadded"} else []
        if len(children) != 1:
            return None
        element = children[0]
    return None


def _joined(parts: Sequence[str]) -> str:
    """Join parts; the sign that applies a function separates its name from an argument without brackets."""
    row: list[str] = []
    for position, part in enumerate(parts):
        if part == _FUNCTION:
            argument = next((later for later in parts[position + 1 :] if later), "")
            row.append("" if argument[:1] in tuple(notation.OPENING) else " ")
        else:
            row.append(part)
    return notation.joined(row)


def _table(table: _Element, depth: int, *, is_matrix: bool = False) -> str:
    rows = [_cells(row, depth) for row in _children(table)]
    return notation.matrix(rows) if is_matrix else notation.lines(rows)


def _cells(row: _Element, depth: int) -> list[str]:
    """Return the cells of a row; the label of an equation comes last."""
    tag = _local(row)
    if tag not in {"mtr", "mlabeledtr"}:
        return [_spelled(row, depth)]
    cells = [_row(cell, depth) if _local(cell) == "mtd" else _spelled(cell, depth) for cell in _children(row)]
    return [*cells[1:], f" {cells[0]}"] if tag == "mlabeledtr" and cells else cells


def _fraction(element: _Element, depth: int) -> str:
    numerator, denominator = _operands(element, depth, 2)
    has_bar = not _NO_LINE.match(element.get("linethickness") or "1")
    return notation.fraction(numerator, denominator, bar=has_bar)


def _root(element: _Element, depth: int) -> str:
    radicand, degree = _operands(element, depth, 2)
    return notation.root(radicand, degree)


def _subscripted(element: _Element, depth: int) -> str:
    return notation.scripted(*_operands(element, depth, 2))


def _superscripted(element: _Element, depth: int) -> str:
    base, superscript = _operands(element, depth, 2)
    return notation.scripted(base, superscript=superscript)


def _scripted(element: _Element, depth: int) -> str:
    return notation.scripted(*_operands(element, depth, 3))


def _under(element: _Element, depth: int) -> str:
    base, below = _operands(element, depth, 2)
    return _marked(base, below, "")


def _over(element: _Element, depth: int) -> str:
    base, above = _operands(element, depth, 2)
    return _marked(base, "", above)


def _under_and_over(element: _Element, depth: int) -> str:
    return _marked(*_operands(element, depth, 3))


def _marked(base: str, below: str, above: str) -> str:
    """Return a base with what stands below and above it: an accent, a brace, or a limit."""
    over = notation.accented(base, above) if above else base
    if over is not None:
        base, above = over, ""
    if below in notation.BRACES:
        below = ""
    return notation.scripted(base, below, above) if below or above else base


def _multiscripted(element: _Element, depth: int) -> str:
    """Return a base with pairs of scripts behind it, and, after "mprescripts", before it."""
    children = _children(element)
    tags = [_local(child) for child in children]
    split = tags.index("mprescripts") if "mprescripts" in tags else len(tags)
    base = _spelled(children[0], depth) if children else ""
    behind = [_spelled(child, depth) for child in children[1:split]]
    before = [_spelled(child, depth) for child in children[split + 1 :]]
    scripts = Word(notation.scripted("", "".join(before[::2]), "".join(before[1::2])))
    return notation.joined([scripts, notation.scripted(base, "".join(behind[::2]), "".join(behind[1::2]))])


def _fenced(element: _Element, depth: int) -> str:
    children = _children(element)
    opening, closing = element.get("open", "("), element.get("close", ")")
    if len(children) == 1 and (table := _only_table(children[0])) is not None:
        return notation.fenced([_table(table, depth, is_matrix=True)], opening, closing)
    separator = "".join(element.get("separators", ",").split())[:1]
    return notation.fenced([_spelled(child, depth) for child in children], opening, closing, separator)


def _first(element: _Element, depth: int) -> str:
    """Return the first of several forms of the same: the presentation before its annotations."""
    children = _children(element)
    return _spelled(children[0], depth) if children else ""


_WRITERS: dict[str, Callable[[_Element, int], str]] = {
    "mfrac": _fraction,
    "msqrt": lambda element, depth: notation.root(_row(element, depth)),
    "mroot": _root,
    "msub": _subscripted,
    "msup": _superscripted,
    "msubsup": _scripted,
    "munder": _under,
    "mover": _over,
    "munderover": _under_and_over,
    "mmultiscripts": _multiscripted,
    "mfenced": _fenced,
    "mtable": _table,
    **dict.fromkeys(("semantics", "maction"), _first),
}
"""The elements that are more than a row of their children."""

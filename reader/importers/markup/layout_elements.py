"""Recognise layout by the structure of elements: layout tables, lines of code, and verse broken by source lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

_CELLS = ("{*}td", "{*}th")
_ROW_GROUPS = ("{*}thead", "{*}tbody", "{*}tfoot")
_CODE_LINES = frozenset(("div", "ol", "ul", "li"))
_GUTTER = re.compile(r"(?:^|[\s_-])(?:gutter|linenos?|line-?numbers?|lnum)(?:$|[\s_-])", re.IGNORECASE)


def is_layout_table(table: _Element) -> bool:
    """Return whether a table is only layout: it has a single column, or shows code beside its line numbers."""
    rows = _rows(table)
    first = next(rows, [])
    if len(first) < 2:
        return all(len(row) < 2 for row in rows)
    return len(first) == 2 and next(rows, None) is None and any(_has_code(cell) for cell in first)


def is_gutter(cell: _Element) -> bool:
    """Return whether a cell beside code contains its line numbers."""
    return _GUTTER.search(cell.get("class", "")) is not None


def _rows(table: _Element) -> Iterator[list[_Element]]:
    """Yield the cells of each row of a table, without those of nested tables."""
    for child in table.iterchildren("{*}tr", *_ROW_GROUPS):
        for row in (child,) if etree.QName(child).localname == "tr" else child.iterchildren("{*}tr"):
            yield list(row.iterchildren(*_CELLS))


def _has_code(cell: _Element) -> bool:
    return any(cell.find(path) is not None for path in ("{*}pre", "{*}div/{*}pre", "{*}figure/{*}pre"))


def begins_code_line(element: _Element, tag: str) -> bool:
    """Return whether an element within code begins a new line, as in the markup of some editors."""
    if tag in _CODE_LINES:
        return True
    before = element.getprevious() if tag == "code" else None
    return before is not None and before.tag == element.tag and not before.tail


def pair_readings(ruby: _Element) -> None:
    """Move each ruby reading behind its base, where the source has all bases first and then all readings."""
    bases, readings = (list(ruby.iterchildren(f"{{*}}{tag}")) for tag in ("rb", "rt"))
    if len(bases) == len(readings) > 1:
        for base, reading in zip(bases, readings, strict=True):
            base.tail = None if not (base.tail or "").strip() else base.tail
            base.addnext(reading)


def has_set_lines(verse: _Element) -> bool:
    """Return whether the lines of verse are those of the source: plain text of which most lines begin in upper case."""
    if len(verse) or not verse.text:
        return False
    lines = [line.strip() for line in verse.text.strip().split("\n")]
    return len(lines) > 2 and sum(line[:1].islower() for line in lines) * 3 < len(lines)

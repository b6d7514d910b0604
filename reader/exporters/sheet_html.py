"""Write sheets as one HTML file that needs no other files and loads nothing, for browsers and printers."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from reader.exporters.export_data import plain_line
from reader.exporters.sheet import (
    SheetBreak,
    SheetDocument,
    SheetHeading,
    SheetItem,
    SheetParagraph,
    SheetPart,
    SheetQuotation,
    SheetTable,
)

_STYLE = (
    "body{max-width:42em;margin:3em auto;padding:0 1em;font:1em/1.7 serif;background:#fff;color:#2b2723}"
    "h1,h2,h3{font-family:sans-serif;line-height:1.3}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #a59b8c;padding:.3em .5em;text-align:left;vertical-align:top}"
    "blockquote{margin:1em 0 .3em;padding-left:1em;border-left:.25em solid #a83f2d}"
    ".note{white-space:pre-wrap}.source{font-size:.9em;color:#6b6259}"
    "hr{border:0;border-top:1px solid #a59b8c;margin:2em 0}"
    "@media print{body{margin:0;max-width:none}tr,li{page-break-inside:avoid}"
    "hr{border:0;margin:0;page-break-after:always}}"
)


def sheet_html(sheet: SheetDocument) -> str:
    """Return the whole file."""
    language = f' lang="{escape(sheet.language)}"' if sheet.language else ""
    title = escape(plain_line(sheet.title))
    head = (
        "<!DOCTYPE html>",
        f"<html{language}>",
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{title}</title><style>{_STYLE}</style></head>",
        f"<body><h1>{title}</h1>",
    )
    return "\n".join((*head, *sheet_elements(sheet), "</body>", "</html>", ""))


def sheet_elements(sheet: SheetDocument) -> Iterator[str]:
    """Yield the elements below the title."""
    for kind, parts in groupby(sheet.parts, _list_kind):
        if kind:
            yield f"<{kind}>{''.join(_item(part, sheet) for part in parts if isinstance(part, SheetItem))}</{kind}>"
        else:
            for part in parts:
                yield from _element(part, sheet)


def _list_kind(part: SheetPart) -> str:
    """Return the name of the element of the list that a part is in; empty for none."""
    if not isinstance(part, SheetItem):
        return ""
    return "ol" if part.number else "ul"


def _element(part: SheetPart, sheet: SheetDocument) -> Iterator[str]:
    match part:
        case SheetHeading():
            level = min(part.level + 1, 6)
            yield f"<h{level}>{escape(plain_line(part.words))}</h{level}>"
        case SheetParagraph():
            yield f'<p class="note">{escape(part.words)}</p>' if part.is_note else f"<p>{escape(part.words)}</p>"
        case SheetQuotation():
            yield from _quotation(part, sheet)
        case SheetTable():
            yield _table(part)
        case SheetBreak():
            yield "<hr>"


def _item(item: SheetItem, sheet: SheetDocument) -> str:
    value = f' value="{item.number}"' if item.number else ""
    lines = "".join(f"<br>{escape(plain_line(line))}" for line in item.details)
    return f"<li{value}>{escape(plain_line(item.words))}{_link(item.link, sheet)}{lines}</li>"


def _quotation(part: SheetQuotation, sheet: SheetDocument) -> Iterator[str]:
    if part.words:
        yield f'<blockquote class="note">{escape(part.words)}</blockquote>'
    source = escape(plain_line(part.source))
    if source or part.link:
        yield f'<p class="source">{source}{_link(part.link, sheet)}</p>'
    for note in part.notes:
        yield f'<p class="note">{escape(note)}</p>'


def _table(table: SheetTable) -> str:
    head = "".join(f"<th>{escape(plain_line(cell))}</th>" for cell in table.headings)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(plain_line(cell))}</td>' for cell in row)}</tr>" for row in table.rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _link(address: str, sheet: SheetDocument) -> str:
    return f' <a href="{escape(address)}">{escape(sheet.labels.open)}</a>' if address else ""

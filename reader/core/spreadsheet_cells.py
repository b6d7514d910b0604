"""Write text into the cells of a table so that no spreadsheet runs it, and read it back."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile(r"\r\n?")
_FORMULA = re.compile(r"[\t\n]|[\s\0\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""The beginning of a cell that a spreadsheet may run: it trims blanks and knows full-width signs, too."""


def spreadsheet_cell(text: str) -> str:
    """Escape text that a spreadsheet would run as a formula (OWASP, "CSV Injection").

    Line ends become LF, since Python's module does not quote a lone CR, which would end the row.
    """
    text = _LINE_ENDS.sub("\n", text)
    return "'" + text if _FORMULA.match(text) else text


def plain_cell(cell: str) -> str:
    """Return the text of a cell that `spreadsheet_cell` wrote."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell

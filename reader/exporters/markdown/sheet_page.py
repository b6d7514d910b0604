"""Write sheets as Markdown, each part as a block that is merged with what was written in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.core.annotations.markdown_merge.block_parser import ExportBlock
from reader.core.annotations.markdown_merge.markdown_guard import escape_note
from reader.core.annotations.markdown_merge.merge import ExportPage
from reader.exporters.export_data import plain_line
from reader.exporters.markdown.escaping import escaped, normalised_lines
from reader.exporters.markdown.quotation import quotation
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

_LOWEST = 6


def sheet_page(sheet: SheetDocument) -> ExportPage:
    """Return the sheet as blocks: those that have a key of their own are merged, all others follow the library."""
    return ExportPage(tuple(_blocks(sheet)))


def sheet_markdown(sheet: SheetDocument) -> str:
    """Return the sheet as a file of its own, without the ids of blocks."""
    blocks = [f"# {escaped(plain_line(sheet.title))}"]
    blocks += ["\n".join(_lines(part, sheet)) for part in sheet.parts]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _blocks(sheet: SheetDocument) -> Iterator[ExportBlock]:
    yield ExportBlock("#title", f"# {escaped(plain_line(sheet.title))}", generated=True)
    for key, part in sheet.keyed_parts():
        lines = _lines(part, sheet)
        if not part.key or isinstance(part, SheetHeading | SheetBreak):
            yield ExportBlock(f"#{key}", "\n".join(lines), generated=True)
        else:
            yield ExportBlock(key, "\n".join(_with_id(lines, part, key)))


def _with_id(lines: Sequence[str], part: SheetPart, key: str) -> list[str]:
    """Return the lines of a block with its id: at the end of the last one, or below what takes none at its end."""
    if isinstance(part, SheetTable) or (isinstance(part, SheetParagraph) and part.is_note):
        return [*lines, "", f"^oh-{key}"]
    return [*lines[:-1], f"{lines[-1]} ^oh-{key}"]


def _lines(part: SheetPart, sheet: SheetDocument) -> list[str]:
    match part:
        case SheetHeading():
            return [f"{'#' * min(part.level + 1, _LOWEST)} {escaped(plain_line(part.words))}"]
        case SheetParagraph():
            words = normalised_lines(part.words).strip()
            return (escape_note(words) if part.is_note else escaped(words)).split("\n")
        case SheetItem():
            return _item_lines(part, sheet)
        case SheetQuotation():
            return _quotation_lines(part, sheet)
        case SheetTable():
            return [_row(part.headings), _row(("---",) * len(part.headings)), *map(_row_of_words, part.rows)]
        case SheetBreak():
            return ["---"]


def _item_lines(item: SheetItem, sheet: SheetDocument) -> list[str]:
    sign = f"{item.number}. " if item.number else "- "
    link = f" ([{escaped(sheet.labels.open)}]({item.link}))" if item.link else ""
    details = [f"{' ' * len(sign)}{escaped(plain_line(line))}" for line in item.details]
    lines = [f"{sign}{escaped(plain_line(item.words))}{link}", *details]
    return [f"{line}  " for line in lines[:-1]] + lines[-1:]


def _quotation_lines(part: SheetQuotation, sheet: SheetDocument) -> list[str]:
    link = f" ([{escaped(sheet.labels.open)}]({part.link}))" if part.link else ""
    source = escaped(plain_line(part.source))
    paragraphs = [quotation(part.words)] if part.words else []
    if source or link:
        paragraphs.append(f"{'> ' if part.words else ''}— {source}{link}")
    lines = "\n>\n".join(paragraphs).split("\n") if part.words else paragraphs
    for note in part.notes:
        lines += ["", *escape_note(normalised_lines(note).strip()).split("\n")]
    return lines or [""]


def _row_of_words(cells: tuple[str, ...]) -> str:
    return _row(tuple(escaped(plain_line(cell)).replace("|", "\\|") for cell in cells))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"

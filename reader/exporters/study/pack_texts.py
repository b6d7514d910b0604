"""Write the whole texts of a study pack: as Markdown for people, and line by line as JSON for the program.

Nothing of the second form is guessed again when it is read: the same blocks make the same leaves and the same digest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from reader.core.study.pack import PICTURE_FOLDER
from reader.core.study.whole_text import WholeText
from reader.core.text.block_records import block_record
from reader.core.text.blocks import CELL, LINE, Block, BlockKind, title_of
from reader.exporters.export_data import one_line
from reader.exporters.file_names import PICTURE_SUFFIXES
from reader.exporters.markdown.escaping import escaped
from reader.exporters.markdown.quotation import code_lines


def whole_text_lines(text: WholeText) -> bytes:
    """Return the form for the program: a line for the header, one for each block, and one for what follows from it."""
    header = text.header
    first: dict[str, object] = {
        "title": header.title,
        "author": header.author,
        "language": header.language,
        "format": header.format.value,
        "encoding": header.encoding,
        "digest": text.digest,
        "cover": text.cover,
    }
    if known := header.bibliography.known():
        first["bibliography"] = known
    last = {
        "sections": [[one.title, one.level, one.start, one.end] for one in text.sections],
        "pages": [[page.label, page.start] for page in text.pages],
        "omissions": [[one.kind.value, one.count] for one in text.omissions],
    }
    lines = (first, *map(block_record, text.blocks), last)
    return "".join(f"{json.dumps(line, ensure_ascii=False, separators=(',', ':'))}\n" for line in lines).encode()


def picture_files(text: WholeText) -> dict[str, bytes]:
    """Return the pictures of a text by their names in the pack."""
    return {_picture_name(text, image): text.images[image].data for image in sorted(text.images)}


def whole_text_markdown(text: WholeText) -> bytes:
    """Return the form for people."""
    head = [f"# {escaped(one_line(text.header.title))}"]
    if text.header.author:
        head.append(escaped(one_line(text.header.author)))
    parts = [*head, *(part for block in text.blocks if (part := _block(text, block)))]
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _block(text: WholeText, block: Block) -> str:
    if block.kind is BlockKind.IMAGE and block.image:
        return f"![{escaped(one_line(block.text))}]({_picture_link(text, block.image)})"
    written = _WRITTEN.get(block.kind)
    return written(block) if written else escaped(block.text)


def _heading(block: Block) -> str:
    return f"{'#' * min(6, block.level + 1)} {escaped(one_line(title_of(block)))}"


def _list_item(block: Block) -> str:
    indent = "  " * max(0, block.level - 1)
    label = f"{escaped(block.label)} " if block.label[:1].isalnum() else ""
    return f"{indent}- {label}{_indented(escaped(block.text), indent)}"


def _quotation(block: Block) -> str:
    return "\n".join(f"> {line}" for line in escaped(block.text).split(LINE))


def _code(block: Block) -> str:
    return "\n".join(code_lines(block.text))


def _verse(block: Block) -> str:
    return escaped(block.text).replace(LINE, "  \n")


def _rule(_block: Block) -> str:
    return "---"


def _footnote(block: Block) -> str:
    return f"{escaped(block.label)} {escaped(block.text)}".strip()


def _indented(words: str, indent: str) -> str:
    return words.replace(LINE, f"\n{indent}  ")


def _table(block: Block) -> str:
    return "\n".join(_table_lines(block.text))


def _table_lines(words: str) -> Iterator[str]:
    rows = [[escaped(cell).replace("|", "\\|") for cell in row.split(CELL)] for row in words.split(LINE)]
    width = max(map(len, rows))
    for number, row in enumerate(rows):
        yield f"| {' | '.join([*row, *[''] * (width - len(row))])} |"
        if number == 0:
            yield f"|{' --- |' * width}"


def _picture_link(text: WholeText, image: str) -> str:
    """Return the link to a picture from the folder of the texts; its hash where the library does not have it."""
    return _picture_name(text, image).removeprefix("texts/") if image in text.images else image


def _picture_name(text: WholeText, image: str) -> str:
    return f"{PICTURE_FOLDER}/{image}{PICTURE_SUFFIXES.get(text.images[image].media_type, '')}"


_WRITTEN: Mapping[BlockKind, Callable[[Block], str]] = {
    BlockKind.HEADING: _heading,
    BlockKind.LIST_ITEM: _list_item,
    BlockKind.QUOTATION: _quotation,
    BlockKind.CODE: _code,
    BlockKind.VERSE: _verse,
    BlockKind.TABLE: _table,
    BlockKind.RULE: _rule,
    BlockKind.FOOTNOTE: _footnote,
}
"""How the kinds of blocks are written that are no plain paragraphs."""

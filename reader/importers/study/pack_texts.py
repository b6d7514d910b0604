"""Read the whole texts of a study pack, line by line, without trusting them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reader.core.errors import Problem, ReaderError
from reader.core.strict_json import parse_strict_json
from reader.core.text.bibliographic_values import cleaned_bibliography
from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY
from reader.core.text.block_records import parsed_block
from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind, LinePicture, PageStart
from reader.core.text.import_events import CoverImage, ImportEvent, SourceEvent, TextEnd, TextHeader, assemble
from reader.core.text.model import Image, Section, TextFormat
from reader.core.text.normalise import clean
from reader.core.text.omissions import Omission, OmissionKind
from reader.core.text.sanitise import one_line
from reader.importers.markup.images import read_image
from reader.workers.client import Worker
from reader.workers.limits import WorkerLimits

PackTextWorker = Worker[tuple[str, bytes, Mapping[str, bytes]], list[ImportEvent]]
"""Returns the events of a text: of the name of its file, what is in it, and the pictures by their hashes."""

_LIMITS = WorkerLimits(niceness=5)
_LONGEST = 1_000
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_LINKS = re.compile(r"#|https?:|mailto:", re.IGNORECASE)


def pack_text_worker() -> PackTextWorker:
    """Return a worker that reads whole texts of packs, one after the other."""
    return Worker("reader.workers.file_job:FileJob", f"{__name__}:read_pack_text", limits=_LIMITS)


def read_pack_text(file: str, data: bytes, pictures: Mapping[str, bytes]) -> list[ImportEvent]:
    """Return the events of a text, as an importer has them.

    Raises ReaderError BAG_JSON (``file``) for what is not as it should be, BAG_DAMAGED for another canonical text than
    the file says that it has.
    """
    lines = [line for line in data.split(b"\n") if line]
    try:
        return list(_events(lines, pictures, file))
    except (ValueError, LookupError, TypeError) as error:
        raise ReaderError(Problem.BAG_JSON, file=file, why="not-a-text") from error
    except ReaderError as error:
        if error.problem is not Problem.FILE_UNREADABLE:
            raise
        raise ReaderError(Problem.BAG_JSON, file=file, why=str(error.detail.get("why", ""))) from error


def _events(lines: list[bytes], pictures: Mapping[str, bytes], file: str) -> Iterator[ImportEvent]:
    header = _record(lines[0])
    ending = _record(lines[-1])
    digest = header["digest"]
    for event in assemble(_source_events(header, lines[1:-1], pictures)):
        if not isinstance(event, TextEnd):
            yield event
        elif event.digest != digest:
            raise ReaderError(Problem.BAG_DAMAGED, file=file)
        else:
            yield replace(
                event,
                sections=tuple(_section(row, event.characters) for row in _rows(ending, "sections")),
                pages=tuple(_page(row, event.characters) for row in _rows(ending, "pages")),
                omissions=tuple(_omission(row) for row in _rows(ending, "omissions")),
            )


def _source_events(
    header: Mapping[str, object], lines: list[bytes], pictures: Mapping[str, bytes]
) -> Iterator[SourceEvent]:
    yield _header(header)
    known: dict[str, Image] = {}
    cover = header.get("cover")
    if isinstance(cover, str) and (image := _image(cover, pictures, known)) is not None:
        yield CoverImage(image)
    for line in lines:
        block = parsed_block(parse_strict_json(line))
        for name in _pictures_of(block):
            if name not in known and (image := _image(name, pictures, known)) is not None:
                yield image
        yield _sound(block, known)


def _header(record: Mapping[str, object]) -> TextHeader:
    values = {name: record[name] for name in ("title", "author", "language", "format", "encoding")}
    title, author, language, text_format, encoding = values.values()
    if not (
        isinstance(title, str)
        and isinstance(author, str)
        and isinstance(language, str)
        and isinstance(text_format, str)
        and isinstance(encoding, str)
    ):
        raise TypeError(title)
    if not one_line(title) or text_format == TextFormat.AWAITED or (language and not _LANGUAGE.fullmatch(language)):
        raise ValueError(title)
    known = record.get("bibliography")
    return TextHeader(
        *(one_line(title)[:_LONGEST], one_line(author)[:_LONGEST], language, TextFormat(text_format), encoding[:40]),
        bibliography=cleaned_bibliography(known) if isinstance(known, dict) else UNKNOWN_BIBLIOGRAPHY,
    )


def _pictures_of(block: Block) -> list[str]:
    marks = [mark for mark in block.inlines if mark.kind is InlineKind.PICTURE]
    return [*([block.image] if block.image else []), *(LinePicture.of(mark).image for mark in marks)]


def _image(name: str, pictures: Mapping[str, bytes], known: dict[str, Image]) -> Image | None:
    data = pictures.get(name)
    image = None if data is None else read_image(data)
    if image is None or image.hash != name:
        return None
    known[name] = image
    return image


def _sound(block: Block, known: Mapping[str, Image]) -> Block:
    """Return a block without links and pictures that lead nowhere good; its text stays."""
    inlines = tuple(mark for mark in block.inlines if _is_sound(mark, known))
    if block.kind is BlockKind.IMAGE and block.image and block.image not in known:
        return replace(block, inlines=inlines, image="")
    return block if inlines == block.inlines else replace(block, inlines=inlines)


def _is_sound(mark: Inline, known: Mapping[str, Image]) -> bool:
    if mark.kind is InlineKind.PICTURE:
        return LinePicture.of(mark).image in known
    return mark.kind is not InlineKind.LINK or _LINKS.match(mark.target) is not None


def _record(line: bytes) -> Mapping[str, object]:
    record = parse_strict_json(line)
    if not isinstance(record, dict):
        raise TypeError(record)
    return dict(record)


def _rows(record: Mapping[str, object], name: str) -> list[object]:
    rows = record[name]
    if not isinstance(rows, list):
        raise TypeError(name)
    return rows


def _section(row: object, characters: int) -> Section:
    match row:
        case [str(title), int(level), int(start), int(end)] if 0 <= start <= end <= characters and level >= 1:
            return Section(clean(title), level, start, end)
    raise ValueError(row)


def _page(row: object, characters: int) -> PageStart:
    match row:
        case [str(label), int(start)] if 0 <= start <= characters:
            return PageStart(clean(label), start)
    raise ValueError(row)


def _omission(row: object) -> Omission:
    match row:
        case [str(kind), int(count)] if count > 0:
            return Omission(OmissionKind(kind), count)
    raise ValueError(row)

"""Synthesise books, pages and documents of which every word that a reader sees is known."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.importers.conftest import (
    CONTAINER,
    FB2_SPACES,
    chapter,
    docx_files,
    odt_files,
    write_zip,
)
from tests.importers.corpus import fictionbook, markup, opendocument, wordml
from tests.importers.corpus.parts import Part, Trait, WordSource
from tests.importers.office.docx_markup import NUMBERING, STYLES

EACH = 16
"""Documents of each format."""
_PARTS = 12


@dataclass(frozen=True, slots=True)
class Document:
    """A document that can be written to a folder, with what is seen in it and what is not, in order."""

    name: str
    write: Callable[[Path], Path]
    seen: tuple[str, ...]
    unseen: tuple[str, ...]


def documents() -> Iterator[Document]:
    """Yield the documents of all formats; each trait is in several of them, in any order."""
    for suffix, (traits, paragraph, pack) in _FORMATS.items():
        for number in range(EACH):
            parts = _parts(traits, paragraph, random.Random(f"{suffix}{number}"))
            seen = [text for part in parts for text in part.seen]
            notes = [text for part in parts for text in part.notes]
            unseen = tuple(text for part in parts for text in part.unseen)
            yield Document(f"{suffix}-{number}", _writer(pack, parts, f"d{number}.{suffix}"), (*seen, *notes), unseen)


def _parts(traits: Sequence[Trait], paragraph: Trait, chance: random.Random) -> list[Part]:
    source = WordSource()
    parts = [paragraph(source)]
    for trait in chance.choices(traits, k=_PARTS):
        parts.append(trait(source))
        if chance.random() < 0.4:
            parts.append(paragraph(source))
    return [*parts, paragraph(source)]


def _writer(pack: Callable[[Path, list[Part]], Path], parts: list[Part], name: str) -> Callable[[Path], Path]:
    return lambda folder: pack(folder / name, parts)


def _body(parts: list[Part]) -> str:
    return "".join(part.markup for part in parts)


def _notes(parts: list[Part]) -> str:
    return "".join(part.note_markup for part in parts)


def _files(parts: list[Part], folder: str = "") -> dict[str, str | bytes]:
    return {f"{folder}{name}": data for part in parts for name, data in part.files.items()}


def _book(path: Path, parts: list[Part]) -> Path:
    """Write an EPUB of three chapters; the notes are in the last one."""
    third = len(parts) // 3
    bodies = [parts[:third], parts[third : 2 * third], parts[2 * third :]]
    names = [f"c{number}.xhtml" for number in range(3)]
    items = "".join(f'<item id="i{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in names)
    spine = "".join(f'<itemref idref="i{name}"/>' for name in names)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0"><metadata>'
        f"<dc:title>A Book</dc:title><dc:language>en</dc:language></metadata><manifest>{items}</manifest>"
        f"<spine>{spine}</spine></package>"
    )
    chapters: dict[str, str | bytes] = {
        f"OEBPS/{name}": chapter(_body(body) + (_notes(parts) if number == 2 else ""))
        for number, (name, body) in enumerate(zip(names, bodies, strict=True))
    }
    for number in range(2):  # a reference to a note leads to the last chapter
        name = f"OEBPS/c{number}.xhtml"
        chapters[name] = str(chapters[name]).replace('href="#n', 'href="c2.xhtml#n')
    head = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/book.opf": package}
    return write_zip(path, {**head, **chapters, **_files(parts, "OEBPS/")})


def _page(path: Path, parts: list[Part]) -> Path:
    """Write an HTML document with its pictures beside it."""
    for name, data in _files(parts).items():
        (path.parent / name).write_bytes(data.encode() if isinstance(data, str) else data)
    body = f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8></head><body>{_body(parts)}{_notes(parts)}</body></html>"
    path.write_text(body, "utf-8")
    return path


def _word_document(path: Path, parts: list[Part]) -> Path:
    notes = _notes(parts)
    files = docx_files(_body(parts), styles=STYLES, numbering=NUMBERING, footnotes=notes or None)
    return write_zip(path, {**files, **_files(parts)})


def _open_document(path: Path, parts: list[Part]) -> Path:
    return write_zip(path, {**odt_files(_body(parts)), **_files(parts)})


def _fiction(path: Path, parts: list[Part]) -> Path:
    notes = f"<body name='notes'>{_notes(parts)}</body>" if _notes(parts) else ""
    body = f"<body><section>{_body(parts)}</section></body>{notes}"
    path.write_text(f"<?xml version='1.0' encoding='utf-8'?><FictionBook {FB2_SPACES}>{body}</FictionBook>", "utf-8")
    return path


_FORMATS: dict[str, tuple[tuple[Trait, ...], Trait, Callable[[Path, list[Part]], Path]]] = {
    "epub": (markup.TRAITS, markup.paragraph, _book),
    "html": (markup.TRAITS, markup.paragraph, _page),
    "docx": (wordml.TRAITS, wordml.paragraph, _word_document),
    "odt": (opendocument.TRAITS, opendocument.paragraph, _open_document),
    "fb2": (fictionbook.TRAITS, fictionbook.paragraph, _fiction),
}

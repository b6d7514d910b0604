"""Parse a Word document: mammoth converts it to HTML, and the HTML walker makes blocks of that.

mammoth is given a package that this module writes: only the parts with text, parsed and prepared by
`reader.importers.office.docx_preparation`, with each picture replaced by its name. So nothing hostile in the file
reaches mammoth, and mammoth has no access to the disk or the network.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from xml.parsers.expat import ExpatError

import mammoth  # type: ignore[import-untyped]
from lxml import etree
from lxml.etree import _Element

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_events import SourceEvent
from reader.core.text.model import TextFormat
from reader.core.text.omissions import Omission
from reader.importers.markup.embedded_resources import EmbeddedResources
from reader.importers.markup.tree_parser import body_of, parse_html
from reader.importers.markup.walker import LABEL as LABEL_ATTRIBUTE
from reader.importers.markup.walker import walk
from reader.importers.office.document_properties import document_header, with_properties
from reader.importers.office.docx_numbering import DocxLists
from reader.importers.office.docx_omissions import missing_parts, omissions_of, running_heads
from reader.importers.office.docx_package import DocxPackage, DocxPart, W
from reader.importers.office.docx_preparation import (
    BULLETS,
    DEEPEST_LIST,
    LABEL,
    NOTE_KINDS,
    ORDERED,
    RUBY,
    DocxPreparation,
)
from reader.importers.office.docx_styles import DocxStyles
from reader.importers.source import SourceBytes
from reader.importers.web import html, web_archive
from reader.importers.zip_archive import ZipArchive

_STYLE_MAP = "\n".join(
    (
        *(f"p.level{level} => h{level}:fresh" for level in range(1, 7)),
        "p.standfirst => p.standfirst:fresh",
        "p.quotation => blockquote > p:fresh",
        "p.code => pre:separator('\\n')",
        *(
            f"p:{kind}-list({depth}) => {'ul|ol > li > ' * (depth - 1)}{tag} > li:fresh"
            for depth in range(1, DEEPEST_LIST + 1)
            for kind, tag in (("unordered", "ul"), ("ordered", "ol"))
        ),
    )
)
_PAGE_PARSERS: dict[str, Callable[[SourceBytes, TextFormat], Iterator[SourceEvent]]] = {
    **dict.fromkeys((".htm", ".html", ".xhtml"), html.parse),
    **dict.fromkeys((".mht", ".mhtml"), web_archive.parse),
}
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_CONVERSION_ERRORS = (LookupError, ValueError, TypeError, AttributeError, OSError, RecursionError, ExpatError)
"""What mammoth raises at a malformed document."""


def parse(source: SourceBytes) -> Iterator[SourceEvent]:
    """Yield the events of a document; raises `ReaderError` ZIP_*, DOCUMENT_DAMAGED or NO_TEXT."""
    archive = ZipArchive(source.data, source.path)
    package = DocxPackage(archive)
    text = package.text()
    if text is None:
        raise ReaderError(Problem.DOCUMENT_DAMAGED, source.path)
    if (page := _embedded_page(archive, text)) is not None:
        yield from page(source)
        return
    prepared, omissions = _prepare_package(package, text)
    body = _resolve_markers(_convert_to_html(prepared, source))
    properties = package.properties()
    header = document_header(properties.get("title", ""), properties.get("creator", ""), TextFormat.DOCX)
    declared_language = properties.get("language", "").partition("-")[0].lower()
    heads = running_heads(package, header.title, header.author)
    events = chain(walk(body, EmbeddedResources(archive.read, source.renderer)), omissions)
    yield from with_properties(heads.counted(events), source, header, declared=declared_language)


def _embedded_page(archive: ZipArchive, text: DocxPart) -> Callable[[SourceBytes], Iterator[SourceEvent]] | None:
    """Return the parser of the HTML page embedded in a document that has no text of its own; else None."""
    if any(text_element.text for text_element in text.root.iter(f"{W}t")):
        return None
    for member in text.chunks:
        read = _PAGE_PARSERS.get(posixpath.splitext(member)[1].lower())
        data = archive.read(member) if read is not None else None
        if read is not None and data:
            read_sibling = partial(archive.read_beside, member)
            return lambda source: read(replace(source, data=data, read_sibling=read_sibling), TextFormat.DOCX)
    return None


def _prepare_package(package: DocxPackage, text: DocxPart) -> tuple[bytes, list[Omission]]:
    """Build the package that mammoth reads, and count what is left out of it."""
    styles, numbering = package.part("styles"), package.part("numbering")
    preparation = DocxPreparation(
        DocxStyles(styles.root if styles is not None else None),
        DocxLists(numbering.root if numbering is not None else None),
    )
    notes = {kind: part for kind in NOTE_KINDS if (part := package.part(f"{kind}s")) is not None}
    note_ids = {(kind, identifier) for kind, part in notes.items() for identifier in _note_ids(part, kind)}
    omissions = [omission for part in (text, *notes.values()) for omission in omissions_of(part)]
    omissions += missing_parts(package, (f"{kind}s" for kind in NOTE_KINDS))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _write(archive, "document", text, preparation.prepare(text, note_ids))
        for kind, part in notes.items():
            _write(archive, f"{kind}s", part, preparation.prepare(part))
        archive.writestr("word/numbering.xml", _numbering_part())
        pictures = {picture for part in (text, *notes.values()) for picture in part.pictures.values()}
        for picture in sorted(pictures.difference(archive.namelist())):
            archive.writestr(picture, picture)
    return buffer.getvalue(), [*omissions, *preparation.omissions()]


def _note_ids(part: DocxPart, kind: str) -> Iterator[str]:
    """Yield the ids of the notes; remove notes without an id."""
    for note in list(part.root.iterchildren(f"{W}{kind}")):
        identifier = note.get(f"{W}id")
        if identifier is None:
            part.root.remove(note)
        else:
            yield identifier


def _write(archive: zipfile.ZipFile, name: str, part: DocxPart, data: bytes) -> None:
    archive.writestr(f"word/{name}.xml", data)
    pictures = {identifier: f"/{picture}" for identifier, picture in part.pictures.items()}
    archive.writestr(f"word/_rels/{name}.xml.rels", _relations(pictures | part.addresses))


def _relations(targets: Mapping[str, str]) -> bytes:
    root = etree.Element(f"{_RELATIONS}Relationships")
    for identifier, target in targets.items():
        etree.SubElement(root, f"{_RELATIONS}Relationship", Id=identifier, Target=target, Type="")
    return etree.tostring(root)


def _numbering_part() -> bytes:
    """Return the numbering part of a prepared document: one list has numbers, the other bullets."""
    root = etree.Element(f"{W}numbering")
    for list_id, form in ((ORDERED, "decimal"), (BULLETS, "bullet")):
        kind = etree.SubElement(root, f"{W}abstractNum", {f"{W}abstractNumId": list_id})
        for depth in range(DEEPEST_LIST):
            level = etree.SubElement(kind, f"{W}lvl", {f"{W}ilvl": str(depth)})
            etree.SubElement(level, f"{W}numFmt", {f"{W}val": form})
        num = etree.SubElement(root, f"{W}num", {f"{W}numId": list_id})
        etree.SubElement(num, f"{W}abstractNumId", {f"{W}val": list_id})
    return etree.tostring(root)


def _convert_to_html(document: bytes, source: SourceBytes) -> _Element:
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(document),
            style_map=_STYLE_MAP,
            include_default_style_map=False,
            include_embedded_style_map=False,
            ignore_empty_paragraphs=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(_named_picture),
        )
    except _CONVERSION_ERRORS as error:
        raise ReaderError(Problem.DOCUMENT_DAMAGED, source.path) from error
    root = parse_html(f"<html><body>{result.value}</body></html>")
    body = body_of(root) if root is not None else None
    if body is None:
        raise ReaderError(Problem.NO_TEXT, source.path)
    return body


def _named_picture(image: mammoth.documents.Image) -> dict[str, str]:
    """Return a picture's name, which is the content of its replacement."""
    try:
        with image.open() as replacement:
            return {"src": replacement.read().decode()}
    except KeyError:
        return {}


def _resolve_markers(body: _Element) -> _Element:
    """Convert the markers that went through mammoth into the elements that they stand for."""
    for link in list(body.iter("a")):
        name, address = link.get("id") or "", link.get("href") or ""
        if name.startswith(f"{LABEL}:"):
            _label_item(link, name.split(":", 2)[2])
        elif address.startswith(f"#{RUBY}:"):
            _make_ruby(link, address.split(":", 2)[2])
        elif address.startswith(("#footnote-ref-", "#endnote-ref-")):
            _blank_out(link)
        elif name.startswith(("footnote-ref-", "endnote-ref-")):
            link.set("role", "doc-noteref")
    _mark_notes(body)
    return body


def _label_item(marker: _Element, label: str) -> None:
    item = next(marker.iterancestors("li"), None)
    if item is not None:
        item.set(LABEL_ATTRIBUTE, label)
    _blank_out(marker)


def _make_ruby(link: _Element, reading: str) -> None:
    link.tag = "ruby"
    del link.attrib["href"]
    etree.SubElement(link, "rt").text = reading


def _blank_out(element: _Element) -> None:
    """Blank out an element and keep the text after it."""
    element.text = None
    element.tag = "span"
    element.attrib.clear()


def _mark_notes(body: _Element) -> None:
    """Mark the list of notes at the end as endnotes, and separate it from the text by a rule."""
    notes = [item for item in body.iter("li") if (item.get("id") or "").startswith(("footnote-", "endnote-"))]
    for number, item in enumerate(notes, start=1):
        item.set(LABEL_ATTRIBUTE, f"[{number}]")
    note_list = notes[0].getparent() if notes else None
    if note_list is not None:
        note_list.set("role", "doc-endnotes")
        note_list.addprevious(etree.Element("hr"))

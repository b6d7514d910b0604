"""Find the parts of a Word document: its text, its styles, its notes, and what they refer to.

Sources: ECMA-376, part 1 (WordprocessingML) and part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree
from lxml.etree import _Element

from reader.importers.markup.tree_parser import parse_xml
from reader.importers.zip_archive import ZipArchive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# A document in the strict form of the standard has other names for the same things.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
_USUAL_PLACE = "word/document.xml"
_PROPERTIES_PLACE = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class DocxPart:
    """Hold one part, and what the ids in it refer to: pictures in the archive, and addresses outside of it.

    ``chunks`` are the other documents in the archive whose words it takes in.
    """

    root: _Element
    pictures: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    chunks: list[str] = field(default_factory=list)


class DocxPackage:
    """Give the parts of a document by their kinds."""

    def __init__(self, archive: ZipArchive) -> None:
        """Find out where the text stands."""
        self._archive = archive
        kinds = dict(self._kinds("", "_rels/.rels"))
        self._place = kinds.get("officeDocument", _USUAL_PLACE)
        self._properties_place = kinds.get("core-properties", _PROPERTIES_PLACE)
        self._parts = dict(self._kinds(posixpath.dirname(self._place), _relations_of(self._place)))

    def text(self) -> DocxPart | None:
        """Return the part that holds the text."""
        return self._read(self._place)

    def part(self, kind: str) -> DocxPart | None:
        """Return the part of a kind ("styles", "footnotes"), or None where there is none or it is damaged."""
        usual = posixpath.join(posixpath.dirname(self._place), f"{kind}.xml")
        return self._read(self._parts.get(kind, usual))

    def properties(self) -> dict[str, str]:
        """Return what the document says of itself: "title", "creator", "language"."""
        root = self._tree(self._properties_place)
        named = root.iterchildren(etree.Element) if root is not None else ()
        return {str(one.tag).rpartition("}")[2]: one.text or "" for one in named}

    def _read(self, place: str) -> DocxPart | None:
        root = self._tree(place)
        if root is None:
            return None
        part = DocxPart(root)
        for relation in self._relations(_relations_of(place)):
            identifier, target = relation.get("Id") or "", relation.get("Target") or ""
            if relation.get("TargetMode") == "External":
                part.addresses[identifier] = target
            elif _kind(relation) == "image":
                part.pictures[identifier] = _member(posixpath.dirname(place), target)
            elif _kind(relation) == "aFChunk":
                part.chunks.append(_member(posixpath.dirname(place), target))
        return part

    def _kinds(self, base: str, place: str) -> Iterator[tuple[str, str]]:
        """Yield the kind and the place of each part that a list of relations names and that is there."""
        for relation in self._relations(place):
            member = _member(base, relation.get("Target") or "")
            if member in self._archive:
                yield _kind(relation), member

    def _relations(self, place: str) -> Iterator[_Element]:
        root = self._tree(place)
        return iter(()) if root is None else root.iter("{*}Relationship")

    def _tree(self, place: str) -> _Element | None:
        data = self._archive.read(place)
        if not data:
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return parse_xml(data)


def _kind(relation: _Element) -> str:
    return (relation.get("Type") or "").rpartition("/")[2]


def _member(base: str, target: str) -> str:
    """Return the name of the member that a target leads to; a target that begins with a slash counts from the top."""
    return posixpath.normpath(posixpath.join("/", base, unquote(target))).lstrip("/")


def _relations_of(place: str) -> str:
    folder, name = posixpath.split(place)
    return posixpath.join(folder, "_rels", f"{name}.rels")

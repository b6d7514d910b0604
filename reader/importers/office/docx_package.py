"""Find the parts of a Word document (text, styles, notes) and their relationships.

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

# Documents in the strict form of the standard use other namespaces for the same elements.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
_DEFAULT_TEXT = "word/document.xml"
_DEFAULT_PROPERTIES = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class DocxPart:
    """A part and the targets of the ids in it: pictures in the archive, and addresses outside of it.

    ``chunks`` are the embedded documents (altChunk) in the archive.
    """

    root: _Element
    pictures: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    chunks: list[str] = field(default_factory=list)


class DocxPackage:
    """Read the parts of a document by their relationship types."""

    def __init__(self, archive: ZipArchive) -> None:
        """Find the main document part."""
        self._archive = archive
        types = dict(self._part_types("", "_rels/.rels"))
        self._text_member = types.get("officeDocument", _DEFAULT_TEXT)
        self._properties_member = types.get("core-properties", _DEFAULT_PROPERTIES)
        self._parts = dict(self._part_types(posixpath.dirname(self._text_member), _relations_member(self._text_member)))

    def text(self) -> DocxPart | None:
        """Return the main document part."""
        return self._read(self._text_member)

    def part(self, kind: str) -> DocxPart | None:
        """Return the part of a type ("styles", "footnotes"), or None where there is none or it is damaged."""
        usual = posixpath.join(posixpath.dirname(self._text_member), f"{kind}.xml")
        return self._read(self._parts.get(kind, usual))

    def parts(self, kind: str) -> Iterator[DocxPart]:
        """Yield all readable parts of a type: a document has several of "header" and "footer"."""
        for relation in self._relations(_relations_member(self._text_member)):
            if _type_of(relation) == kind:
                part = self._read(_member(posixpath.dirname(self._text_member), relation.get("Target") or ""))
                if part is not None:
                    yield part

    def is_damaged(self, kind: str) -> bool:
        """Return whether there is a part of a type that cannot be read."""
        member = self._parts.get(kind)
        return member is not None and self._tree(member) is None

    def properties(self) -> dict[str, str]:
        """Return the core properties of the document: "title", "creator", "language"."""
        root = self._tree(self._properties_member)
        elements = root.iterchildren(etree.Element) if root is not None else ()
        return {str(element.tag).rpartition("}")[2]: element.text or "" for element in elements}

    def _read(self, member: str) -> DocxPart | None:
        root = self._tree(member)
        if root is None:
            return None
        part = DocxPart(root)
        for relation in self._relations(_relations_member(member)):
            identifier, target = relation.get("Id") or "", relation.get("Target") or ""
            if relation.get("TargetMode") == "External":
                part.addresses[identifier] = target
            elif _type_of(relation) == "image":
                part.pictures[identifier] = _member(posixpath.dirname(member), target)
            elif _type_of(relation) == "aFChunk":
                part.chunks.append(_member(posixpath.dirname(member), target))
        return part

    def _part_types(self, base: str, relations_member: str) -> Iterator[tuple[str, str]]:
        """Yield the type and the member name of each existing part in a relationships file."""
        for relation in self._relations(relations_member):
            member = _member(base, relation.get("Target") or "")
            if member in self._archive:
                yield _type_of(relation), member

    def _relations(self, member: str) -> Iterator[_Element]:
        root = self._tree(member)
        return iter(()) if root is None else root.iter("{*}Relationship")

    def _tree(self, member: str) -> _Element | None:
        data = self._archive.read(member)
        if not data:
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return parse_xml(data)


def _type_of(relation: _Element) -> str:
    return (relation.get("Type") or "").rpartition("/")[2]


def _member(base: str, target: str) -> str:
    """Return the name of the member that a target refers to; a target that begins with a slash is absolute."""
    return posixpath.normpath(posixpath.join("/", base, unquote(target))).lstrip("/")


def _relations_member(member: str) -> str:
    folder, name = posixpath.split(member)
    return posixpath.join(folder, "_rels", f"{name}.rels")

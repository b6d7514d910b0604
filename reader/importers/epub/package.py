"""Parse the structure of an EPUB: container, package, spine, contents.

Sources: EPUB 3.3 (OCF, package document, navigation document); OPF 2.0.1 with NCX.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lxml.etree import _Element

from reader.core.errors import Problem, ReaderError
from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography
from reader.core.text.import_events import ContentsEntry
from reader.core.text.language_tags import is_published_vertical
from reader.importers.epub.publication import bibliography_of_package, role_of, roles_by_id
from reader.importers.markup.roles import EPUB_TYPE
from reader.importers.markup.tree_parser import parse_member, text_of
from reader.importers.zip_archive import ZipArchive

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_OBFUSCATION = frozenset(("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"))
_DEEPEST_CONTENTS = 6
_MOST_FALLBACKS = 8
_MARKUP_TYPES = frozenset(
    ("application/xhtml+xml", "text/html", "application/xml", "text/xml", "text/x-oeb1-document", "")
)
_MARKUP_SUFFIXES = (".xhtml", ".html", ".htm", ".xml")
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class ManifestItem:
    """One file of the manifest; ``name`` is that of the archive's member, or of the file that is not in it.

    ``fallback`` is the id of the file to read where this one cannot be read.
    """

    name: str
    media_type: str
    properties: frozenset[str]
    fallback: str = ""


@dataclass(frozen=True, slots=True)
class EpubPackage:
    """The package document: metadata, manifest, and the spine in reading order.

    It ``is_vertical`` if its pages go from right to left, as in Chinese and Japanese they do where lines run down.
    """

    title: str
    author: str
    language: str
    items: dict[str, ManifestItem]
    spine: tuple[ManifestItem, ...]
    cover: ManifestItem | None
    contents: ManifestItem | None
    is_vertical: bool = False
    bibliography: Bibliography = UNKNOWN_BIBLIOGRAPHY


def resolve(archive: ZipArchive, base: str, address: str) -> tuple[str, str] | None:
    """Return the member and the fragment that an address in the member ``base`` refers to; None outside of the book.

    A member that is written otherwise is found, too; where there is none, its name is that of the address.
    """
    address = address.strip()
    if _SCHEME.match(address) or address.startswith("//"):
        return None
    file, _, fragment = address.partition("#")
    if not file:
        return base, unquote(fragment)
    path = file.partition("?")[0]
    names = [_joined(base, form) for form in dict.fromkeys((unquote(path), path, file))]
    found = next((name for name in names if name in archive), None) or _similar_member(archive, names)
    return found or names[0], unquote(fragment)


def _joined(base: str, file: str) -> str:
    """Return the name of a file that is named in the member ``base``; nothing is above the root of the book."""
    path = posixpath.join("/", posixpath.dirname(base), file.replace("\\", "/").strip())
    return posixpath.normpath(path).lstrip("/")


def _similar_member(archive: ZipArchive, names: Iterable[str]) -> str | None:
    return next((member for name in names if (member := archive.find(name)) is not None), None)


def read_package(archive: ZipArchive, path: Path) -> EpubPackage:
    """Parse the package; raises `ReaderError` EPUB_NO_CONTAINER, EPUB_NO_PACKAGE or EPUB_PROTECTED."""
    _refuse_protection(archive, path)
    package_path = _package_path(archive, path)
    root = parse_member(archive, package_path)
    if root is None or root.find("{*}spine") is None:
        raise ReaderError(Problem.EPUB_NO_PACKAGE, path)
    items = dict(_items(archive, root, package_path))
    return EpubPackage(
        title=_metadata(root, "title"),
        author=", ".join(_creators(root)),
        language=_metadata(root, "language").partition("-")[0].lower(),
        items=items,
        spine=tuple(_spine(root, items)),
        cover=_cover(root, items),
        contents=_contents(root, items),
        is_vertical=_is_vertical(root),
        bibliography=bibliography_of_package(root),
    )


def _is_vertical(root: _Element) -> bool:
    """Return whether pages go from right to left; style sheets often hold both directions, and are not asked."""
    modes = (meta.get("content") for meta in root.iter("{*}meta") if meta.get("name") == "primary-writing-mode")
    spine = root.find("{*}spine")
    direction = spine.get("page-progression-direction") if spine is not None else ""
    return is_published_vertical(next(filter(None, modes), ""), direction or "")


def _package_path(archive: ZipArchive, path: Path) -> str:
    root = parse_member(archive, archive.find(_CONTAINER) or _CONTAINER)
    if root is None:
        raise ReaderError(Problem.EPUB_NO_CONTAINER, path)
    for rootfile in root.iter("{*}rootfile"):
        resolved = resolve(archive, "", rootfile.get("full-path") or "")
        if resolved is not None and resolved[0] in archive:
            return resolved[0]
    raise ReaderError(Problem.EPUB_NO_PACKAGE, path)


def _refuse_protection(archive: ZipArchive, path: Path) -> None:
    """Refuse a book whose chapters are encrypted; obfuscated fonts are accepted."""
    root = parse_member(archive, archive.find(_ENCRYPTION) or _ENCRYPTION)
    if root is None:
        return
    for encrypted in root.iter("{*}EncryptedData"):
        method = encrypted.find("{*}EncryptionMethod")
        if method is None or method.get("Algorithm") not in _FONT_OBFUSCATION:
            raise ReaderError(Problem.EPUB_PROTECTED, path)


def _metadata(root: _Element, name: str) -> str:
    """Return the text of the first non-empty metadata element of a name, its white space folded."""
    for element in root.iter(f"{{*}}{name}"):
        if text := text_of(element):
            return text
    return ""


def _creators(root: _Element) -> Iterator[str]:
    """Yield the authors; creators of another role are skipped."""
    roles = roles_by_id(root)
    for creator in root.iter("{*}creator"):
        if (role_of(creator, roles) or "aut") == "aut" and (name := " ".join((creator.text or "").split())):
            yield name


def _items(archive: ZipArchive, root: _Element, package_path: str) -> Iterator[tuple[str, ManifestItem]]:
    """Yield the files of the manifest by their ids; one outside of the book keeps its address as name."""
    for item in root.iterfind("{*}manifest/{*}item"):
        address = str(item.get("href", ""))
        resolved = resolve(archive, package_path, address) or (address, "")
        properties = frozenset(str(item.get("properties", "")).split())
        yield (
            str(item.get("id", "")).strip(),
            ManifestItem(
                resolved[0], str(item.get("media-type", "")).strip().lower(), properties, str(item.get("fallback", ""))
            ),
        )


def _spine(root: _Element, items: dict[str, ManifestItem]) -> list[ManifestItem]:
    """Return the chapters in reading order, non-linear ones at the end; one that is in no list has its id as name."""
    are_non_linear: dict[ManifestItem, bool] = {}
    for itemref in root.iterfind("{*}spine/{*}itemref"):
        identifier = str(itemref.get("idref", "")).strip()
        item = _readable(items.get(identifier) or ManifestItem(identifier, "", frozenset()), items)
        are_non_linear.setdefault(item, itemref.get("linear") == "no")
    return sorted(are_non_linear, key=are_non_linear.__getitem__)


def _readable(item: ManifestItem, items: dict[str, ManifestItem]) -> ManifestItem:
    """Return an item of the spine, or the first of its fallbacks that is of a kind that is read."""
    candidate: ManifestItem | None = item
    for _step in range(_MOST_FALLBACKS):
        if candidate is None or is_markup(candidate) or candidate.media_type.startswith("image/"):
            break
        candidate = items.get(candidate.fallback)
    return candidate or item


def is_markup(item: ManifestItem) -> bool:
    """Return whether a file is a page of markup, by its type or its name."""
    return item.media_type in _MARKUP_TYPES or item.name.lower().endswith(_MARKUP_SUFFIXES)


def _cover(root: _Element, items: dict[str, ManifestItem]) -> ManifestItem | None:
    cover_ids = [meta.get("content") for meta in root.iter("{*}meta") if meta.get("name") == "cover"]
    for identifier, item in items.items():
        if "cover-image" in item.properties or (identifier in cover_ids and item.media_type.startswith("image/")):
            return item
    return None


def _contents(root: _Element, items: dict[str, ManifestItem]) -> ManifestItem | None:
    for item in items.values():
        if "nav" in item.properties:
            return item
    spine = root.find("{*}spine")
    ncx = items.get(str(spine.get("toc", ""))) if spine is not None else None
    fallback = (item for item in items.values() if item.media_type == "application/x-dtbncx+xml")
    return ncx or next(fallback, None)


def read_contents(archive: ZipArchive, package: EpubPackage) -> Iterator[ContentsEntry]:
    """Yield the book's table of contents; each entry's target is the name of a file or of an id in it."""
    item = package.contents
    root = parse_member(archive, item.name) if item is not None else None
    if item is None or root is None:
        return
    if root.tag.rpartition("}")[2] == "ncx":
        yield from _ncx_entries(archive, root, item.name)
    else:
        yield from _nav_entries(archive, root, item.name)


def read_page_list(archive: ZipArchive, package: EpubPackage) -> Iterator[ContentsEntry]:
    """Yield the book's page list of the printed edition; each entry's target is a name as in the contents."""
    item = package.contents
    root = parse_member(archive, item.name) if item is not None else None
    if item is None or root is None:
        return
    for nav in root.iter("{*}nav"):
        if "page-list" in str(nav.get(EPUB_TYPE, "")).split():
            for link in nav.iter("{*}a"):
                yield from _entry(archive, text_of(link), 1, item.name, str(link.get("href", "")))
    yield from _ncx_entries(archive, root, item.name, "{*}pageTarget")


def _nav_entries(archive: ZipArchive, root: _Element, base: str) -> Iterator[ContentsEntry]:
    navs = [nav for nav in root.iter("{*}nav") if "toc" in str(nav.get(EPUB_TYPE, "")).split()]
    for nav in navs[:1] or list(root.iter("{*}nav"))[:1]:
        for link in nav.iter("{*}a"):
            depth = sum(1 for above in link.iterancestors("{*}ol"))
            yield from _entry(archive, text_of(link), depth, base, str(link.get("href", "")))


def _ncx_entries(archive: ZipArchive, root: _Element, base: str, tag: str = "{*}navPoint") -> Iterator[ContentsEntry]:
    for point in root.iter(tag):
        depth = 1 + sum(1 for above in point.iterancestors("{*}navPoint"))
        label, content = point.find("{*}navLabel/{*}text"), point.find("{*}content")
        if label is not None and content is not None:
            yield from _entry(archive, label.text or "", depth, base, str(content.get("src", "")))


def _entry(archive: ZipArchive, title: str, depth: int, base: str, address: str) -> Iterator[ContentsEntry]:
    resolved = resolve(archive, base, address)
    title = " ".join(title.split())
    if resolved is not None and title:
        yield ContentsEntry(title, min(depth, _DEEPEST_CONTENTS), name_in_book(*resolved))


def name_in_book(file: str, fragment: str) -> str:
    """Return the name, unique in the book, of a fragment in a file."""
    return f"{file}#{fragment}" if fragment else file

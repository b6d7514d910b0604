"""Find the texts in a folder or ZIP, and decide whether they are chapters of one book or several texts."""

from __future__ import annotations

import os
import re
import struct
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reader.core.errors import Problem, ReaderError
from reader.core.study.bag_names import is_study_bag
from reader.core.text.model import TextFormat
from reader.core.zip_errors import ZIP_ERRORS
from reader.importers.formats import SUFFIXES, named_format
from reader.importers.source import tail_of
from reader.importers.text_requests import FolderContents
from reader.importers.zip_archive import MOST_ENTRIES, name_of

_CHAPTERED = frozenset((TextFormat.PLAIN, TextFormat.MARKDOWN, TextFormat.HTML))
_FEWEST_CHAPTERS = 3
_NUMBERS = re.compile(r"\d+")
_READ_ME = re.compile(r"read.?me|licen[cs]e|copying|说明|声明|下载|必读|网址|更多|www\.", re.IGNORECASE)
_SMALL_BYTES = 4_096
_SAVED_FOLDER = re.compile(r"(?:_files|\.files|_文件)(?:/|$)")
"""The folder that browsers save beside a page, with its pictures and frames."""
_END_RECORD = b"PK\x05\x06"
_END_SEARCH_BYTES = 65_557
"""Bytes at the end of a ZIP that contain its end record (APPNOTE.TXT, 4.3.16)."""


@dataclass(frozen=True, slots=True)
class PackedTexts:
    """The names of the members that are texts, in order; ``are_chapters`` means that together they are one text."""

    names: tuple[str, ...] = ()
    are_chapters: bool = False


def packed_texts(names: Sequence[str], size_of: Callable[[str], int]) -> PackedTexts:
    """Return the members that are texts: not read-me files, hidden files or parts of a saved page."""
    texts = [name for name in names if _is_text(name)]
    own_texts = [
        name for name in texts if not (_READ_ME.search(PurePosixPath(name).name) and size_of(name) < _SMALL_BYTES)
    ]
    texts = sorted(own_texts or texts, key=_natural_key)
    return PackedTexts(tuple(texts), _are_chapters(texts))


def folder_contents(path: Path) -> FolderContents | None:
    """Return the files in a folder, or the texts in a ZIP of several; None for a file that is read as a whole."""
    if path.is_dir():
        contents = scan_folder(path)
        files = (file for file in contents.files if not _SAVED_FOLDER.search(file.relative_to(path).parent.as_posix()))
        return FolderContents(tuple(files), contents.refused)
    texts = texts_within(path)
    return FolderContents(tuple(texts)) if texts != [path] else None


def texts_within(path: Path) -> list[Path]:
    """Return the paths of the texts in a ZIP of several; else the file itself, to be read or refused as a whole.

    Only the central directory is read, and only if it is not too long.
    """
    if path.suffix.lower() != ".zip" or not 0 < _entry_count(path) <= MOST_ENTRIES:
        return [path]
    try:
        with zipfile.ZipFile(path) as archive:
            sizes = {name_of(entry): entry.file_size for entry in archive.infolist()}
            is_encrypted = any(entry.flag_bits & 0x1 for entry in archive.infolist())
    except ZIP_ERRORS:
        return [path]
    texts = packed_texts(tuple(sizes), sizes.__getitem__)
    if is_study_bag(sizes):
        return [path]
    if is_encrypted or texts.are_chapters or len(texts.names) < 2 or "META-INF/container.xml" in sizes:
        return [path]
    return [path / name for name in texts.names]


def _entry_count(path: Path) -> int:
    """Return how many entries the end record of a ZIP states; 0 without one."""
    tail = tail_of(path, _END_SEARCH_BYTES)
    found = tail.rfind(_END_RECORD)
    return int(struct.unpack_from("<H", tail, found + 10)[0]) if 0 <= found <= len(tail) - 22 else 0


def _is_text(name: str) -> bool:
    path = PurePosixPath(name)
    folders = path.parts[:-1]
    if name.endswith("/") or any(part.startswith((".", "__MACOSX")) for part in path.parts):
        return False
    if _SAVED_FOLDER.search("/".join(folders)) or ".." in path.parts:
        return False
    return SUFFIXES.get(path.suffix.lower(), TextFormat.ZIP) is not TextFormat.ZIP


def _are_chapters(names: Sequence[str]) -> bool:
    """Return whether files are numbered parts of one text: in one folder, of one format, with different numbers."""
    paths = [PurePosixPath(name) for name in names]
    if len(names) < _FEWEST_CHAPTERS or len({(path.parent, path.suffix.lower()) for path in paths}) > 1:
        return False
    if SUFFIXES[paths[0].suffix.lower()] not in _CHAPTERED:
        return False
    numbers = [_number_of(path.stem) for path in paths]
    if None in numbers or len(set(numbers)) < len(numbers):
        return False
    sorted_numbers = sorted(number for number in numbers if number is not None)
    return sorted_numbers[0] <= 1 and sorted_numbers[-1] - sorted_numbers[0] < 2 * len(sorted_numbers)


def _number_of(stem: str) -> int | None:
    """Return the number that a file name begins or ends with."""
    found = re.match(r"(?:第|chapter|chap|ch|part)?[\s._-]*(\d{1,5})(?!\d)", stem, re.IGNORECASE) or re.search(
        r"(?<!\d)(\d{1,5})$", stem
    )
    return int(found.group(1)) if found else None


def _natural_key(name: str) -> tuple[object, ...]:
    """Return the key of the natural sort order, 2 before 10."""
    parts = _NUMBERS.split(name)
    numbers = [int(number[:18]) for number in _NUMBERS.findall(name)]
    return tuple(value for pair in zip(parts, [*numbers, 0], strict=True) for value in pair)


def scan_folder(folder: Path) -> FolderContents:
    """Find the files with a known suffix below a folder; hidden ones and links to folders are skipped."""
    files: list[Path] = []
    refused: list[ReaderError] = []

    def refuse(error: OSError) -> None:
        refused.append(ReaderError(Problem.FOLDER_UNREADABLE, Path(error.filename or folder), reason=str(error)))

    for root, folders, names in os.walk(folder, onerror=refuse, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files.extend(Path(root, name) for name in names if _is_known(name))
    return FolderContents(tuple(sorted(files)), tuple(refused))


def known_files(folder: Path) -> list[Path]:
    """Return the files with a known suffix below a folder, sorted."""
    return list(scan_folder(folder).files)


def _is_known(name: str) -> bool:
    return not name.startswith(".") and named_format(name) is not None

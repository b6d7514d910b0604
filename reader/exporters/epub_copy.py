"""Put the annotations of a text into a copy of its EPUB, as a file that other reading systems may read.

Source: W3C EPUB Annotations 1.0, "Embedding annotations in an EPUB": META-INF/annotations.ann.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from reader.core.zip_errors import ZIP_ERRORS
from reader.exporters.checksum import has_valid_checksum

_NAME = "META-INF/annotations"
_SUFFIX = ".ann"
_TIME = (2026, 1, 1, 0, 0, 0)
_LARGEST_SET = 64_000_000


def annotated_epub(original: bytes, annotation_set: str) -> bytes:
    """Return an EPUB with an annotation set after all that it has."""
    out = io.BytesIO(original)
    with zipfile.ZipFile(out, "a") as archive:
        name = _free_name(archive.namelist())
        archive.writestr(zipfile.ZipInfo(name, _TIME), annotation_set, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def set_in_copy(copy: bytes, original: bytes, text: str) -> str:
    """Return the annotation set of a text in a copy of its EPUB; empty if the copy is none, or was changed since."""
    try:
        with zipfile.ZipFile(io.BytesIO(copy)) as archive, zipfile.ZipFile(io.BytesIO(original)) as source:
            name = _free_name(source.namelist())
            if _members(archive) - {_member(archive.getinfo(name))} != _members(source):
                return ""
            with archive.open(name) as member:
                content = member.read(_LARGEST_SET).decode()
    except (*ZIP_ERRORS, KeyError):
        return ""
    return content if text in content and has_valid_checksum(content) else ""


def _members(archive: zipfile.ZipFile) -> set[tuple[str, int, int]]:
    return set(map(_member, archive.infolist()))


def _member(info: zipfile.ZipInfo) -> tuple[str, int, int]:
    return info.filename, info.CRC, info.file_size


def _free_name(names: Sequence[str]) -> str:
    """Return the name of the set; a publisher's own set keeps the name that it has."""
    number, name = 1, f"{_NAME}{_SUFFIX}"
    while name in names:
        number += 1
        name = f"{_NAME}-{number}{_SUFFIX}"
    return name

"""Put the annotations of a text into a copy of its EPUB, as a file that other reading systems may read.

Source: W3C EPUB Annotations 1.0, "Embedding annotations in an EPUB": META-INF/annotations.ann.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Set as AbstractSet

from reader.core.zip_errors import ZIP_ERRORS
from reader.exporters.checksum import has_valid_checksum

_NAME = "META-INF/annotations"
_SUFFIX = ".ann"
_TIME = (2026, 1, 1, 0, 0, 0)
_LARGEST_SET = 64_000_000


def annotated_epub(original: bytes, annotation_set: str) -> bytes:
    """Return an EPUB with an annotation set after all that it has; raises zipfile.BadZipFile."""
    out = io.BytesIO(original)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        name = _free_name(set(archive.namelist()))
        archive.writestr(zipfile.ZipInfo(name, _TIME), annotation_set, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def set_in_copy(copy: bytes, original: bytes, text: str) -> str:
    """Return the annotation set of a text in a copy of its EPUB; empty if the copy is none, or was changed since."""
    try:
        with zipfile.ZipFile(io.BytesIO(copy)) as archive, zipfile.ZipFile(io.BytesIO(original)) as source:
            ours = _free_name(set(source.namelist()))
            if {*_members(source), ours} != {*_members(archive, ours), *set(archive.namelist()) & {ours}}:
                return ""
            with archive.open(ours) as member:
                content = member.read(_LARGEST_SET).decode()
    except (*ZIP_ERRORS, KeyError):
        return ""
    return content if text in content and has_valid_checksum(content) else ""


def _members(archive: zipfile.ZipFile, without: str = "") -> set[tuple[str, int, int]]:
    return {(info.filename, info.CRC, info.file_size) for info in archive.infolist() if info.filename != without}


def _free_name(names: AbstractSet[str]) -> str:
    """Return the name of the set; a publisher's own set keeps the name that it has."""
    number, name = 1, f"{_NAME}{_SUFFIX}"
    while name in names:
        number += 1
        name = f"{_NAME}-{number}{_SUFFIX}"
    return name

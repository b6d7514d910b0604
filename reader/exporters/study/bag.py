"""Write what is handed over as a BagIt bag in a ZIP: the same content is the same bytes.

Source: RFC 8493, The BagIt File Packaging Format 1.0. Everything in a bag derives from the file that is handed over;
times in the ZIP are fixed, and names are sorted.
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping

from reader.core.errors import Problem, ReaderError
from reader.core.study.bag_names import (
    BAG_INFO,
    DECLARATION,
    DECLARATION_FILE,
    MANIFEST,
    PAYLOAD,
    TAG_MANIFEST,
    is_unsafe_payload_name,
)
from reader.core.study.exchange import ExchangeFile
from reader.core.study.study_json import LARGEST_JSON, README, STUDY_JSON, is_json_name, study_json
from reader.exporters.file_names import safe_stem

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_BAG = 512 * 1024 * 1024
"""Bytes of one file and of all; a reader of ZIPs takes no more (reliability.md, "Hostile input")."""
MOST_FILES = 9_000

_DENSEST = 100
_SMALL = 1024 * 1024
"""How many times smaller a file of more bytes may become: packed more densely it looks like a bomb to its reader."""

_ZIP_TIME = (2026, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644 << 16
_UNIX = 3


def bag_bytes(file: ExchangeFile) -> bytes:
    """Return the whole ZIP; raises ReaderError BAG_TOO_LARGE for what its reader would refuse."""
    return packed_bag(bag_folder(file), bag_files(file))


def packed_bag(folder: str, files: Mapping[str, bytes]) -> bytes:
    """Return the files of a bag as a ZIP in which they are in one folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(f"{folder}/{name}", _ZIP_TIME)
            entry.create_system = _UNIX
            entry.external_attr = _REGULAR_FILE
            archive.writestr(entry, data, _compression(data), compresslevel=6)
    return out.getvalue()


def payload_name(folder: str, number: int, title: str, suffix: str) -> str:
    """Return the name of a numbered file, as ``texts/01 Title.md``, for any title."""
    return f"{folder}/{number:02} {safe_stem(title.replace('%', '％'))}{suffix}"


def bag_folder(file: ExchangeFile) -> str:
    """Return the name of the one folder in the ZIP: who made what, and when."""
    header = file.header
    return safe_stem(f"{header.person.name} {header.kind.value} {header.made.isoformat()} {header.number}".strip())


def bag_files(file: ExchangeFile) -> dict[str, bytes]:
    """Return the files of the bag by their names in its folder, sorted.

    Raises ReaderError BAG_TOO_LARGE for what its reader would refuse.
    """
    payload = {f"{PAYLOAD}{name}": data for name, data in _payload(file).items()}
    tags = {
        DECLARATION_FILE: DECLARATION,
        BAG_INFO: _bag_info(file, payload),
        MANIFEST: _manifest(payload),
    }
    tags[TAG_MANIFEST] = _manifest(tags)
    return dict(sorted({**payload, **tags}.items()))


def _payload(file: ExchangeFile) -> dict[str, bytes]:
    if README not in file.files or STUDY_JSON in file.files:
        message = f"{README} is needed, and {STUDY_JSON} is written here"
        raise ValueError(message)
    payload = {STUDY_JSON: study_json(file.header, file.content)}
    for name, data in file.files.items():
        if is_unsafe_payload_name(name) or unicodedata.normalize("NFC", name) != name:
            message = f"no name of a file in a bag: {name}"
            raise ValueError(message)
        if len(data) > (LARGEST_JSON if is_json_name(name) else LARGEST_FILE):
            raise ReaderError(Problem.BAG_TOO_LARGE, file=name)
        payload[name] = data
    if len(payload) > MOST_FILES or sum(map(len, payload.values())) > LARGEST_BAG:
        raise ReaderError(Problem.BAG_TOO_LARGE, file=bag_folder(file))
    return payload


def _bag_info(file: ExchangeFile, payload: Mapping[str, bytes]) -> bytes:
    header = file.header
    fields = {
        "Bag-Software-Agent": "One Hour",
        "Bagging-Date": header.made.isoformat(),
        "Contact-Name": header.person.name,
        "External-Description": header.kind.value,
        "External-Identifier": header.id,
        "Payload-Oxum": f"{sum(map(len, payload.values()))}.{len(payload)}",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value).encode()


def _manifest(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())).encode()


def _compression(data: bytes) -> int:
    if len(data) > _SMALL and len(data) > _DENSEST * len(zlib.compress(data, 9)):
        return zipfile.ZIP_STORED
    return zipfile.ZIP_DEFLATED

"""One file of the shared folder: what a machine changed, or all that it knows.

A file is told by its content, never by its name. It is the magic ``OHSYNC1`` and a line feed, its whole length (8
bytes, the first one the highest), the length of the head (4 bytes), the head as JSON, a body packed with zlib, and the
SHA-256 of all before it. The body is the updates of the merge engine, one after the other, and then JSON lines.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from reader.core.sync.records import SyncRow
from reader.core.sync.status import SyncProblemKind

FORMAT = 1
"""The format that is written, and the latest one that can be read."""

MAGIC = b"OHSYNC1\n"
LARGEST_FILE = 256 * 1024 * 1024
"""Bytes of a file that is read at all."""

LARGEST_BODY = 256 * 1024 * 1024
"""Bytes of a body, unpacked."""

_LARGEST_HEAD = 8 * 1024 * 1024
_ANY_FORMAT = re.compile(rb"OHSYNC\d*\n?")
_DIGEST = 32
_LENGTHS = 12
_LEVEL = 6
_LEVEL_OF_LARGE = 2
_LARGE_BODY = 1024 * 1024
"""Bytes of a body that is packed less tightly: level 6 takes several times as long, for a few per cent."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
_REPLICA = re.compile(r"[0-9a-f]{16}")
_TOKEN = re.compile(r"[0-9a-f]{8}")
_TOKENS = re.compile(r"([0-9a-f]{8})*")
_WHOLE_NUMBERS = range(-(1 << 63), 1 << 63)

Line = Mapping[str, Any]
"""An object of JSON that is told from a row by having no ``row``."""


class FileKind(StrEnum):
    """What a file holds."""

    UPDATE = "update"
    BASE = "base"
    """All that its author knew, but for the rows of closed years."""
    YEAR = "year"
    """All rows of a closed year that its author knew."""
    TEXT = "text"


class SyncFileError(Exception):
    """A file that cannot be read, with the kind of the reason and, for a newer one, the program that wrote it."""

    def __init__(self, kind: SyncProblemKind, program: str = "", replica: str = "") -> None:
        super().__init__(kind, program, replica)
        self.kind = kind
        self.program = program
        self.replica = replica


@dataclass(frozen=True, slots=True)
class Epoch:
    """A beginning of the group's document: its number, and the replica that began it.

    The later one holds, and of two of the same number that of the smaller replica.
    """

    number: int
    founder: str

    def replaces(self, other: Epoch) -> bool:
        """Return whether a group that is in the other epoch has to move to this one."""
        return (-self.number, self.founder) < (-other.number, other.founder)


@dataclass(frozen=True, slots=True)
class Past:
    """How far a machine has read what another wrote: the last number, and the hash of all tokens up to it."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class FileHead:
    """Who wrote a file, when, and what had been read before.

    ``seq`` counts the files of a replica from 1; ``token`` is random, so that a restored machine writes no name again.
    ``chain`` is all tokens of its author in order, in a base; ``part`` says what a file holds that has no number: a
    year, or the digest of a text.
    """

    group: str
    epoch: Epoch
    replica: str
    seq: int
    token: str
    at: datetime
    kind: FileKind
    program: str
    heard: Mapping[str, Past] = field(default_factory=dict)
    chain: str = ""
    part: str = ""
    needs: int = FORMAT
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class SyncFile:
    """The head and the content of a file."""

    head: FileHead
    updates: tuple[bytes, ...] = ()
    """Updates of the merge engine."""
    rows: tuple[SyncRow, ...] = ()
    lines: tuple[Line, ...] = ()
    """All else that is no row: the changed records as their author saw them, the leaves of a text."""


def packed(file: SyncFile) -> bytes:
    """Return the bytes of a file."""
    lines = b"".join(_json(line) + b"\n" for line in _lines(file))
    body = b"".join(file.updates) + lines
    head = _json(_head_values(file.head) | {"updates": [len(update) for update in file.updates], "size": len(body)})
    packed_body = zlib.compress(body, _LEVEL if len(body) < _LARGE_BODY else _LEVEL_OF_LARGE)
    length = len(MAGIC) + _LENGTHS + len(head) + len(packed_body) + _DIGEST
    data = b"".join((MAGIC, length.to_bytes(8), len(head).to_bytes(4), head, packed_body))
    return data + hashlib.sha256(data).digest()


def unpacked(data: bytes) -> SyncFile:
    """Return the content of a file; raises SyncFileError: WAITING if it ends too early, DAMAGED, NEWER, FOREIGN."""
    whole = _checked(data)
    start = len(MAGIC) + _LENGTHS
    end = start + int.from_bytes(whole[start - 4 : start])
    if end > min(len(whole), start + _LARGEST_HEAD):
        raise SyncFileError(SyncProblemKind.DAMAGED)
    values = _parsed(bytes(whole[start:end]))
    if not isinstance(values, dict):
        raise SyncFileError(SyncProblemKind.DAMAGED)
    if _number(values, "needs") > FORMAT:
        raise SyncFileError(SyncProblemKind.NEWER, str(values.get("program", "")), str(values.get("replica", "")))
    if values.get("cipher") is not None:
        raise SyncFileError(SyncProblemKind.NEWER, str(values.get("program", "")), str(values.get("replica", "")))
    head = _head(values)
    return _content(head, values, _inflated(whole[end:], _number(values, "size")))


def _checked(data: bytes) -> memoryview:
    """Return a whole file without its digest; raises SyncFileError."""
    if not data.startswith(MAGIC):
        raise SyncFileError(_kind_of_other(data))
    start = len(MAGIC)
    length = int.from_bytes(data[start : start + 8])
    if len(data) < start + _LENGTHS or len(data) < length:
        raise SyncFileError(SyncProblemKind.WAITING)
    view = memoryview(data)
    if len(data) > length or length < start + _LENGTHS + _DIGEST:
        raise SyncFileError(SyncProblemKind.DAMAGED)
    if hashlib.sha256(view[:-_DIGEST]).digest() != view[-_DIGEST:]:
        raise SyncFileError(SyncProblemKind.DAMAGED)
    return view[:-_DIGEST]


def _kind_of_other(data: bytes) -> SyncProblemKind:
    """Return what a file is that does not begin as ours do."""
    if MAGIC.startswith(data) or not data.strip(b"\0"):
        return SyncProblemKind.WAITING  # the beginning, or the space that was set aside for it
    return SyncProblemKind.NEWER if _ANY_FORMAT.match(data[:16]) else SyncProblemKind.FOREIGN


def _inflated(body: memoryview, size: int) -> bytes:
    """Unpack a body of a size in bytes; raises SyncFileError."""
    if not 0 <= size <= LARGEST_BODY:
        raise SyncFileError(SyncProblemKind.DAMAGED)
    unpacking = zlib.decompressobj()
    try:
        inflated = unpacking.decompress(body, size + 1)
    except zlib.error as error:
        raise SyncFileError(SyncProblemKind.DAMAGED) from error
    if len(inflated) != size or not unpacking.eof or unpacking.unused_data:
        raise SyncFileError(SyncProblemKind.DAMAGED)
    return inflated


def _content(head: FileHead, values: Mapping[str, Any], body: bytes) -> SyncFile:
    lengths = values.get("updates")
    if not isinstance(lengths, list) or not all(type(length) is int and length >= 0 for length in lengths):
        raise SyncFileError(SyncProblemKind.DAMAGED)
    updates, place = [], 0
    for length in lengths:
        updates.append(body[place : place + length])
        place += length
    if place > len(body):
        raise SyncFileError(SyncProblemKind.DAMAGED)
    lines = _parsed(b"[" + body[place:].removesuffix(b"\n").replace(b"\n", b",") + b"]")
    rows = tuple(_row(line) for line in lines if "row" in line)
    return SyncFile(head, tuple(updates), rows, tuple(line for line in lines if "row" not in line))


def _lines(file: SyncFile) -> Iterator[Line]:
    for row in file.rows:
        yield {"row": row.kind, "id": row.id, "machine": row.machine, "values": dict(row.values)}
    yield from file.lines


def _row(line: Line) -> SyncRow:
    match line:
        case {"row": str(kind), "id": str(name), "machine": str(machine), "values": dict(values)} if all(
            map(_is_field_value, values.values())
        ):
            return SyncRow(kind, name, machine, values)
    raise SyncFileError(SyncProblemKind.DAMAGED)


def _is_field_value(value: object) -> bool:
    return value is None or isinstance(value, str | float) or (type(value) is int and value in _WHOLE_NUMBERS)


def _head_values(head: FileHead) -> dict[str, object]:
    return {
        "format": head.format,
        "needs": head.needs,
        "group": head.group,
        "epoch": head.epoch.number,
        "founder": head.epoch.founder,
        "replica": head.replica,
        "seq": head.seq,
        "token": head.token,
        "at": head.at.isoformat(),
        "kind": head.kind,
        "program": head.program,
        "cipher": None,
        "heard": {replica: [past.seq, past.hash] for replica, past in head.heard.items()},
        "chain": head.chain,
        "part": head.part,
    }


def _head(values: Mapping[str, Any]) -> FileHead:
    try:
        return FileHead(
            group=_text(values, "group"),
            epoch=Epoch(_number(values, "epoch"), _text(values, "founder", _REPLICA)),
            replica=_text(values, "replica", _REPLICA),
            seq=_number(values, "seq"),
            token=_text(values, "token", _TOKEN),
            at=aware_time(_text(values, "at")),
            kind=FileKind(_text(values, "kind")),
            program=_text(values, "program"),
            heard={replica: Past(int(seq), str(past)) for replica, (seq, past) in values["heard"].items()},
            chain=_text(values, "chain", _TOKENS),
            part=_text(values, "part"),
            needs=_number(values, "needs"),
            format=_number(values, "format"),
        )
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise SyncFileError(SyncProblemKind.DAMAGED) from error


def aware_time(text: str) -> datetime:
    """Return a time with its zone, as it is written in the files; raises ValueError."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        message = f"{text} has no zone"
        raise ValueError(message)
    return at


def _text(values: Mapping[str, Any], name: str, pattern: re.Pattern[str] | None = None) -> str:
    value = values.get(name)
    if not isinstance(value, str) or (pattern and not pattern.fullmatch(value)):
        raise SyncFileError(SyncProblemKind.DAMAGED)
    return value


def _number(values: Mapping[str, Any], name: str) -> int:
    value = values.get(name)
    if type(value) is not int or value not in _WHOLE_NUMBERS:
        raise SyncFileError(SyncProblemKind.DAMAGED)
    return value


def _json(values: Mapping[str, object]) -> bytes:
    return _ENCODER.encode(values).encode()


def _parsed(data: bytes) -> Any:  # noqa: ANN401 - whoever reads a value checks its type
    """Parse JSON that another machine wrote; raises SyncFileError DAMAGED, also for what no library could hold."""
    try:
        values = json.loads(data, parse_constant=_refused, parse_float=_finite)
        if b"\\u" in data:
            _json({"": values})  # raises for one half of a surrogate pair
        is_sound = isinstance(values, dict) or all(isinstance(line, dict) for line in _iterable(values))
    except (ValueError, RecursionError, TypeError) as error:
        raise SyncFileError(SyncProblemKind.DAMAGED) from error
    if not is_sound:
        raise SyncFileError(SyncProblemKind.DAMAGED)
    return values


def _iterable(values: object) -> Iterable[object]:
    if not isinstance(values, list):
        raise TypeError
    return values


def _finite(digits: str) -> float:
    value = float(digits)
    return value if math.isfinite(value) else float(_refused(digits))


def _refused(constant: str) -> str:
    raise ValueError(constant)

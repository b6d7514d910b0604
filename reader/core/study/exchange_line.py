"""Write what is handed over as one line of text for a chat group, and find such lines in a copied chat log.

A line is ``onehour:1:LENGTH:CRC:DATA``: the JSON of ``study.json``, packed by zlib, in base64url without padding;
``LENGTH`` is the number of characters of ``DATA``, so that what a chat adds right behind it does no harm, ``CRC`` the
CRC-32 of the JSON. A chat may wrap the line and quote it.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator

from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import VERSION, ExchangeFile
from reader.core.study.study_json import parsed_study_json, study_json

LARGEST_UNPACKED = 1024 * 1024
"""Bytes of the JSON of a line; what is larger is handed over as a file."""

MOST_LINES = 2_000
"""Lines that are read of one chat log."""

MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes of the JSON of all lines of a log."""

LARGEST_LOG = 20 * 1024 * 1024
"""Characters of a chat log."""

_NOISE = re.compile(r"[\s>＞|│┃▏▎\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
"""What a chat puts into a line that it wraps, indents or quotes."""

_HEAD = re.compile(r"onehour:(\d{1,9}):([1-9]\d{0,7}):([0-9a-f]{8}):", re.ASCII)
_DATA = re.compile(r"[A-Za-z0-9_-]*", re.ASCII)
_REMAINS = re.compile(
    r"(?:one|our)[hour:0-9a-f]{0,30}?.?[hour:0-9a-f]{0,30}?eN[A-Za-z0-9_-]{30,}|onehour:\d{1,9}:\d",
    re.ASCII | re.DOTALL,
)
"""What is left of a line in whose head one character was changed, or that was cut off there."""

_SHOWN = 24
"""Characters of a line by which a message names it."""


def exchange_line(file: ExchangeFile) -> str:
    """Return the line that says what a file says, without the files beside ``study.json``.

    Raises ReaderError BAG_TOO_LARGE.
    """
    content = study_json(file.header, file.content, compact=True)
    if len(content) > LARGEST_UNPACKED:
        raise ReaderError(Problem.BAG_TOO_LARGE, file="onehour:")
    data = _encoded(zlib.compress(content, 9))
    return f"onehour:{VERSION}:{len(data)}:{zlib.crc32(content):08x}:{data}"


def exchange_lines(text: str) -> list[ExchangeFile | ReaderError]:
    """Return what the lines in a chat log say, in their order, each once; a line that cannot be read is an error.

    The error is BAG_LINE for a line that was changed or cut off, else as `parsed_study_json` raises it; its message
    names the line. Raises ReaderError BAG_TOO_LARGE for a log that is too long.
    """
    if len(text) > LARGEST_LOG:
        raise ReaderError(Problem.BAG_TOO_LARGE, file="onehour:")
    found: dict[str, ExchangeFile | ReaderError] = {}
    left = MOST_UNPACKED
    for line in _lines(_NOISE.sub("", text)):
        if line in found:
            continue
        if len(found) == MOST_LINES or left <= 0:
            found[line] = ReaderError(Problem.BAG_TOO_LARGE, file="onehour:")
            break
        found[line], size = _parsed(line)
        left -= size
    return list(found.values())


def _lines(text: str) -> Iterator[str]:
    """Yield each line of a text without noise, and what is left of those whose heads were changed."""
    place = 0
    for head in _HEAD.finditer(text):
        yield from (remains[0] for remains in _REMAINS.finditer(text, place, max(place, head.start())))
        end = head.end() + int(head[2])
        data = _DATA.match(text, head.end(), end)
        place = data.end() if data else head.end()
        yield text[head.start() : place]
    yield from (remains[0] for remains in _REMAINS.finditer(text, place))


def _parsed(line: str) -> tuple[ExchangeFile | ReaderError, int]:
    """Return what a line says, and how many bytes its JSON has."""
    size = 0
    try:
        data = _unpacked(line)
        size = len(data)
        header, content = parsed_study_json(data)
    except ReaderError as error:
        return ReaderError(error.problem, None, **{**error.detail, "name": f"{line[:_SHOWN]}…"}), size
    return ExchangeFile(header, content, {}), size


def _unpacked(line: str) -> bytes:
    head = _HEAD.match(line)
    if head is None:
        raise ReaderError(Problem.BAG_LINE)
    if int(head[1]) > VERSION:
        raise ReaderError(Problem.BAG_NEWER, found=head[1], known=VERSION)
    data = line[head.end() :]
    try:
        packed = base64.urlsafe_b64decode(data + "=" * (-len(data) % 4))
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(packed, LARGEST_UNPACKED + 1)
    except (binascii.Error, zlib.error) as error:
        raise ReaderError(Problem.BAG_LINE) from error
    if len(content) > LARGEST_UNPACKED:
        raise ReaderError(Problem.BAG_TOO_LARGE, file="onehour:")
    is_whole = unpacker.eof and not unpacker.unused_data and _encoded(packed) == data and len(data) == int(head[2])
    if not is_whole or f"{zlib.crc32(content):08x}" != head[3] or int(head[1]) != VERSION:
        raise ReaderError(Problem.BAG_LINE)
    return content


def _encoded(packed: bytes) -> str:
    return base64.urlsafe_b64encode(packed).decode("ascii").rstrip("=")

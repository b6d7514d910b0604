"""Make unsound files from sound ones: in their bytes, in their markup, in the members of an archive."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from functools import partial

Mutation = Callable[[random.Random, bytes, Sequence[bytes], Sequence[bytes]], bytes]
"""Change a file: the chance, the file, other files of the format, and the format's tokens."""

_TAG = re.compile(rb"<[^<>]*>")
_VALUE = re.compile(rb"(?<==\")[^\"]*(?=\")")
_NUMBERS = (b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"1e309", b"NaN")
_MOST = 400_000
"""Bytes of the largest file that is made."""


def of_bytes(chance: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """Change bytes without regard for what they mean."""
    for _ in range(chance.choice((1, 1, 2, 3, 6, 12))):
        data = chance.choice(_EDITS)(chance, data, others, tokens)
    return data[:_MOST]


def of_markup(chance: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """Change tags and the values of attributes."""
    for _ in range(chance.choice((1, 2, 4))):
        data = chance.choice(_MARKUP_EDITS)(chance, data, tokens)
    return data[:_MOST]


def of_archive(chance: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """Change one member of a ZIP, or how it is named and packed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [[name, archive.read(name)] for name in archive.namelist()]
    for _ in range(chance.choice((1, 1, 2))):
        _change_member(chance, members, tokens)
    whole = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(whole, "w") as archive:
        warnings.simplefilter("ignore")  # of two members with one name
        for name, content in members:
            packing = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
            archive.writestr(zipfile.ZipInfo(name), content, packing)
    return whole.getvalue()


def _change_member(chance: random.Random, members: list[list], tokens: Sequence[bytes]) -> None:
    if not members:
        return
    member = chance.choice(members)
    contents = [content for _name, content in members]
    act = chance.randrange(12)
    if act == 0:
        members.remove(member)
    elif act == 1:
        member[0] = chance.choice(members)[0]
    elif act == 2:
        member[0] = chance.choice(("../x", "/x", "a\\b", "x" * 300, "书.xhtml", "META-INF/encryption.xml", "O/", "C:x"))
    elif act == 3:
        member[1] = chance.choice(contents)
    elif act < 8 and b"<" in member[1]:
        member[1] = of_markup(chance, member[1], contents, tokens)
    else:
        member[1] = of_bytes(chance, member[1], contents, tokens)


def _place(chance: random.Random, data: bytes) -> int:
    return chance.randint(0, len(data))


def _piece(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = _place(chance, data)
    return start, min(len(data), start + chance.choice((1, 4, 16, 64, 256, 2_048)))


def _flip(chance: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    if not data:
        return data
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 32))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _put(chance: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    place = _place(chance, data)
    times = chance.choice((1, 1, 1, 1, 2, 5, 50, 1_000, 20_000 if chance.random() < 0.1 else 3))
    return data[:place] + chance.choice(tokens) * times + data[place:]


def _cut_off(chance: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    place = _place(chance, data)
    return data[:place] if chance.random() < 0.8 else data[place:]


def _take_out(chance: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    start, end = _piece(chance, data)
    return data[:start] + data[end:]


def _repeat(chance: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    start, end = _piece(chance, data)
    return data[:end] + data[start:end] * chance.choice((1, 2, 30)) + data[end:]


def _splice(chance: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    other = chance.choice(others)
    return data[: _place(chance, data)] + other[_place(chance, other) :]


def _overwrite(chance: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    start, end = _piece(chance, data)
    return data[:start] + chance.randbytes(end - start) + data[end:]


_EDITS = (_flip, _flip, _put, _put, _cut_off, _take_out, _repeat, _splice, _overwrite)


def _swap(pattern: re.Pattern[bytes], chance: random.Random, data: bytes, tokens: Sequence[bytes]) -> bytes:
    found = [match.span() for match in pattern.finditer(data)]
    if len(found) < 2:
        return data
    (a, b), (c, d) = sorted(chance.sample(found, 2))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _drop_tag(chance: random.Random, data: bytes, tokens: Sequence[bytes]) -> bytes:
    found = [match.span() for match in _TAG.finditer(data)]
    if not found:
        return data
    start, end = chance.choice(found)
    return data[:start] + data[end:]


def _nest_tag(chance: random.Random, data: bytes, tokens: Sequence[bytes]) -> bytes:
    found = [match.span() for match in _TAG.finditer(data)]
    if not found:
        return data
    start, end = chance.choice(found)
    return data[:start] + data[start:end] * chance.choice((2, 10, 300, 3_000)) + data[end:]


def _set_value(chance: random.Random, data: bytes, tokens: Sequence[bytes]) -> bytes:
    found = [match.span() for match in _VALUE.finditer(data)]
    if not found:
        return data
    start, end = chance.choice(found)
    return data[:start] + chance.choice((*tokens, *_NUMBERS)) + data[end:]


_MARKUP_EDITS = (partial(_swap, _TAG), partial(_swap, _VALUE), _drop_tag, _nest_tag, _set_value)

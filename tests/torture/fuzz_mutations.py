"""Make invalid files from valid ones: mutate their bytes, their markup, or the members of an archive."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from tests.support.mobi_files import palm_file

Mutation = Callable[[random.Random, bytes, Sequence[bytes], Sequence[bytes]], bytes]
"""Arguments: the random generator, the file, other files of the format, the tokens. Returns the changed file."""

_TAG = re.compile(rb"<[^<>]*>")
_VALUE = re.compile(rb"(?<==\")[^\"]*(?=\")")
_NUMBERS = (b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"1e309", b"NaN")
_MAX_BYTES = 400_000
"""The largest file that is made, in bytes."""


def of_bytes(rng: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """Change bytes regardless of their meaning."""
    for _ in range(rng.choice((1, 1, 2, 3, 6, 12))):
        data = rng.choice(_EDITS)(rng, data, others, tokens)
    return data[:_MAX_BYTES]


def of_markup(rng: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """Change tags and the values of attributes."""
    for _ in range(rng.choice((1, 2, 4))):
        data = rng.choice(_MARKUP_EDITS)(rng, data, tokens)
    return data[:_MAX_BYTES]


def of_archive(rng: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """Change a member of a ZIP archive, its name or its compression."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [[name, archive.read(name)] for name in archive.namelist()]
    for _ in range(rng.choice((1, 1, 2))):
        _change_member(rng, members, tokens)
    whole = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(whole, "w") as archive:
        warnings.simplefilter("ignore")  # two members may have the same name
        for name, content in members:
            packing = rng.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
            archive.writestr(zipfile.ZipInfo(name), content, packing)
    return whole.getvalue()


def of_records(rng: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """Change the records of a Palm database, whose list then fits them."""
    count = int.from_bytes(data[76:78])
    starts = [int.from_bytes(data[at : at + 4]) for at in range(78, 78 + 8 * count, 8)]
    records = [data[start:end] for start, end in pairwise((*starts, len(data)))]
    for _ in range(rng.choice((1, 1, 2, 4))):
        number = rng.randrange(len(records))
        if rng.random() < 0.15:
            records[number] = rng.choice(records)
        elif rng.random() < 0.5:
            records[number] = _with_number(rng, records[number])
        else:
            records[number] = of_bytes(rng, records[number], records, tokens)
    return palm_file(data[60:68], records)[:_MAX_BYTES]


def _with_number(rng: random.Random, record: bytes) -> bytes:
    """Return a record with another number at some place, most often at its head."""
    place = rng.randrange(max(1, min(len(record), rng.choice((64, 300, 1 << 20)))))
    size = rng.choice((1, 2, 4))
    number = rng.choice((0, 1, 2, 8, 255, 0x7FFF, 0xFFFF, 0xFFFFFFFF, rng.randrange(1 << 32), len(record)))
    return record[:place] + (number & (1 << 8 * size) - 1).to_bytes(size) + record[place + size :]


def _change_member(rng: random.Random, members: list[list], tokens: Sequence[bytes]) -> None:
    if not members:
        return
    member = rng.choice(members)
    contents = [content for _name, content in members]
    choice = rng.randrange(12)
    if choice == 0:
        members.remove(member)
    elif choice == 1:
        member[0] = rng.choice(members)[0]
    elif choice == 2:
        member[0] = rng.choice(("../x", "/x", "a\\b", "x" * 300, "书.xhtml", "META-INF/encryption.xml", "O/", "C:x"))
    elif choice == 3:
        member[1] = rng.choice(contents)
    elif choice < 8 and b"<" in member[1]:
        member[1] = of_markup(rng, member[1], contents, tokens)
    else:
        member[1] = of_bytes(rng, member[1], contents, tokens)


def _place(rng: random.Random, data: bytes) -> int:
    return rng.randint(0, len(data))


def _slice(rng: random.Random, data: bytes) -> tuple[int, int]:
    start = _place(rng, data)
    return start, min(len(data), start + rng.choice((1, 4, 16, 64, 256, 2_048)))


def _flip(rng: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    if not data:
        return data
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 4, 32))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _insert(rng: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    place = _place(rng, data)
    times = rng.choice((1, 1, 1, 1, 2, 5, 50, 1_000, 20_000 if rng.random() < 0.1 else 3))
    return data[:place] + rng.choice(tokens) * times + data[place:]


def _truncate(rng: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    place = _place(rng, data)
    return data[:place] if rng.random() < 0.8 else data[place:]


def _remove(rng: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    start, end = _slice(rng, data)
    return data[:start] + data[end:]


def _repeat(rng: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    start, end = _slice(rng, data)
    return data[:end] + data[start:end] * rng.choice((1, 2, 30)) + data[end:]


def _splice(rng: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    other = rng.choice(others)
    return data[: _place(rng, data)] + other[_place(rng, other) :]


def _overwrite(rng: random.Random, data: bytes, others: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    start, end = _slice(rng, data)
    return data[:start] + rng.randbytes(end - start) + data[end:]


_EDITS = (_flip, _flip, _insert, _insert, _truncate, _remove, _repeat, _splice, _overwrite)


def _swap(pattern: re.Pattern[bytes], rng: random.Random, data: bytes, tokens: Sequence[bytes]) -> bytes:
    found = [match.span() for match in pattern.finditer(data)]
    if len(found) < 2:
        return data
    (a, b), (c, d) = sorted(rng.sample(found, 2))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def _drop_tag(rng: random.Random, data: bytes, tokens: Sequence[bytes]) -> bytes:
    found = [match.span() for match in _TAG.finditer(data)]
    if not found:
        return data
    start, end = rng.choice(found)
    return data[:start] + data[end:]


def _nest_tag(rng: random.Random, data: bytes, tokens: Sequence[bytes]) -> bytes:
    found = [match.span() for match in _TAG.finditer(data)]
    if not found:
        return data
    start, end = rng.choice(found)
    return data[:start] + data[start:end] * rng.choice((2, 10, 300, 3_000)) + data[end:]


def _set_value(rng: random.Random, data: bytes, tokens: Sequence[bytes]) -> bytes:
    found = [match.span() for match in _VALUE.finditer(data)]
    if not found:
        return data
    start, end = rng.choice(found)
    return data[:start] + rng.choice((*tokens, *_NUMBERS)) + data[end:]


_MARKUP_EDITS = (partial(_swap, _TAG), partial(_swap, _VALUE), _drop_tag, _nest_tag, _set_value)

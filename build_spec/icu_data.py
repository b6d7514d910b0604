"""Write the data of ICU anew with those parts alone that Qt uses, a third of them.

Qt asks ICU for the order of words in a language and for characters in other encodings; what it says of dates, numbers,
countries and names of zones is Qt's own, and it never asks for the borders of words or for other scripts. Needs the
assembler and the linker (binutils) of the system that the library is for.
"""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

LIBRARY = re.compile(r"libicudata\.so\.(?P<version>\d+)$")

USED = re.compile(
    r"[^/]+/(coll/.*"  # orders of words
    r"|(?!icu-internal-compound).*\.cnv|cnvalias\.icu"  # encodings and their names, but for X11's mixture of them
    r"|zone/(en|zh|root|pool|res_index|tzdbNames)\.res"  # names of zones in the languages of the interface
    r"|(en|zh|root|pool|res_index|supplementalData|likelySubtags|keyTypeData|numberingSystems"
    r"|zoneinfo64|timezoneTypes|metaZones)\.res)"
)
"""The names of the items that are used, below the folder that all names begin with."""

ALIGNMENT = 16
"""What ICU wants the place of an item to be a multiple of, in bytes."""

_MAGIC = b"\xda\x27"
_COMMON_DATA = b"CmnD"
_ASSEMBLY = """
    .section .rodata
    .balign {alignment}
    .globl {symbol}
    .type {symbol}, @object
    .size {symbol}, {size}
{symbol}:
    .incbin "{file}"
    .section .note.GNU-stack, "", @progbits
"""


def write_used_data(library: Path, target: Path) -> None:
    """Write a library like this one of ICU's data, with the used parts alone. Raises ValueError if it is none."""
    named = LIBRARY.fullmatch(library.name)
    if named is None:
        raise ValueError(f"{library.name} is no data of ICU")
    data = used_data(library.read_bytes())
    with TemporaryDirectory() as folder:
        file, assembly, assembled = (Path(folder, f"data.{suffix}") for suffix in ("dat", "s", "o"))
        file.write_bytes(data)
        symbol = f"icudt{named['version']}_dat"
        assembly.write_text(_ASSEMBLY.format(alignment=ALIGNMENT, symbol=symbol, size=len(data), file=file), "utf-8")
        _run("as", "-o", str(assembled), str(assembly))
        _run("ld", "-shared", "-s", "-soname", library.name, "-o", str(target), str(assembled))


def used_data(library: bytes) -> bytes:
    """Return ICU's common data that a library holds, with the used items alone. Raises ValueError if it holds none.

    The data are a header, the number of items, the places of their names and contents, and those; places count from the
    end of the header. The names stay sorted, for ICU searches them by halves.
    """
    start = library.find(_COMMON_DATA) - 12
    if start < 0 or library[start + 2 : start + 4] != _MAGIC:
        raise ValueError("no data of ICU")
    (header,) = struct.unpack_from("<H", library, start)
    body = library[start + header :]
    used = [(name, content) for name, content in _items(body) if USED.fullmatch(name.decode("ascii"))]
    return library[start : start + header] + _packed(used, header)


def _items(body: bytes) -> Iterable[tuple[bytes, bytes]]:
    (count,) = struct.unpack_from("<I", body)
    places = list(struct.iter_unpack("<II", body[4 : 4 + 8 * count]))
    ends = [content for _, content in places[1:]] + [len(body)]
    for (name, content), end in zip(places, ends, strict=True):
        yield body[name : body.index(0, name)], body[content:end]


def _packed(items: list[tuple[bytes, bytes]], header: int) -> bytes:
    """Return a table of contents with names and contents; the header before it is ``header`` bytes long."""
    names = 4 + 8 * len(items)
    place = _aligned(header + names + sum(len(name) + 1 for name, _ in items)) - header
    table = struct.pack("<I", len(items))
    first, contents = place, []
    for name, content in items:
        table += struct.pack("<II", names, place)
        padded = content.ljust(_aligned(len(content)), b"\0")
        contents.append(padded)
        names += len(name) + 1
        place += len(padded)
    return (table + b"".join(name + b"\0" for name, _ in items)).ljust(first, b"\0") + b"".join(contents)


def _aligned(number: int) -> int:
    return -(-number // ALIGNMENT) * ALIGNMENT


def _run(tool: str, *arguments: str) -> None:
    path = shutil.which(tool)
    if path is None:
        raise FileNotFoundError(f"{tool} is not installed (package binutils)")
    subprocess.run([path, *arguments], check=True)  # noqa: S603  the tools of this file

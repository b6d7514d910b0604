"""Escape the signs & and < that a document uses as text; a parser of XML would drop them with what follows.

Sources: XML 1.0, 2.4 and 3.1; HTML Living Standard, named character references.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

_SECTIONS = re.compile(rb"<!--|<!\[CDATA\[")
_ENDS = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
_SIGNS = re.compile(
    rb"&(?:(?:amp|lt|gt|quot|apos|#[0-9]{1,16}|#[xX][0-9A-Fa-f]{1,16});|([A-Za-z][A-Za-z0-9]{1,31})?)"
    rb"|<(?![A-Za-z_:/!?])|<(?=[A-Za-z_][^<>\"']*<)"
)
_BEFORE_NAME = re.compile(rb"[A-Za-z0-9=;]")


def with_escaped_signs(data: bytes) -> bytes:
    """Return markup in which & and < stand only where a reference, a tag, a comment or a section begins.

    A reference without its semicolon that all browsers know ("&copy 2020") is completed. Takes linear time.
    """
    return b"".join(_escaped_parts(data))


def _escaped_parts(data: bytes) -> Iterator[bytes]:
    """Yield the parts of the markup; comments and sections of characters stay as they are."""
    position = 0
    while (found := _SECTIONS.search(data, position)) is not None:
        end = data.find(_ENDS[found.group()], found.end())
        if end < 0:
            break
        yield _SIGNS.sub(_escaped, data[position : found.start()])
        position = end + len(_ENDS[found.group()])
        yield data[found.start() : position]
    yield _SIGNS.sub(_escaped, data[position:])


def _escaped(found: re.Match[bytes]) -> bytes:
    sign = found.group()
    if sign == b"<":
        return b"&lt;"
    if sign.endswith(b";"):
        return sign
    name = found.group(1) or b""
    if name.decode() in html5 and not _BEFORE_NAME.match(found.string, found.end()):
        return "".join(f"&#{ord(character)};" for character in html5[name.decode()]).encode()
    return b"&amp;" + name

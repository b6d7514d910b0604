"""Give names to places of a text that are known by their offset: to the tags there, or to anchors that are put in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

_TAG = re.compile(rb"<([A-Za-z][\w.-]*)(?=[\s/>])([^<>]{0,2000})>")
_ID = re.compile(rb"""\sid\s*=\s*(?:"([^"&]{1,200})"|'([^'&]{1,200})')""", re.IGNORECASE)
_ANY_ID = re.compile(rb"\sid\s*=", re.IGNORECASE)
_LONGEST_TAG = 2_000
_NAME = "at-{}"


def with_anchors(data: bytes, offsets: Iterable[int], first: int = 0) -> tuple[bytes, dict[int, str]]:
    """Return the markup with a name for each offset, and these names.

    A tag that begins there is named by its id, or is given one; elsewhere an empty element is put in, before the tag in
    whose middle it would be. ``first`` is the lowest offset that can have a name, as the beginning of the body.
    """
    names: dict[int, str] = {}
    inserted: set[tuple[int, bytes]] = {(0, b""), (len(data), b"")}
    for offset in set(offsets):
        names[offset], at, words = _anchor(data, min(max(offset, first), len(data)))
        inserted.add((at, words))
    parts = (words + data[at:end] for (at, words), (end, _next) in pairwise(sorted(inserted)))
    return b"".join(parts), names


def _anchor(data: bytes, place: int) -> tuple[str, int, bytes]:
    """Return the name of a place, and where to put in what to give it this name."""
    name = _NAME.format(place)
    if tag := _TAG.match(data, place):
        if found := _ID.search(tag[2]):
            return (found[1] or found[2]).decode("utf-8", errors="replace"), 0, b""
        if not _ANY_ID.search(tag[2]):
            return name, tag.end(1), f' id="{name}"'.encode()
    else:
        place = _outside_tag(data, place)
    return name, place, f'<span id="{name}"></span>'.encode()


def _outside_tag(data: bytes, place: int) -> int:
    begin = data.rfind(b"<", max(0, place - _LONGEST_TAG), place)
    return begin if begin > data.rfind(b">", max(0, place - _LONGEST_TAG), place) else place

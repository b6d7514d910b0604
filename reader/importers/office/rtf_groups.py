"""Find the groups of an RTF source that striprtf drops, or that only cost it time.

Source: Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_BRACES = re.compile(r"\\bin(\d{1,9}) ?|\\[\\{}]|[{}]")
_GROUP = re.compile(
    r"\{\s*(?:\\\*\s*)?\\(pict|shppict|nonshppict|objdata|object|themedata|colorschememapping|datastore|background"
    r"|footnote|listtext|pntext|header[lrf]?|footer[lrf]?|annotation|formfield|shpgrp|shp|do|upr|mmathPict|moMath"
    r"|fldinst(?=[\s{]*EQ\s))(?![A-Za-z])"
)
_NAME = re.compile(r"^\{\s*(?:\\\*\s*)?\\[A-Za-z]+-?\d* ?")
_BOXES = re.compile(r"\{\s*(?:\\\*\s*)?\\(shprslt|shptxt|dptxbxtext)(?![A-Za-z])")
_SHAPE = re.compile(r"\\shpinst(?![A-Za-z])")


def without_groups(source: str, put: Callable[[str, str], str]) -> Iterator[str]:
    """Yield the source with each of these groups replaced by what ``put`` returns for its name and its source."""
    position = 0
    while (found := _GROUP.search(source, position)) is not None:
        yield source[position : found.start()]
        position = group_end(source, found.start())
        yield put(found.group(1), source[found.start() : position])
    yield source[position:]


def group_end(source: str, start: int) -> int:
    """Return the position after the brace that closes the group at ``start``."""
    depth, position = 0, start
    while (found := _BRACES.search(source, position)) is not None:
        position = found.end()
        if found.group(1):
            position += int(found.group(1))
        elif found.group() in {"{", "}"}:
            depth += 1 if found.group() == "{" else -1
            if depth == 0:
                return position
    return len(source)


def inner_source(group: str) -> str:
    """Return the source of a group without its name, by which striprtf would drop it."""
    return _NAME.sub("{", group, count=1)


def group_within(group: str, name: str) -> str:
    """Return the first group of this name within another; empty without one."""
    found = re.compile(rf"\{{\s*(?:\\\*\s*)?\\{name}(?![A-Za-z])").search(group, 1)
    return group[found.start() : group_end(group, found.start())] if found is not None else ""


def text_boxes(drawing: str) -> Iterator[str]:
    """Yield the groups of the text boxes of a drawing; the form of a shape for older programs repeats them."""
    is_shape = _SHAPE.search(drawing) is not None
    position = 1
    while (found := _BOXES.search(drawing, position)) is not None:
        position = group_end(drawing, found.start())
        if found.group(1) != "shprslt":
            yield drawing[found.start() : position]
        elif not is_shape:
            position = found.end()

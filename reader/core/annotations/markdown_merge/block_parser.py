"""Cut a file of exported notes into the pieces that were exported and the words that its reader wrote between them.

A piece is known by its block id. Where it begins is known from how it was exported; where its words were edited, the
place is guessed. A wrong guess loses nothing: every line of the file is in exactly one part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

BLOCK_ID = re.compile(r"(?:^|(?<=\s))\^oh-([0-9A-Za-z-]+)[ \t]*$")
"""Where a block ends: an id that nothing but spaces follows on its line."""

_LINK = re.compile(r"onehour://open/[^/\s)]+/([0-9A-Za-z-]+)\)")
_LONGEST = 2_000
"""Lines of a block that was edited; the start of a longer one is looked for in its last paragraphs only."""

Lines = Sequence[str]


@dataclass(frozen=True, slots=True)
class ExportBlock:
    """Hold what is exported under one key: an annotation's block, or generated words such as a heading.

    ``words`` have no line end after them.
    """

    key: str
    words: str
    generated: bool = False

    @property
    def lines(self) -> list[str]:
        """Return the lines of the piece."""
        return self.words.split("\n")


@dataclass(frozen=True, slots=True)
class FilePart:
    """Hold lines of the file that belong together; ``key`` is empty for what is the reader's own."""

    lines: tuple[str, ...]
    key: str = ""


def parse_blocks(lines: Lines, known: Mapping[str, ExportBlock]) -> list[FilePart]:
    """Cut a file into parts; of several blocks with one id the first counts, the others are the reader's words."""
    ends = _ends(lines, known)
    waiting = _by_first_line(known, set(ends.values()))
    parts: list[FilePart] = []
    after = 0
    for end in sorted(ends):
        segment = lines[after : end + 1]
        begin = block_start(segment, known[ends[end]].lines)
        parts.extend(_own_words(segment[:begin], waiting))
        parts.append(FilePart(tuple(segment[begin:]), ends[end]))
        after = end + 1
    parts.extend(_own_words(lines[after:], waiting))
    return parts


def block_start(segment: Lines, exported: Lines) -> int:
    """Tell with which line of a segment, which ends with the block's last line, the block begins."""
    if list(segment[-len(exported) :]) == list(exported):
        return len(segment) - len(exported)
    start, reference = _first_match(segment, exported)
    first = _paragraph_start(exported, reference)
    signs = "#-" if exported[0].startswith("- ") else "#"
    if reference > first:
        start = _paragraph_start(segment, start, signs)
    for paragraph in reversed(_paragraphs(exported[:first])):
        before = _paragraph_before(segment, start, signs)
        if before is None or not _alike(segment[before], paragraph):
            break
        start = before
    return start


def _ends(lines: Lines, known: Mapping[str, ExportBlock]) -> dict[int, str]:
    """Return the last lines of the blocks that are known, with their keys."""
    ends: dict[str, int] = {}
    for number, line in enumerate(lines):
        match = BLOCK_ID.search(line) if "^oh-" in line else None
        if match and match[1] not in ends and match[1] in known and not known[match[1]].generated:
            ends[match[1]] = number
    lost = {key: piece for key, piece in known.items() if key not in ends and not piece.generated}
    for key, number in _by_link(lines, lost):
        ends.setdefault(key, number)
    return {number: key for key, number in ends.items()}


def _by_link(lines: Lines, lost: Mapping[str, ExportBlock]) -> Iterator[tuple[str, int]]:
    """Find blocks that lost their id but still have the link of their last line."""
    for number, line in enumerate(lines if lost else ()):
        match = _LINK.search(line) if "onehour://" in line else None
        if match and match[1] in lost and not BLOCK_ID.search(line):
            exported = lost[match[1]].lines
            near = lines[max(0, number - len(exported) - 20) : number]
            if line.rstrip() == without_id(exported[-1]) or exported[0] in near:
                yield match[1], number


def without_id(line: str) -> str:
    """Take the block id off the last line of a block."""
    return BLOCK_ID.sub("", line).rstrip()


def _without_last_paragraph(lines: Lines) -> list[str]:
    body = list(lines[: _paragraph_start(lines, len(lines) - 1)])
    while body and not body[-1].strip():
        body.pop()
    return body


def _first_match(segment: Lines, exported: Lines) -> tuple[int, int]:
    """Return the first line of the segment that stands in the exported block, and its place there.

    Else the last ones.
    """
    offset = max(0, len(segment) - _LONGEST)
    matcher = SequenceMatcher(None, exported[:_LONGEST], segment[offset:], autojunk=False)
    for reference, line, size in matcher.get_matching_blocks():
        for step in range(size):
            if segment[offset + line + step].strip():
                return offset + line + step, reference + step
    return len(segment) - 1, len(exported) - 1


def _paragraph_start(lines: Lines, line: int, signs: str = "#") -> int:
    """Go up to the first line of a paragraph; a line with one of the signs begins one or is one."""
    while line > 0 and lines[line - 1].strip() and lines[line - 1][0] != "#" and lines[line][:1] not in tuple(signs):
        line -= 1
    return line


def _paragraphs(lines: Lines) -> list[str]:
    """Return the first line of each paragraph."""
    return [line for number, line in enumerate(lines) if line.strip() and not (number and lines[number - 1].strip())]


def _paragraph_before(lines: Lines, line: int, signs: str) -> int | None:
    while line > 0 and not lines[line - 1].strip():
        line -= 1
    if line == 0 or lines[line - 1].startswith("#"):
        return None
    return _paragraph_start(lines, line - 1, signs)


def _alike(line: str, exported: str) -> bool:
    return line.lstrip(" -").startswith(">") == exported.lstrip(" -").startswith(">")


def _by_first_line(known: Mapping[str, ExportBlock], found: Collection[str]) -> dict[str, list[ExportBlock]]:
    """Return what has no block id in the file: generated words, and blocks without their last line.

    The longest first.
    """
    waiting: dict[str, list[ExportBlock]] = defaultdict(list)
    for piece in known.values():
        if piece.generated:
            waiting[piece.lines[0]].append(piece)
        elif piece.key not in found and (body := _without_last_paragraph(piece.lines)):
            waiting[body[0]].append(ExportBlock(piece.key, "\n".join(body)))
    for pieces in waiting.values():
        pieces.sort(key=_length, reverse=True)
    return waiting


def _length(piece: ExportBlock) -> int:
    return len(piece.words)


def _own_words(lines: Lines, waiting: dict[str, list[ExportBlock]]) -> Iterator[FilePart]:
    """Cut generated words out of the reader's own."""
    begin = number = 0
    while number < len(lines):
        piece = next((one for one in waiting.get(lines[number], ()) if _stands(lines, number, one)), None)
        if piece is None:
            number += 1
            continue
        waiting[lines[number]].remove(piece)
        if begin < number:
            yield FilePart(tuple(lines[begin:number]))
        begin = number = number + len(piece.lines)
        yield FilePart(tuple(piece.lines), piece.key)
    if begin < len(lines):
        yield FilePart(tuple(lines[begin:]))


def _stands(lines: Lines, number: int, piece: ExportBlock) -> bool:
    return list(lines[number : number + len(piece.lines)]) == piece.lines

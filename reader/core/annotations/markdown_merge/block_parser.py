"""Split a file of exported notes into the exported blocks and the reader's own text between them.

A block is identified by its block id, which stands after its quotation, or on its last line, if it has none or is of an
earlier form; the last line has the link to the annotation. Its start is known from the exported text; if that was
edited, the start is guessed. A wrong guess loses nothing: every line of the file is in exactly one part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

BLOCK_ID = re.compile(r"(?:^|(?<=\s))\^oh-([0-9A-Za-z-]+)[ \t]*$")
"""A block id: it is followed only by blanks on its line."""

COPY = "-library"
"""Suffix of the block id of the library's version in a conflict."""

_LINK = re.compile(r"onehour://open/[^/\s)]+/([0-9A-Za-z-]+)\)")
_LAST_LINE = re.compile(rf"{_LINK.pattern}[ \t]*$")
_LONGEST = 2_000
"""Maximum lines compared of an edited block; the start of a longer one is searched only in its last lines."""

Lines = Sequence[str]


@dataclass(frozen=True, slots=True)
class ExportBlock:
    """The text exported under one key: an annotation's block, or generated text such as a heading.

    ``text`` has no trailing line end.
    """

    key: str
    text: str
    generated: bool = False

    @property
    def lines(self) -> list[str]:
        """Return the lines of the block."""
        return self.text.split("\n")


@dataclass(frozen=True, slots=True)
class FilePart:
    """Consecutive lines of the file; ``key`` is empty for the reader's own text."""

    lines: tuple[str, ...]
    key: str = ""


def parse_blocks(lines: Lines, known: Mapping[str, ExportBlock]) -> list[FilePart]:
    """Split a file into parts; of several blocks with the same id the first counts, the rest are the reader's text."""
    ends = _ends(lines, known)
    unmatched = _by_first_line(known, set(ends.values()))
    parts: list[FilePart] = []
    after = 0
    for end in sorted(ends):
        segment = lines[after : end + 1]
        begin = block_start(segment, known[ends[end]].lines)
        parts.extend(_own_parts(segment[:begin], unmatched))
        parts.append(FilePart(tuple(segment[begin:]), ends[end]))
        after = end + 1
    parts.extend(_own_parts(lines[after:], unmatched))
    return parts


def block_start(segment: Lines, exported: Lines) -> int:
    """Return the index of the block's first line in a segment that ends with the block's last line."""
    if list(segment[-len(exported) :]) == list(exported):
        return len(segment) - len(exported)
    start, reference = _first_match(segment, exported)
    first = _paragraph_start(exported, reference)
    signs = "#-" if exported[0].startswith("- ") else "#"
    if reference > first:
        start = _paragraph_start(segment, start, signs)
    for paragraph in reversed(_paragraphs(exported[:first])):
        before = _paragraph_before(segment, start, signs)
        if before is None or not _same_kind(segment[before], paragraph):
            break
        start = before
    return start


def _ends(lines: Lines, known: Mapping[str, ExportBlock]) -> dict[int, str]:
    """Return a map from the last line of each known block to its key."""
    ends: dict[str, int] = {}
    for number, line in enumerate(lines):
        match = BLOCK_ID.search(line) if "^oh-" in line else None
        if match and match[1] not in ends and match[1] in known and not known[match[1]].generated:
            ends[match[1]] = _end_of_known(lines, number, known[match[1]])
    without_ids = {key: block for key, block in known.items() if key not in ends and not block.generated}
    taken = set(ends.values())
    for key, number in _by_link(lines, without_ids):
        if number not in taken:
            ends.setdefault(key, number)
    return {number: key for key, number in ends.items()}


def end_of_block(lines: Lines, number: int, key: str, links: int = 1) -> int:
    """Return the last line of the block whose id is on the line ``number``.

    It is the ``links``-th line from there on that ends in the link to the annotation, if that comes before another
    block id, else the line of the id itself.
    """
    found = number
    for at in range(number, len(lines)):
        if at > number and BLOCK_ID.search(lines[at]):
            break
        link = _LINK.search(lines[at]) if at == number else _LAST_LINE.search(lines[at])
        if link and link[1] == key.removesuffix(COPY):
            found, links = at, links - 1
            if at == number or not links:
                break
    return found


def id_line(lines: Lines) -> int | None:
    """Return the index of the line with the id of a block; None if it has none."""
    return next((at for at in range(len(lines) - 1, -1, -1) if BLOCK_ID.search(lines[at])), None)


def without_id(lines: Lines) -> list[str]:
    """Return the lines of a block without its id, and without the empty line before it if it had a line of its own."""
    at = id_line(lines)
    if at is None:
        return list(lines)
    rest = BLOCK_ID.sub("", lines[at]).rstrip()
    if rest:
        return [*lines[:at], rest, *lines[at + 1 :]]
    before = lines[: at - 1] if at and not lines[at - 1].strip() else lines[:at]
    return [*before, *lines[at + 1 :]]


def _end_of_known(lines: Lines, number: int, block: ExportBlock) -> int:
    """Return the last line of a block whose exported text is known."""
    exported = block.lines
    at = id_line(exported)
    if at is None or at == len(exported) - 1:
        return number
    after = exported[at + 1 :]
    end = end_of_block(lines, number, block.key, sum(1 for line in after if _LAST_LINE.search(line)))
    if end > number or _LINK.search(lines[number]):
        return end
    for line in range(number + 1, len(lines)):
        if BLOCK_ID.search(lines[line]) or lines[line].startswith("#"):
            break
        end = line if lines[line].strip() and lines[line] in after else end
    return end


def _by_link(lines: Lines, without_ids: Mapping[str, ExportBlock]) -> Iterator[tuple[str, int]]:
    """Yield the key and last line of blocks that lost their id but still have the link on their last line."""
    for number, line in enumerate(lines if without_ids else ()):
        match = _LINK.search(line) if "onehour://" in line else None
        if match and match[1] in without_ids and not BLOCK_ID.search(line):
            exported = without_ids[match[1]].lines
            near = lines[max(0, number - len(exported) - 20) : number]
            if line.rstrip() == without_id(exported)[-1].rstrip() or exported[0] in near:
                yield match[1], number


def _without_last_paragraph(lines: Lines) -> list[str]:
    lines = without_id(lines)
    body = list(lines[: _paragraph_start(lines, len(lines) - 1)])
    while body and not body[-1].strip():
        body.pop()
    return body


def _first_match(segment: Lines, exported: Lines) -> tuple[int, int]:
    """Return the indices of the first matching line in the segment and in the exported block, else the last ones."""
    offset = max(0, len(segment) - _LONGEST)
    matcher = SequenceMatcher(None, exported[:_LONGEST], segment[offset:], autojunk=False)
    for reference, line, size in matcher.get_matching_blocks():
        for step in range(size):
            if segment[offset + line + step].strip():
                return offset + line + step, reference + step
    return len(segment) - 1, len(exported) - 1


def _paragraph_start(lines: Lines, line: int, signs: str = "#") -> int:
    """Return the first line of the paragraph that contains a line; one that begins with one of ``signs`` starts it."""
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


def _same_kind(line: str, exported: str) -> bool:
    return line.lstrip(" -").startswith(">") == exported.lstrip(" -").startswith(">")


def _by_first_line(known: Mapping[str, ExportBlock], found: Collection[str]) -> dict[str, list[ExportBlock]]:
    """Return by first line, longest first, what has no block id: generated text, and blocks without their last line."""
    unmatched: dict[str, list[ExportBlock]] = defaultdict(list)
    for block in known.values():
        if block.generated:
            unmatched[block.lines[0]].append(block)
        elif block.key not in found and (body := _without_last_paragraph(block.lines)):
            unmatched[body[0]].append(ExportBlock(block.key, "\n".join(body)))
    for blocks in unmatched.values():
        blocks.sort(key=lambda block: len(block.text), reverse=True)
    return unmatched


def _own_parts(lines: Lines, unmatched: dict[str, list[ExportBlock]]) -> Iterator[FilePart]:
    """Yield the parts of a range without block ids, separating generated text from the reader's own."""
    begin = number = 0
    while number < len(lines):
        block = next((item for item in unmatched.get(lines[number], ()) if _matches_at(lines, number, item)), None)
        if block is None:
            number += 1
            continue
        unmatched[lines[number]].remove(block)
        if begin < number:
            yield FilePart(tuple(lines[begin:number]))
        begin = number = number + len(block.lines)
        yield FilePart(tuple(block.lines), block.key)
    if begin < len(lines):
        yield FilePart(tuple(lines[begin:]))


def _matches_at(lines: Lines, number: int, block: ExportBlock) -> bool:
    return list(lines[number : number + len(block.lines)]) == block.lines

"""Merge exported notes three ways, block by block: as last exported, as the file is, as the library has them now.

Blocks that nobody touched follow the library, blocks that were edited in the file stay, what stands between blocks is
left alone, and what changed on both sides is shown in both versions (notes.md, "Export to Markdown").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from reader.core.annotations.markdown_merge.block_order import Item, ordered_blocks
from reader.core.annotations.markdown_merge.block_parser import (
    BLOCK_ID,
    ExportBlock,
    FilePart,
    parse_blocks,
    without_id,
)
from reader.core.annotations.markdown_merge.document_writer import DocumentWriter

COPY = "-library"
"""What the id of the library's version in a conflict ends in."""


@dataclass(frozen=True, slots=True)
class ExportPage:
    """Hold what is exported, piece by piece; ``airy`` puts an empty line between two pieces."""

    pieces: tuple[ExportBlock, ...]
    airy: bool = True

    @property
    def by_key(self) -> dict[str, ExportBlock]:
        """Return the pieces by their keys."""
        return {piece.key: piece for piece in self.pieces}

    def written(self) -> str:
        """Write the page as it stands in a file that nobody has touched."""
        return "\n" + ("\n\n" if self.airy else "\n").join(piece.words for piece in self.pieces) + "\n"


@dataclass(frozen=True, slots=True)
class MergeLabels:
    """Hold the words that a merge adds: the heading of what was removed, and what stands between two versions."""

    removed: str
    conflict: str


@dataclass(frozen=True, slots=True)
class MergeResult:
    """Hold what came of a merge: the file's new words, and the ids of annotations by what became of them.

    ``left_out`` are those that the reader took out of the file. ``edited`` has the blocks that the reader changed, by
    id, as they stand in the file.
    """

    body: str
    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    edited: Mapping[str, str] = field(default_factory=dict)


def merge(base: ExportPage | None, body: str, fresh: ExportPage, words: MergeLabels) -> MergeResult:
    """Merge; ``base`` is None where nothing is known of the last export, and what differs is then kept as edited."""
    merged = merge_blocks(base, body, fresh, words)
    untouched = base is not None and body == base.written()
    return replace(merged, body=fresh.written()) if untouched else merged


def merge_blocks(base: ExportPage | None, body: str, fresh: ExportPage, words: MergeLabels) -> MergeResult:
    """Merge block by block also what nobody has touched; blocks then stay in the order of the file."""
    return _Merging(base, body, fresh, words).merged()


def conflict_copy(piece: ExportBlock, label: str) -> ExportBlock:
    """Return the library's version of a block as it stands below the file's own."""
    lines = piece.lines
    lines[-1] = BLOCK_ID.sub(f"^oh-{piece.key}{COPY}", lines[-1])
    return ExportBlock(piece.key + COPY, "\n".join((f"> [!warning] {label}", "", *lines)))


class _Merging:
    """Hold one merge while it is made."""

    def __init__(self, base: ExportPage | None, body: str, fresh: ExportPage, words: MergeLabels) -> None:
        self._base = base.by_key if base else {}
        self._page = fresh
        self._fresh = fresh.by_key
        self._words = words
        self._copies = self._possible_copies() if f"{COPY}" in body else {}
        self._parts = parse_blocks(body.split("\n"), {**self._fresh, **self._base, **self._copies})
        self._file = {part.key: _words(part) for part in self._parts if part.key}
        self._weaver = DocumentWriter(airy=fresh.airy)
        self._fates: dict[str, list[str]] = defaultdict(list)
        self._edited: dict[str, str] = {}
        self._moved: list[FilePart] = []

    def merged(self) -> MergeResult:
        """Return what comes of it."""
        items = ordered_blocks(self._parts, self._page.pieces, self._missing())
        bare = _bare_headings(items, self._fresh, self._goes)
        for number, item in enumerate(items):
            if isinstance(item, ExportBlock):
                self._weaver.put(item.lines)
                self._note("added", item)
            elif number in bare:
                self._weaver.drop()
            else:
                self._weave(item)
        self._weaver.put_under(f"## {self._words.removed}", [part.lines for part in self._moved])
        fates = {name: tuple(ids) for name, ids in self._fates.items()}
        return MergeResult(self._weaver.written(), edited=self._edited, **fates)

    def _possible_copies(self) -> dict[str, ExportBlock]:
        pieces = (piece for piece in {**self._fresh, **self._base}.values() if not piece.generated)
        return {copy.key: copy for copy in (conflict_copy(piece, self._words.conflict) for piece in pieces)}

    def _missing(self) -> set[str]:
        """Return the keys that are to come into the file.

        New ones, and those that changed since they were taken out.
        """
        missing = set()
        for key, piece in self._fresh.items():
            if key in self._file or key + COPY in self._file:
                continue
            base = self._base.get(key)
            if base is None or (base.words != piece.words and not piece.generated):
                missing.add(key)
            else:
                self._note("left_out", piece)
        return missing

    def _note(self, fate: str, piece: ExportBlock) -> None:
        if not piece.generated:
            self._fates[fate].append(piece.key)

    def _goes(self, part: FilePart) -> bool:
        """Return whether a block of the file will not stand in its place any more."""
        return part.key not in self._fresh and part.key not in self._copies

    def _weave(self, part: FilePart) -> None:
        if not part.key:
            self._weaver.keep(part.lines)
        elif part.key in self._copies:
            self._weave_copy(part, self._copies[part.key])
        elif (self._fresh.get(part.key) or self._base[part.key]).generated:
            self._weaver.keep(self._fresh[part.key].lines if part.key in self._fresh else part.lines)
        elif part.key in self._fresh:
            self._weave_block(part, self._fresh[part.key])
        else:
            self._take_away(part)

    def _weave_block(self, part: FilePart, fresh: ExportBlock) -> None:
        fate = self._fate(part, fresh)
        self._fates[fate].append(part.key)
        if fate == "updated":
            self._weaver.keep(fresh.lines)
            return
        self._weaver.keep(part.lines)
        if fate != "unchanged":
            self._edited[part.key] = _words(part)
        if fate == "conflicts":
            self._show_conflict(part, fresh)

    def _show_conflict(self, part: FilePart, fresh: ExportBlock) -> None:
        """Put the library's version below the file's, which gets its id back if it had lost it."""
        if not BLOCK_ID.search(part.lines[-1]):
            self._weaver.keep([f"^oh-{part.key}"])
        if part.key + COPY not in self._file:
            self._weaver.put(conflict_copy(fresh, self._words.conflict).lines)

    def _fate(self, part: FilePart, fresh: ExportBlock) -> str:
        """Return what becomes of a block that the library has."""
        base = self._base.get(part.key)
        if _words(part) == fresh.words:
            return "unchanged"
        if base is not None and self._is_untouched(part, base):
            return "updated"
        if part.key + COPY in self._file:
            return "conflicts"
        return "kept" if base is None or base.words == fresh.words else "conflicts"

    def _is_untouched(self, part: FilePart, base: ExportBlock) -> bool:
        """Return whether a block is as it was exported; a lost id alone is no edit."""
        *others, last = base.lines
        return _words(part) in {base.words, "\n".join((*others, without_id(last)))}

    def _take_away(self, part: FilePart) -> None:
        """Let a block go that the library has no more; one that was edited moves to the removed ones."""
        self._fates["removed"].append(part.key)
        self._weaver.drop()
        if not self._is_untouched(part, self._base[part.key]):
            self._moved.append(part)

    def _weave_copy(self, part: FilePart, shown: ExportBlock) -> None:
        """Bring the library's version in a conflict up to date, or let it go when the reader has decided."""
        key = part.key.removesuffix(COPY)
        fresh = self._fresh.get(key)
        if _words(part) != shown.words:
            self._weaver.keep(part.lines)
            if key not in self._file and fresh:
                self._fates["kept"].append(key)
        elif fresh and key not in self._file:
            self._weaver.keep(fresh.lines)
            self._fates["updated"].append(key)
        elif fresh and self._fate(FilePart(tuple(self._file[key].split("\n")), key), fresh) == "conflicts":
            self._weaver.keep(conflict_copy(fresh, self._words.conflict).lines)
        else:
            self._weaver.drop()


def _words(part: FilePart) -> str:
    """Return the words of a part; spaces at the end of a block's last line say nothing."""
    return "\n".join((*part.lines[:-1], part.lines[-1].rstrip()))


def _bare_headings(items: list[Item], fresh: Mapping[str, ExportBlock], goes: Callable[[FilePart], bool]) -> set[int]:
    """Find the headings that are exported no more and have nothing below them."""
    bare = set()
    something = False
    for number in range(len(items) - 1, -1, -1):
        item = items[number]
        if isinstance(item, ExportBlock):
            something = True
        elif item.key.startswith("#"):
            if item.key not in fresh and not something:
                bare.add(number)
            something = something and item.key not in fresh
        elif any(line.strip() for line in item.lines) and not (item.key and goes(item)):
            something = True
    return bare

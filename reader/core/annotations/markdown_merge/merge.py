"""Merge exported notes three ways, block by block: the last export, the present file, and the library.

Untouched blocks follow the library, blocks edited in the file are kept, text between blocks is left alone, and blocks
changed on both sides are shown in both versions (notes.md, "Export to Markdown").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from reader.core.annotations.markdown_merge.block_order import Item, ordered_blocks
from reader.core.annotations.markdown_merge.block_parser import (
    BLOCK_ID,
    COPY,
    ExportBlock,
    FilePart,
    id_line,
    parse_blocks,
    without_id,
)
from reader.core.annotations.markdown_merge.document_writer import DocumentWriter
from reader.core.text.normalise import without_break_signs

EarlierForms = Callable[[str], tuple[str, ...]]
"""Return for the key of a block how the same annotation was exported by earlier versions; empty if that is unknown."""


def _no_earlier_forms(_key: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class ExportPage:
    """An export as a sequence of blocks; ``airy`` puts an empty line between two blocks."""

    blocks: tuple[ExportBlock, ...]
    airy: bool = True

    @property
    def by_key(self) -> dict[str, ExportBlock]:
        """Return the blocks by key."""
        return {block.key: block for block in self.blocks}

    def to_markdown(self) -> str:
        """Return the text of the page as in a file that has not been edited."""
        return "\n" + ("\n\n" if self.airy else "\n").join(block.text for block in self.blocks) + "\n"


@dataclass(frozen=True, slots=True)
class MergeLabels:
    """The texts that a merge adds: the heading of removed blocks, and the notice between two versions.

    Their wording stands in `reader.exporters.export_labels`, since it is translated.
    """

    removed: str
    conflict: str


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The result of a merge: the new text of the file, and the ids of annotations by outcome.

    ``left_out`` are those that the reader removed from the file. ``edited`` are the blocks that the reader changed, by
    id, as in the file.
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


def merge(
    base: ExportPage | None,
    body: str,
    fresh: ExportPage,
    labels: MergeLabels,
    earlier: EarlierForms = _no_earlier_forms,
) -> MergeResult:
    """Merge a file; ``base`` is None if the last export is unknown, and differing blocks are then kept as edited.

    A block that differs from its last export only in its form did not change in the library (``earlier``).
    """
    merged = merge_blocks(base, body, fresh, labels, earlier)
    untouched = base is not None and body == base.to_markdown()
    return replace(merged, body=fresh.to_markdown()) if untouched else merged


def merge_blocks(
    base: ExportPage | None,
    body: str,
    fresh: ExportPage,
    labels: MergeLabels,
    earlier: EarlierForms = _no_earlier_forms,
) -> MergeResult:
    """Merge an untouched file block by block too, so that the blocks stay in the order of the file."""
    return _Merge(base, body, fresh, labels, earlier).merged()


def conflict_copy(block: ExportBlock, label: str) -> ExportBlock:
    """Return the library's version of a block, to be shown below the file's own."""
    lines = block.lines
    at = id_line(lines)
    if at is not None:
        lines[at] = BLOCK_ID.sub(f"^oh-{block.key}{COPY}", lines[at])
    return ExportBlock(block.key + COPY, "\n".join((f"> [!warning] {label}", "", *lines)))


class _Merge:
    """The state of one merge."""

    def __init__(
        self, base: ExportPage | None, body: str, fresh: ExportPage, labels: MergeLabels, earlier: EarlierForms
    ) -> None:
        self._earlier = earlier
        self._base = base.by_key if base else {}
        self._page = fresh
        self._fresh = fresh.by_key
        self._labels = labels
        self._copies = self._possible_copies() if f"{COPY}" in body else {}
        self._parts = parse_blocks(body.split("\n"), {**self._fresh, **self._base, **self._copies})
        self._file = {part.key: _text(part) for part in self._parts if part.key}
        self._writer = DocumentWriter(airy=fresh.airy)
        self._outcomes: dict[str, list[str]] = defaultdict(list)
        self._edited: dict[str, str] = {}
        self._moved: list[FilePart] = []

    def merged(self) -> MergeResult:
        """Run the merge and return the result."""
        items = ordered_blocks(self._parts, self._page.blocks, self._missing())
        bare = _bare_headings(items, self._fresh, self._is_leaving)
        for number, item in enumerate(items):
            if isinstance(item, ExportBlock):
                self._writer.put(item.lines)
                self._record("added", item)
            elif number in bare:
                self._writer.drop()
            else:
                self._write(item)
        self._writer.put_under(f"## {self._labels.removed}", [part.lines for part in self._moved])
        outcomes = {name: tuple(ids) for name, ids in self._outcomes.items()}
        return MergeResult(self._writer.written(), edited=self._edited, **outcomes)

    def _possible_copies(self) -> dict[str, ExportBlock]:
        blocks = (block for block in {**self._fresh, **self._base}.values() if not block.generated)
        return {copy.key: copy for copy in (conflict_copy(block, self._labels.conflict) for block in blocks)}

    def _missing(self) -> set[str]:
        """Return the keys to insert into the file: new ones, and those that changed since the reader removed them."""
        missing = set()
        for key, block in self._fresh.items():
            if key in self._file or key + COPY in self._file:
                continue
            base = self._base.get(key)
            if base is None or not (block.generated or self._is_same(base, block)):
                missing.add(key)
            else:
                self._record("left_out", block)
        return missing

    def _record(self, outcome: str, block: ExportBlock) -> None:
        if not block.generated:
            self._outcomes[outcome].append(block.key)

    def _is_leaving(self, part: FilePart) -> bool:
        """Return whether a block of the file will no longer be in its place."""
        return part.key not in self._fresh and part.key not in self._copies

    def _write(self, part: FilePart) -> None:
        if not part.key:
            self._writer.keep(part.lines)
        elif part.key in self._copies:
            self._write_copy(part, self._copies[part.key])
        elif (self._fresh.get(part.key) or self._base[part.key]).generated:
            self._writer.keep(self._fresh[part.key].lines if part.key in self._fresh else part.lines)
        elif part.key in self._fresh:
            self._write_block(part, self._fresh[part.key])
        else:
            self._remove(part)

    def _write_block(self, part: FilePart, fresh: ExportBlock) -> None:
        outcome = self._outcome(part, fresh)
        self._outcomes[outcome].append(part.key)
        if outcome == "updated":
            self._writer.keep(fresh.lines)
            return
        self._writer.keep(part.lines)
        if outcome != "unchanged":
            self._edited[part.key] = _text(part)
        if outcome == "conflicts":
            self._show_conflict(part, fresh)

    def _show_conflict(self, part: FilePart, fresh: ExportBlock) -> None:
        """Write the library's version below the file's, and restore the latter's id if it was lost."""
        if id_line(part.lines) is None:
            self._writer.keep([f"^oh-{part.key}"])
        if part.key + COPY not in self._file:
            self._writer.put(conflict_copy(fresh, self._labels.conflict).lines)

    def _outcome(self, part: FilePart, fresh: ExportBlock) -> str:
        """Return the outcome for a block that the library has."""
        base = self._base.get(part.key)
        if _text(part) == fresh.text:
            return "unchanged"
        if base is not None and self._is_untouched(part, base):
            return "updated"
        if (base is None or base.text != fresh.text) and self._has_same_words(part, fresh):
            return "updated"
        if part.key + COPY in self._file:
            return "conflicts"
        return "kept" if base is None or self._is_same(base, fresh) else "conflicts"

    def _has_same_words(self, part: FilePart, fresh: ExportBlock) -> bool:
        """Return whether a block says what the library says, in an earlier form or with its id in another place."""
        return without_id(_text(part).split("\n")) == without_id(fresh.lines) or _text(part) in self._earlier(fresh.key)

    def _is_same(self, base: ExportBlock, fresh: ExportBlock) -> bool:
        """Return whether the library has the same in a block as it had, whatever its form."""
        if base.text == fresh.text:
            return True
        text = without_break_signs(base.text)
        return any(text == without_break_signs(earlier) for earlier in self._earlier(fresh.key))

    def _is_untouched(self, part: FilePart, base: ExportBlock) -> bool:
        """Return whether a block is as exported; a lost id alone does not count as an edit."""
        return _text(part) in {base.text, "\n".join(without_id(base.lines))}

    def _remove(self, part: FilePart) -> None:
        """Drop a block that the library no longer has; an edited one moves to the removed blocks."""
        self._outcomes["removed"].append(part.key)
        self._writer.drop()
        if not self._is_untouched(part, self._base[part.key]):
            self._moved.append(part)

    def _write_copy(self, part: FilePart, shown: ExportBlock) -> None:
        """Update the library's version in a conflict, or drop it once the reader has decided."""
        key = part.key.removesuffix(COPY)
        fresh = self._fresh.get(key)
        if _text(part) != shown.text:
            self._writer.keep(part.lines)
            if key not in self._file and fresh:
                self._outcomes["kept"].append(key)
        elif fresh and key not in self._file:
            self._writer.keep(fresh.lines)
            self._outcomes["updated"].append(key)
        elif fresh and self._outcome(FilePart(tuple(self._file[key].split("\n")), key), fresh) == "conflicts":
            self._writer.keep(conflict_copy(fresh, self._labels.conflict).lines)
        else:
            self._writer.drop()


def _text(part: FilePart) -> str:
    """Return the text of a part without blanks at the end of its last line."""
    return "\n".join((*part.lines[:-1], part.lines[-1].rstrip()))


def _bare_headings(items: list[Item], fresh: Mapping[str, ExportBlock], leaves: Callable[[FilePart], bool]) -> set[int]:
    """Return the indices of headings that are no longer exported and have no text below them."""
    bare = set()
    has_text = False
    for number in range(len(items) - 1, -1, -1):
        item = items[number]
        if isinstance(item, ExportBlock):
            has_text = True
        elif item.key.startswith("#"):
            if item.key not in fresh and not has_text:
                bare.add(number)
            has_text = has_text and item.key not in fresh
        elif any(line.strip() for line in item.lines) and not (item.key and leaves(item)):
            has_text = True
    return bare

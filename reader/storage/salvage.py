"""Write all that can be read of a damaged library to a new one, row by row, and name what could not be read."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from reader.core.text.blocks import LINE, Block, BlockKind
from reader.core.text.leaves import Leaf, single_leaf, sound_leaf
from reader.core.text.model import TextFormat
from reader.storage.connection import Connection
from reader.storage.database_pages import Content, DatabasePages, StoredPage
from reader.storage.library_file import open_file, open_in_memory
from reader.storage.recorded_rows import STUDY_KINDS
from reader.storage.salvaged_tables import Key, Row, SalvagedTable, has_sound_times, salvaged_table
from reader.storage.timestamps import format_timestamp

_ORDER = (
    *("property", "image", "text", "leaf", "section", "target", "text_image", "source", "page", "omission"),
    *("annotation", "operation", "entry", "plan", "rest_day", "roadmap", "roadmap_end", "topic", "topic_item"),
    *("coverage", "speed", "preference", "exported", *STUDY_KINDS),
)
"""The tables, in an order in which each row finds those that it refers to."""

_TOLD_APART = frozenset({"section", "page", "roadmap", "target", "omission"})
"""Tables without rowids whose rows look like those of no index; others are read only where a tree leads to them."""

_OF_TEXT = frozenset(
    {"section", "target", "text_image", "source", "page", "omission", "coverage", "speed", "roadmap"},
)
_PARENTS = {
    "person": ("study_group",),
    "pack": ("study_group", "person"),
    "pack_text": ("pack",),
    "peer_note": ("person", "pack"),
    "peer_link": ("annotation", "peer_note"),
    "report": ("study_group",),
    "meeting": ("study_group",),
    "quiz": ("pack",),
    "card": ("annotation", "question"),
    "answer": ("card",),
    "mark_option": ("annotation",),
    "action": ("annotation", "project"),
    "action_change": ("action",),
}
"""The columns of tables of study that refer to a row of the table with the same name."""

_NAMED = ("text", "annotation", "entry", "topic")
"""Tables with an index of ids, which names the rows that are lost."""

_ID_LENGTH = 36
_MIGRATION_COLUMNS = 4
_MAX_GAP = 20_000_000
"""Code points; a gap that seems longer is a number in which a bit has flipped."""

_FILLER = "\N{REPLACEMENT CHARACTER}"
_FILLER_LENGTH = 1_999
"""The longest paragraph that stands in the place of lost words."""


@dataclass(frozen=True, slots=True)
class LostRow:
    """A row, or words of a text, that could not be read: its table and its id."""

    table: str
    id: str


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """The number of rows that were read, of each table, and what could not be read."""

    rows: dict[str, int]
    lost: tuple[LostRow, ...]


def salvage(source: Path, to: Path, now: datetime) -> SalvageReport:
    """Write what can be read of the file at ``source`` to a new library at ``to``; raises ReaderError LIBRARY_IO."""
    with closing(DatabasePages(source)) as pages:
        found = _FoundRows(pages, now)
    opened = open_file(to, now, read_only=False, new=True)
    try:
        with closing(opened.connection):
            return _write(opened.connection, found)
    finally:
        opened.lock.release()


class _FoundRows:
    """The rows of each table that could be read, made to fit together."""

    def __init__(self, pages: DatabasePages, now: datetime) -> None:
        self.tables: dict[str, dict[Key, Row]] = {name: {} for name in _ORDER}
        self.lost: list[LostRow] = []
        self._now = now
        self._shapes, self._others = _shapes(now)
        self._read(pages)
        _Mending(self.tables, self.lost, now).run()

    def _read(self, pages: DatabasePages) -> None:
        roots = self._roots(pages)
        seen: set[int] = {1, *pages.free_pages()}
        for shape in self._shapes:
            for page in pages.tree(roots[shape.name], seen):
                rows = shape.rows(page)
                if 2 * len(rows) < len(page.rows):
                    seen.discard(page.number)  # a tree that leads into another one
                else:
                    self._add(shape, rows)
        known = {name: set(self._index_ids(pages, roots, name, seen)) for name in _NAMED}
        self._read_strays(pages, roots, seen)
        for name, identifiers in known.items():
            read = {key[0] for key in self.tables[name]}
            self.lost += [LostRow(name, str(identifier)) for identifier in sorted(identifiers - read, key=str)]

    def _read_strays(self, pages: DatabasePages, roots: dict[str, int], seen: set[int]) -> None:
        """Read the pages to which no tree of a table or an index leads."""
        for name in self._others:
            for page in pages.tree(roots[name], seen):
                if page.is_table and not _is_of_migrations(page):
                    seen.discard(page.number)
        for number in range(2, pages.count + 1):
            stray = None if number in seen else pages.rows_page(number)
            if stray is not None and stray.rows:
                self._add_stray(stray)

    def _roots(self, pages: DatabasePages) -> dict[str, int]:
        """Return the first page of each table and index, as the file says or as a new library has it."""
        roots = {shape.name: shape.root for shape in self._shapes} | self._others
        for page in pages.tree(1, set()):
            for row in page.rows:
                match row.values:
                    case ("table" | "index", str(name), _, int(root), *_) if name in roots:
                        roots[name] = root
        return roots

    def _index_ids(self, pages: DatabasePages, roots: dict[str, int], table: str, seen: set[int]) -> Iterator[Content]:
        """Yield the ids that the index of a table's ids knows."""
        for page in pages.tree(roots.get(f"sqlite_autoindex_{table}_1", 0), seen):
            if page.is_table:
                seen.discard(page.number)
                continue
            yield from (row.values[0] for row in page.rows if len(row.values) == 2 and isinstance(row.values[0], str))

    def _add(self, shape: SalvagedTable, rows: Iterable[Row]) -> None:
        for row in rows:
            self.tables[shape.name].setdefault(tuple(row[column] for column in shape.key), row)

    def _add_stray(self, page: StoredPage) -> None:
        """Add the rows of a page that no tree leads to, as those of the table that most of them fit."""
        shapes = [shape for shape in self._shapes if shape.has_rowids or shape.name in _TOLD_APART]
        best = max(shapes, key=lambda shape: sum(map(has_sound_times, shape.rows(page))))
        rows = best.rows(page)
        if best.name in _TOLD_APART:
            rows = [row for row in rows if len(str(row["text"])) == _ID_LENGTH]
        if 2 * len(rows) >= len(page.rows):
            self._add(best, rows)


def _is_of_migrations(page: StoredPage) -> bool:
    """Return whether a page is of the table that records the migrations: no other has rows of four values."""
    return all(len(row.values) == _MIGRATION_COLUMNS for row in page.rows)


def _shapes(now: datetime) -> tuple[list[SalvagedTable], dict[str, int]]:
    """Return the tables of a new library that are read, and the first pages of its indexes and other tables by name."""
    opened = open_in_memory(now)
    with closing(opened.connection) as connection:
        roots = {
            (str(kind), str(name)): int(root)
            for kind, name, root in connection.rows("SELECT type, name, rootpage FROM sqlite_schema WHERE rootpage > 0")
        }
        tables = [salvaged_table(connection, name, roots["table", name]) for name in _ORDER]
    return tables, {name: root for (_kind, name), root in roots.items() if name not in _ORDER}


class _Mending:
    """Make the rows fit together: what refers to a lost row, and what has a gap in it."""

    def __init__(self, tables: dict[str, dict[Key, Row]], lost: list[LostRow], now: datetime) -> None:
        self._tables = tables
        self._lost = lost
        self._now = now
        self._texts = tables["text"]

    def run(self) -> None:
        self._mend_leaves()
        for row in [*self._tables["annotation"].values()]:
            if (row["text"],) not in self._texts:
                self._add_text(str(row["text"]), {"format": TextFormat.AWAITED.value, "title": "…", "digest": None})
        for row in self._texts.values():
            self._mend_text(row)
        self._remove_duplicates()
        self._drop("entry", lambda row: not row["refers_to"] or (row["refers_to"],) in self._tables["entry"])
        for row in self._tables["entry"].values():
            if row["text"] is not None and (row["text"],) not in self._texts:
                row["text"] = None
            row["running"] = 0
        for table in _OF_TEXT:
            self._drop(table, lambda row: (row["text"],) in self._texts)
        self._drop("text_image", lambda row: (row["image"],) in self._tables["image"])
        self._drop("topic_item", self._has_its_place)
        for table, parents in _PARENTS.items():
            self._drop(table, partial(self._has_its_parents, parents))
        self._drop("operation", lambda row: _is_json(row["edits"]))
        self._drop("preference", lambda row: _is_json(row["value"]))

    def _remove_duplicates(self) -> None:
        """Mark all but the first of the texts that have the same words as removed."""
        shown: set[Content] = set()
        for row in self._texts.values():
            if row["digest"] is not None and row["removed"] is None and row["edition_of"] is None:
                if row["digest"] in shown:
                    row["removed"] = format_timestamp(self._now)
                shown.add(row["digest"])

    def _has_its_place(self, row: Row) -> bool:
        annotation = row["annotation"]
        is_there = annotation is None or (annotation,) in self._tables["annotation"]
        return is_there and (row["topic"],) in self._tables["topic"]

    def _has_its_parents(self, parents: tuple[str, ...], row: Row) -> bool:
        return all(row[parent] is None or (row[parent],) in self._tables[parent] for parent in parents)

    def _drop(self, table: str, is_whole: Callable[[Row], bool]) -> None:
        for key, row in [*self._tables[table].items()]:
            if not is_whole(row):
                del self._tables[table][key]
                self._lost.append(LostRow(table, " ".join(map(str, key))))

    def _mend_text(self, row: Row) -> None:
        row["required"] = int(bool(row["required"]))
        if (row["content"],) not in self._texts:
            row["content"] = row["id"]
        if row["edition_of"] is not None and (row["edition_of"],) not in self._texts:
            row.update(edition_of=None, removed=format_timestamp(self._now))
        if row["cover"] is not None and (row["cover"],) not in self._tables["image"]:
            row["cover"] = None

    def _mend_leaves(self) -> None:
        leaves: dict[str, list[Row]] = {}
        for row in self._tables["leaf"].values():
            leaves.setdefault(str(row["text"]), []).append(row)
        self._rename_texts(leaves)
        whole: dict[Key, Row] = {}
        complete = {str(key[0]) for key, row in self._texts.items() if row["own_digest"] is not None}
        for text in dict.fromkeys([*complete, *leaves]):
            present = self._texts.get((text,))
            total = int(str(present["characters"])) if present and present["content"] == text else 0
            mended = list(_mended(leaves.get(text, []), total))
            words = LINE.join(leaf.text for leaf in mended)
            digest = _digest(mended)
            if present is None:
                title = next(iter(words.split()), "…")[:60]
                self._add_text(text, {"title": title, "digest": digest, "own_digest": digest})
            elif present["own_digest"] not in {None, digest}:
                self._lost.append(LostRow("words", text))
                present["own_digest"] = digest
            self._show(text, digest, len(words))
            for leaf in mended:
                values: Row = {"text": text, "number": leaf.number, "start": leaf.start}
                whole[text, leaf.number] = {**values, "content": leaf.text, "layout": leaf.layout}
        self._tables["leaf"] = whole

    def _rename_texts(self, leaves: dict[str, list[Row]]) -> None:
        """Set the id of texts in which it is damaged to the one that their leaves know."""
        nameless = {row["own_digest"]: row for row in self._texts.values() if str(row["id"]) not in leaves}
        for text in leaves.keys() - {str(key[0]) for key in self._texts}:
            row = nameless.get(_digest(_mended(leaves[text], 0)))
            if row is None or row["own_digest"] is None:
                continue
            del self._texts[row["id"],]
            content = text if row["content"] == row["id"] else row["content"]
            self._texts[text,] = row | {"id": text, "content": content}

    def _show(self, content: str, digest: str, characters: int) -> None:
        """Set the digest and the length of the texts that show these leaves."""
        for row in self._texts.values():
            if row["content"] == content and row["digest"] is not None:
                row.update(digest=digest, characters=characters)

    def _add_text(self, text: str, values: Row) -> None:
        shared = {"author": "", "language": "", "format": TextFormat.PLAIN.value, "encoding": "", "source": ""}
        numbers = {"characters": 0, "sections": 0, "blocks": 0, "place": 0, "required": 0}
        row: Row = {"id": text, "content": text, "file_digest": "", "own_digest": None, "edition_of": None, **shared}
        row |= {**numbers, "added": format_timestamp(self._now), "opened": None, "removed": None, "track": ""}
        self._texts[text,] = row | {"tags": "[]", "archived": None, "cover": None, "choices": "{}"} | values
        self._lost.append(LostRow("text", text))


def _digest(leaves: Iterable[Leaf]) -> str:
    words = LINE.join(leaf.text for leaf in leaves)
    return hashlib.sha256(words.encode(errors="replace")).hexdigest()


def _mended(rows: Sequence[Row], total: int) -> Iterator[Leaf]:
    """Yield the leaves of a text in order; where some are lost, leaves of replacement characters of their length."""
    position = number = 0
    expected = 0
    for row in sorted(rows, key=lambda row: int(str(row["number"]))):
        content, start = str(row["content"]), int(str(row["start"]))
        if row["number"] == expected:
            start = position
        if not 0 <= start - position <= _MAX_GAP:
            continue
        if start > position:
            yield _filler(number, position, start - position - len(LINE))
            number += 1
        yield sound_leaf(Leaf(number, start, content, str(row["layout"])))
        position, number, expected = start + len(content) + len(LINE), number + 1, int(str(row["number"])) + 1
    if 0 < total - position <= _MAX_GAP:
        yield _filler(number, position, total - position)


def _filler(number: int, start: int, length: int) -> Leaf:
    blocks = []
    while length > _FILLER_LENGTH:
        blocks.append(Block(BlockKind.PARAGRAPH, _FILLER * _FILLER_LENGTH))
        length -= _FILLER_LENGTH + len(LINE)
    leaf = single_leaf([*blocks, Block(BlockKind.PARAGRAPH, _FILLER * max(0, length))])
    return Leaf(number, start, leaf.text, leaf.layout)


def _is_json(value: Content) -> bool:
    try:
        json.loads(str(value))
    except (ValueError, RecursionError):
        return False
    return True


def _write(connection: Connection, found: _FoundRows) -> SalvageReport:
    lost = list(found.lost)
    written: dict[str, int] = {}
    connection.execute("PRAGMA foreign_keys = OFF")

    def work() -> None:
        for table in _ORDER:
            rows = [row for row in found.tables[table].values() if table != "property" or row["name"] == "id"]
            written[table] = sum(_insert(connection, table, row, lost) for row in rows)

    connection.write(work)
    return SalvageReport(written, tuple(dict.fromkeys(lost)))


def _insert(connection: Connection, table: str, row: Row, lost: list[LostRow]) -> bool:
    names = ", ".join(f'"{name}"' for name in row)
    verb = "INSERT OR REPLACE" if table == "property" else "INSERT"
    sql = f"{verb} INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})"
    try:
        connection.execute(sql, tuple(row.values()))
    except (sqlite3.IntegrityError, UnicodeEncodeError, OverflowError):
        lost.append(LostRow(table, str(next(iter(row.values())))))
        return False
    return True

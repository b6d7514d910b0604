"""Check a library: first the file, then the consistency of its rows (reliability.md, "`check`").

Nothing is deleted. On request, what can be repaired without loss is repaired: a second run then no longer finds it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from reader.core.annotations.anchor import find_in_edition
from reader.core.annotations.model import Annotation
from reader.core.errors import Problem, ReaderError
from reader.core.tags import clean_tags
from reader.core.text.blocks import LINE
from reader.core.text.filing import Track
from reader.storage.connection import Connection
from reader.storage.damaged_rows import find_damaged_rows, recovered_tags
from reader.storage.repositories.annotations import Annotations
from reader.storage.schema_checksum import schema_is_sound
from reader.storage.stored_values import is_tag_list

_OF_INDEX = re.compile(r"missing from index|^wrong # of entries in index")
"""What SQLite says where a table is sound and an index of it is not, which then is made anew."""


class FindingKind(StrEnum):
    """The kinds of faults; the value is used in JSON."""

    FILE = "file"
    ROW = "row"
    REFERENCE = "reference"
    TEXT = "text"
    LEAF = "leaf"
    ANCHOR = "anchor"
    FILING = "filing"
    COVER = "cover"
    COVERAGE = "coverage"
    OVERLAP = "overlap"
    DAY_SUM = "day-sum"
    DAY_TO_COME = "day-to-come"


_REPAIRABLE = frozenset(
    {
        *(FindingKind.ROW, FindingKind.ANCHOR, FindingKind.FILING, FindingKind.COVER, FindingKind.COVERAGE),
        FindingKind.DAY_SUM,
    }
)


@dataclass(frozen=True, slots=True)
class IntegrityFinding:
    """A fault: its kind, the id of the row concerned, the facts, and whether it was repaired."""

    kind: FindingKind
    id: str
    facts: str
    repaired: bool = False

    @property
    def is_repairable(self) -> bool:
        """Return whether it can be repaired without loss; of the file itself, only its indexes can."""
        if self.kind is FindingKind.FILE:
            return _OF_INDEX.search(self.facts) is not None
        return self.kind in _REPAIRABLE


@dataclass(frozen=True, slots=True)
class IntegrityReport:
    """All faults found; ``texts`` and ``annotations`` count what was checked."""

    findings: tuple[IntegrityFinding, ...]
    texts: int
    annotations: int

    @property
    def is_clean(self) -> bool:
        """Return whether there was no fault, or every fault was repaired."""
        return all(finding.repaired for finding in self.findings)


def check(connection: Connection, annotations: Annotations, *, repair: bool, now: datetime | None) -> IntegrityReport:
    """Check everything; with ``repair`` also repair, in one transaction."""
    check_run = _Check(connection, annotations, repair=repair and not connection.read_only, now=now)
    try:
        findings = connection.write(check_run.run) if check_run.repair else check_run.run()
    except ReaderError as error:
        if error.problem is not Problem.LIBRARY_DAMAGED:
            raise
        findings = [IntegrityFinding(FindingKind.FILE, "", str(error.detail.get("reason", "")))]
    return IntegrityReport(tuple(findings), check_run.texts, check_run.annotations)


class _Check:
    def __init__(self, connection: Connection, annotations: Annotations, *, repair: bool, now: datetime | None) -> None:
        self._connection = connection
        self._store = annotations
        self._now = now
        self.repair = repair
        self.texts = 0
        self.annotations = 0

    def run(self) -> list[IntegrityFinding]:
        steps: tuple[Callable[[], Iterator[IntegrityFinding]], ...] = (
            self._file,
            self._damaged_rows,
            self._references,
            self._texts,
            self._filing,
            self._covers,
            self._coverage,
            self._ledger,
            self._day_sums,
            self._days_to_come,
        )
        if not schema_is_sound(self._connection):
            return [IntegrityFinding(FindingKind.FILE, "", "schema"), *self._file()]
        return [finding for step in steps for finding in step()]

    def _file(self) -> Iterator[IntegrityFinding]:
        messages = [str(row[0]) for row in self._connection.rows("PRAGMA integrity_check(100)") if row[0] != "ok"]
        only_indexes = all(map(_OF_INDEX.search, messages))
        mends = self.repair and only_indexes
        if mends and messages:
            self._connection.execute("REINDEX")
        elif not only_indexes:
            self._connection.note_damage()
        for message in messages:
            yield IntegrityFinding(FindingKind.FILE, "", message, mends)

    def _damaged_rows(self) -> Iterator[IntegrityFinding]:
        """Check the values that are parsed; a row in which one cannot be is quarantined."""
        for row in find_damaged_rows(self._connection, repair=self.repair):
            yield IntegrityFinding(FindingKind.ROW, str(row.key), f"{row.table} {row.column}".rstrip(), self.repair)

    def _references(self) -> Iterator[IntegrityFinding]:
        for table, row, parent, _number in self._connection.rows("PRAGMA foreign_key_check"):
            if (table, parent) == ("text", "image"):
                continue  # a cover, which has a check of its own
            yield IntegrityFinding(FindingKind.REFERENCE, str(row), f"{table} -> {parent}")

    def _texts(self) -> Iterator[IntegrityFinding]:
        rows = self._connection.rows("SELECT id, characters, digest FROM text WHERE digest IS NOT NULL ORDER BY added")
        for text, characters, digest in rows:
            self.texts += 1
            leaves = self._connection.rows(
                "SELECT number, start, content FROM leaf WHERE text = (SELECT content FROM text WHERE id = ?) "
                "ORDER BY number",
                (text,),
            )
            yield from _leaves_in_order(text, [(row[0], row[1], len(row[2])) for row in leaves])
            whole = LINE.join(row[2] for row in leaves)
            if len(whole) != characters or hashlib.sha256(whole.encode()).hexdigest() != digest:
                yield IntegrityFinding(FindingKind.TEXT, text, f"{len(whole)} characters of {characters}")
            else:
                yield from self._anchors(text, whole)

    def _anchors(self, text: str, whole: str) -> Iterator[IntegrityFinding]:
        for annotation in self._store.of_text(text):
            self.annotations += 1
            anchor = annotation.anchor
            if anchor and not annotation.orphan and whole[anchor.start : anchor.end] != anchor.exact:
                if self.repair:
                    self._store.put(_placed_again(annotation, whole))
                yield IntegrityFinding(FindingKind.ANCHOR, annotation.id, f"{anchor.start}-{anchor.end}", self.repair)

    def _filing(self) -> Iterator[IntegrityFinding]:
        """Check tracks and tags; invalid values are kept as tags."""
        for text, track, tags in self._connection.rows("SELECT id, track, tags FROM text ORDER BY added, id"):
            known = track in set(Track)
            if known and is_tag_list(tags):
                continue
            if self.repair:
                kept = clean_tags((*recovered_tags(tags), *(() if known else (track,))))
                values = (track if known else Track.NONE.value, json.dumps(kept, ensure_ascii=False), text)
                self._connection.execute("UPDATE text SET track = ?, tags = ? WHERE id = ?", values)
            yield IntegrityFinding(FindingKind.FILING, text, f"{track} {tags}".strip(), self.repair)

    def _covers(self) -> Iterator[IntegrityFinding]:
        rows = self._connection.rows(
            "SELECT id, cover FROM text WHERE cover IS NOT NULL "
            "AND NOT EXISTS (SELECT 1 FROM image WHERE hash = cover) ORDER BY added, id"
        )
        for text, cover in rows:
            if self.repair:
                self._connection.execute("UPDATE text SET cover = NULL WHERE id = ?", (text,))
            yield IntegrityFinding(FindingKind.COVER, text, cover, self.repair)

    def _coverage(self) -> Iterator[IntegrityFinding]:
        rows = self._connection.rows(
            'SELECT c.text, c.start, c."end", t.characters FROM coverage c JOIN text t ON t.content = c.text '
            'WHERE t.digest IS NOT NULL AND c."end" > t.characters'
        )
        for text, start, end, characters in rows:
            if self.repair:
                self._clip(text, start, characters)
            yield IntegrityFinding(FindingKind.COVERAGE, text, f"{start}-{end} of {characters}", self.repair)

    def _clip(self, text: str, start: int, characters: int) -> None:
        if start < characters:
            sql = 'UPDATE coverage SET "end" = ? WHERE text = ? AND start = ?'
            self._connection.execute(sql, (characters, text, start))
        else:
            self._connection.execute("DELETE FROM coverage WHERE text = ? AND start = ?", (text, start))

    def _ledger(self) -> Iterator[IntegrityFinding]:
        rows = self._connection.rows(
            "SELECT id, start, before FROM (SELECT id, start, "
            'max("end") OVER (PARTITION BY device ORDER BY start, "end", id '
            "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before "
            "FROM entry WHERE origin = 'measured') WHERE before > start"
        )
        for entry, start, before in rows:
            yield IntegrityFinding(FindingKind.OVERLAP, entry, f"{start} < {before}")

    def _day_sums(self) -> Iterator[IntegrityFinding]:
        """Compare the stored sums of each day with the sums of its entries, but not those over several machines."""
        summed = "SELECT day, class, sum(seconds) AS seconds FROM entry WHERE withdrawn IS NULL GROUP BY day, class"
        alone = "day NOT IN (SELECT day FROM united_day)"
        entries = f"SELECT day, class, round(seconds, 3) FROM ({summed}) WHERE {alone}"  # noqa: S608
        kept = f"SELECT day, class, round(seconds, 3) FROM day_sum WHERE {alone}"  # noqa: S608
        found = f"SELECT * FROM ({entries} EXCEPT {kept}) UNION SELECT * FROM ({kept} EXCEPT {entries})"  # noqa: S608
        days = [row[0] for row in self._connection.rows(f"SELECT DISTINCT day FROM ({found}) ORDER BY day")]  # noqa: S608
        if days and self.repair:
            self._connection.execute("DELETE FROM day_sum")
            self._connection.execute(f"INSERT INTO day_sum {summed}")
            self._connection.execute("UPDATE united_day SET stale = 1")
        for day in days:
            yield IntegrityFinding(FindingKind.DAY_SUM, day, day, self.repair)

    def _days_to_come(self) -> Iterator[IntegrityFinding]:
        if self._now is None:
            return
        # nowhere on earth is the date more than one day ahead
        latest = (self._now + timedelta(days=1)).date().isoformat()
        for entry, day in self._connection.rows("SELECT id, day FROM entry WHERE day > ? ORDER BY day", (latest,)):
            yield IntegrityFinding(FindingKind.DAY_TO_COME, entry, str(day))


def _leaves_in_order(text: str, leaves: list[tuple[int, int, int]]) -> Iterator[IntegrityFinding]:
    expected = 0
    for count, (number, start, length) in enumerate(leaves):
        if number != count or start != expected:
            yield IntegrityFinding(FindingKind.LEAF, text, f"{number} at {start}, not {count} at {expected}")
            return
        expected = start + length + len(LINE)


def _placed_again(annotation: Annotation, whole: str) -> Annotation:
    anchor = annotation.anchor and find_in_edition(annotation.anchor, whole)
    return replace(annotation, orphan=True) if anchor is None else replace(annotation, anchor=anchor)

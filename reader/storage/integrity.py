"""Check a library: first the file, then what stands in it (reliability.md, "`check`").

Nothing is deleted. What can be mended without loss is mended when asked: a second run then finds nothing of it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reader.core.annotations.anchor import place_again
from reader.core.annotations.model import Annotation
from reader.core.errors import Problem, ReaderError
from reader.core.tags import clean_tags
from reader.core.text.blocks import LINE
from reader.core.text.filing import Track
from reader.storage.connection import Connection
from reader.storage.repositories.annotations import Annotations
from reader.storage.repositories.texts import tags_of
from reader.storage.schema_checksum import schema_is_sound

_WORDS = re.compile(r"[^\s\[\]{}\",:]+")


@dataclass(frozen=True, slots=True)
class IntegrityFinding:
    """Hold one thing that is wrong: its kind, the id of what it is about, the facts, and whether it was mended."""

    kind: str
    id: str
    facts: str
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class IntegrityReport:
    """Hold all that is wrong; ``texts`` and ``annotations`` count what was looked at."""

    findings: tuple[IntegrityFinding, ...]
    texts: int
    annotations: int

    @property
    def is_clean(self) -> bool:
        """Return that nothing was wrong, or that all of it was mended."""
        return all(finding.repaired for finding in self.findings)


def check(connection: Connection, annotations: Annotations, *, repair: bool, now: datetime | None) -> IntegrityReport:
    """Look at everything; ``repair`` mends within one transaction."""
    check_run = _Check(connection, annotations, repair=repair and not connection.read_only, now=now)
    try:
        findings = connection.write(check_run.run) if check_run.repair else check_run.run()
    except ReaderError as error:
        if error.problem is not Problem.LIBRARY_DAMAGED:
            raise
        findings = [IntegrityFinding("file", "", str(error.detail.get("reason", "")))]
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
            return [IntegrityFinding("file", "", "schema"), *self._file()]
        return [finding for step in steps for finding in step()]

    def _file(self) -> Iterator[IntegrityFinding]:
        for row in self._connection.rows("PRAGMA integrity_check(100)"):
            if row[0] != "ok":
                yield IntegrityFinding("file", "", str(row[0]))

    def _references(self) -> Iterator[IntegrityFinding]:
        for table, row, parent, _number in self._connection.rows("PRAGMA foreign_key_check"):
            if (table, parent) == ("text", "image"):
                continue  # a cover, which is looked at by itself
            yield IntegrityFinding("reference", str(row), f"{table} -> {parent}")

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
                yield IntegrityFinding("text", text, f"{len(whole)} characters of {characters}")
            else:
                yield from self._anchors(text, whole)

    def _anchors(self, text: str, whole: str) -> Iterator[IntegrityFinding]:
        for annotation in self._store.of_text(text):
            self.annotations += 1
            anchor = annotation.anchor
            if anchor and not annotation.orphan and whole[anchor.start : anchor.end] != anchor.exact:
                if self.repair:
                    self._store.put(_placed(annotation, whole))
                yield IntegrityFinding("anchor", annotation.id, f"{anchor.start}-{anchor.end}", self.repair)

    def _filing(self) -> Iterator[IntegrityFinding]:
        """Look at tracks and tags; words that are neither are kept as tags."""
        for text, track, tags in self._connection.rows("SELECT id, track, tags FROM text ORDER BY added, id"):
            known = track in set(Track)
            if known and _is_list(tags):
                continue
            if self.repair:
                kept = clean_tags((*_sound_tags(tags), *(() if known else (track,))))
                values = (track if known else Track.NONE.value, json.dumps(kept, ensure_ascii=False), text)
                self._connection.execute("UPDATE text SET track = ?, tags = ? WHERE id = ?", values)
            yield IntegrityFinding("filing", text, f"{track} {tags}".strip(), self.repair)

    def _covers(self) -> Iterator[IntegrityFinding]:
        rows = self._connection.rows(
            "SELECT id, cover FROM text WHERE cover IS NOT NULL "
            "AND NOT EXISTS (SELECT 1 FROM image WHERE hash = cover) ORDER BY added, id"
        )
        for text, cover in rows:
            if self.repair:
                self._connection.execute("UPDATE text SET cover = NULL WHERE id = ?", (text,))
            yield IntegrityFinding("cover", text, cover, self.repair)

    def _coverage(self) -> Iterator[IntegrityFinding]:
        rows = self._connection.rows(
            'SELECT c.text, c.start, c."end", t.characters FROM coverage c JOIN text t ON t.content = c.text '
            'WHERE t.digest IS NOT NULL AND c."end" > t.characters'
        )
        for text, start, end, characters in rows:
            if self.repair:
                self._clip(text, start, characters)
            yield IntegrityFinding("coverage", text, f"{start}-{end} of {characters}", self.repair)

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
            yield IntegrityFinding("overlap", entry, f"{start} < {before}")

    def _day_sums(self) -> Iterator[IntegrityFinding]:
        """Compare what is kept of each day with what its entries come to."""
        summed = "SELECT day, class, sum(seconds) AS seconds FROM entry WHERE withdrawn IS NULL GROUP BY day, class"
        entries = f"SELECT day, class, round(seconds, 3) FROM ({summed})"  # noqa: S608
        kept = "SELECT day, class, round(seconds, 3) FROM day_sum"
        found = f"SELECT * FROM ({entries} EXCEPT {kept}) UNION SELECT * FROM ({kept} EXCEPT {entries})"  # noqa: S608
        days = [row[0] for row in self._connection.rows(f"SELECT DISTINCT day FROM ({found}) ORDER BY day")]  # noqa: S608
        if days and self.repair:
            self._connection.execute("DELETE FROM day_sum")
            self._connection.execute(f"INSERT INTO day_sum {summed}")
        for day in days:
            yield IntegrityFinding("day-sum", day, day, self.repair)

    def _days_to_come(self) -> Iterator[IntegrityFinding]:
        if self._now is None:
            return
        # the earth has no place whose day is more than one ahead
        latest = (self._now + timedelta(days=1)).date().isoformat()
        for entry, day in self._connection.rows("SELECT id, day FROM entry WHERE day > ? ORDER BY day", (latest,)):
            yield IntegrityFinding("day-to-come", entry, str(day))


def _leaves_in_order(text: str, leaves: list[tuple[int, int, int]]) -> Iterator[IntegrityFinding]:
    expected = 0
    for count, (number, start, length) in enumerate(leaves):
        if number != count or start != expected:
            yield IntegrityFinding("leaf", text, f"{number} at {start}, not {count} at {expected}")
            return
        expected = start + length + len(LINE)


def _sound_tags(written: str) -> tuple[str, ...]:
    """Return the tags that stand in a column, or all its words as tags where it is no list of them."""
    return tags_of(written) if _is_list(written) else clean_tags(tuple(_WORDS.findall(written)))


def _is_list(written: str) -> bool:
    """Return whether a column holds a list of words and nothing else."""
    try:
        values = json.loads(written)
    except ValueError:
        return False
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def _placed(annotation: Annotation, whole: str) -> Annotation:
    anchor = annotation.anchor and place_again(annotation.anchor, whole)
    return replace(annotation, orphan=True) if anchor is None else replace(annotation, anchor=anchor)

"""Search texts and notes; the index of the texts is kept in a second file that can be made again at any time.

The index holds no words of the texts, only which leaf holds which: one token per CJK character under FTS5's
``unicode61``, asked as phrases, is exact at every length (architecture.md, "Search"). Where exactly a leaf holds them
is found in the leaf itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reader.core.notes.terms import Folder, Place, Query, Term
from reader.storage.connection import Connection
from reader.storage.search_cache import IndexWriter, SearchCache

AROUND = 40
"""Code points of context on either side of what was found."""

BATCH = 400
"""Leaves that are indexed at a time."""

_NOTES = (
    "SELECT a.id, a.text, t.title, ifnull(a.start, 0), ifnull(a.\"end\", 0), a.body, ifnull(a.exact, ''), a.tags "
    "FROM annotation a JOIN text t ON t.id = a.text WHERE a.deleted IS NULL AND t.removed IS NULL "
    'ORDER BY a.text, a.start IS NULL, a.orphan, a.start, a."end", a.created, a.id'
)

Where = Literal["texts", "notes", "all"]


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold one find: where it is, and a line around it.

    ``text`` is the text's id, ``annotation`` the annotation's or None, ``start`` and ``end`` are positions in the
    canonical text. ``excerpt`` is one line; what was found stands in it from ``match_start`` up to ``match_end``.
    """

    text: str
    title: str
    annotation: str | None
    start: int
    end: int
    excerpt: str
    match_start: int = 0
    match_end: int = 0


class Index:
    """Search a library; the cache file lies beside it, and in memory for a library in memory."""

    def __init__(self, connection: Connection) -> None:
        """Open the cache at the first need, not before."""
        self._connection = connection
        self._folder = Folder()
        self._cache: SearchCache | None = None

    def search(self, query: str, where: Where = "all", limit: int = 100) -> list[Hit]:
        """Find a query in texts, then in notes; any words are a query, and none are found for no words.

        All terms have to stand in one leaf or one note. At most ``limit`` hits, by text and in text order.
        """
        asked = Query(query, self._folder)
        if not asked.terms or limit <= 0:
            return []
        hits = list(self._in_texts(asked, limit)) if where != "notes" else []
        if where != "texts":
            hits += self._in_notes(asked, limit - len(hits))
        return hits

    def pending(self) -> list[str]:
        """Give the ids of the complete texts, or of their editions, that are not in the index yet."""
        rows = self._connection.rows(
            "SELECT content, digest FROM text WHERE digest IS NOT NULL AND removed IS NULL ORDER BY added"
        )
        known = self._opened().indexed()
        return [text for text, digest in rows if known.get(text) != digest]

    def index_text(self, text: str) -> None:
        """Put a complete text into the index, here and now."""
        writer = self.writer(text)
        last = 0
        while batch := self.batch(text, last):
            writer.add(batch)
            last = batch[-1][0]
        writer.finish()

    def batch(self, text: str, after: int = 0, size: int = BATCH) -> list[tuple[int, str]]:
        """Give the next leaves of a text as values for `IndexWriter.add`, beyond the leaf with the id ``after``."""
        rows = self._connection.rows(
            "SELECT id, content FROM leaf WHERE text = (SELECT content FROM text WHERE id = ?) AND id > ? "
            "ORDER BY id LIMIT ?",
            (text, after, size),
        )
        return [(row[0], row[1]) for row in rows]

    def writer(self, text: str) -> IndexWriter:
        """Give what indexes a text given its leaves as values; it may be used in other threads, one at a time."""
        row = self._connection.row("SELECT content, digest FROM text WHERE id = ?", (text,))
        content, digest = row or (text, None)
        return self._opened().writer(content, str(digest))

    def close(self) -> None:
        """Close the cache."""
        if self._cache is not None:
            self._cache.close()
            self._cache = None

    def _opened(self) -> SearchCache:
        if self._cache is None:
            library = str(self._connection.value("SELECT value FROM property WHERE name = 'id'"))
            rows = self._connection.rows("SELECT id, own_digest FROM text")
            digests = {row[0]: row[1] for row in rows}
            self._cache = SearchCache(
                _cache_path(self._connection.path), library, digests, read_only=self._connection.read_only
            )
        return self._cache

    def _in_texts(self, asked: Query, limit: int) -> Iterator[Hit]:
        left = limit
        for leaf in self._opened().leaves(_match(asked.terms)):
            row = self._connection.row(
                "SELECT t.id, t.title, l.start, l.content FROM leaf l JOIN text t ON t.content = l.text "
                "WHERE l.id = ? AND t.removed IS NULL",
                (leaf,),
            )
            if row is None:
                continue
            text, title, start, content = row
            for place in asked.places(content, left):
                yield _hit((text, title), None, (start + place.start, start + place.end), content, place)
                left -= 1
            if not left:
                return

    def _in_notes(self, asked: Query, limit: int) -> Iterator[Hit]:
        left = limit
        for row in self._connection.rows(_NOTES):
            if left <= 0:
                return
            annotation, text, title, start, end, *parts = row
            words = _words(*parts)
            for place in asked.places(words, 1):
                yield _hit((text, title), annotation, (start, end), words, place)
                left -= 1


def _words(body: str, quote: str, tags: str) -> str:
    labels = " ".join(f"#{tag}" for tag in json.loads(tags)) if tags != "[]" else ""
    return "\n".join(part for part in (body, quote, labels) if part)


def _match(terms: tuple[Term, ...]) -> str:
    """Quote every token, so that nothing a reader types is taken for FTS5's own language."""
    return " ".join(f'"{" ".join(term.tokens)}"{"*" if term.is_prefix else ""}' for term in terms)


def _hit(card: tuple[str, str], annotation: str | None, span: tuple[int, int], words: str, place: Place) -> Hit:
    first = max(0, place.start - AROUND)
    last = min(len(words), place.end + AROUND)
    before = "…" if first else ""
    after = "…" if last < len(words) else ""
    excerpt = before + words[first:last].replace("\n", " ").replace("\t", " ") + after
    shift = len(before) - first
    return Hit(*card, annotation, *span, excerpt, place.start + shift, place.end + shift)


def _cache_path(library: Path | None) -> Path | None:
    if library is None:
        return None
    return library.with_name("cache.db" if library.name == "library.db" else f"{library.stem}.cache.db")

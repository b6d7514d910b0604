"""Search texts and notes; the index of the texts is kept in a second file that can be made again at any time.

The index holds no words of the texts, only which leaf holds which (`reader.storage.index_words`). Where exactly a leaf
holds them is found in the leaf itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from reader.core.notes.asking import Asked, Realm, asked_for
from reader.core.text.folding import Folder
from reader.resources import character_forms
from reader.storage.cards import CardStock
from reader.storage.connection import Connection
from reader.storage.hits import Group, Hit
from reader.storage.looking import Limits, Looking
from reader.storage.note_stock import NoteStock
from reader.storage.search_cache import IndexWriter, SearchCache

__all__ = ["Group", "Hit", "Index", "Looking"]

BATCH = 400
"""Leaves that are indexed at a time."""

_SHOWN = Limits(hits=300, places=5, notes=3, few=50)
_SHOWN_NOTES = Limits(hits=300, places=0, notes=50)
"""What a window shows: something of each text before all of one."""


class Index:
    """Search a library; the cache file lies beside it, and in memory for a library in memory."""

    def __init__(self, connection: Connection) -> None:
        """Open the cache at the first need, not before."""
        self._connection = connection
        self._cache: SearchCache | None = None

    @cached_property
    def folder(self) -> Folder:
        """Give what folds words for searching; made at the first need."""
        return Folder(character_forms())

    @cached_property
    def _stock(self) -> NoteStock:
        return NoteStock(self._connection, self.folder)

    @cached_property
    def _cards(self) -> CardStock:
        return CardStock(self._connection, self.folder)

    def warm(self) -> Iterator[None]:
        """Read what every search needs, in steps, as soon as a search can be expected."""
        self._cards.cards(self._opened())
        yield
        yield from self._stock.refresh()

    def look(self, query: str) -> Looking:
        """Begin to look for a query in texts and notes, for a window: groups with the first hits of each text.

        Texts whose title, author or tags are asked for come first, then those that were read last.
        """
        asked = asked_for(query, self.folder)
        limits = _SHOWN_NOTES if asked.realm is Realm.NOTES else _SHOWN
        return self._looking(asked, limits)

    def search(self, query: str, realm: Realm = Realm.ALL, limit: int = 100) -> list[Hit]:
        """Find a query in texts, then in notes; any words are a query, and none are found for no words.

        All terms have to stand in one leaf or one note. At most ``limit`` hits, by text and in text order.
        """
        hits: list[Hit] = []
        asked = asked_for(query, self.folder, realm)
        for part in (Realm.TEXTS, Realm.NOTES) if asked.realm is Realm.ALL else (asked.realm,):
            left = limit - len(hits)
            if left > 0:
                looking = self._looking(replace(asked, realm=part), Limits(left, left, left, apart=False))
                while looking.step():
                    pass
                hits += [hit for group in looking.groups for hit in group.hits]
        return hits

    def pending(self) -> list[str]:
        """Give the ids of the complete texts, or of their editions, that are not in the index yet."""
        rows = self._connection.rows(
            "SELECT content, digest FROM text WHERE digest IS NOT NULL AND removed IS NULL ORDER BY added"
        )
        known = self._opened().indexed()
        return [text for text, digest in rows if text not in known or known[text].digest != digest]

    def index_text(self, text: str) -> None:
        """Put a complete text into the index, here and now."""
        writer = self.writer(text)
        last = -1
        while batch := self.batch(text, last):
            writer.add(batch)
            last = batch[-1][0]
        writer.finish()

    def batch(self, text: str, after: int = -1, size: int = BATCH) -> list[tuple[int, str]]:
        """Give the next leaves of a text as values for `IndexWriter.add`, beyond the leaf with the number ``after``."""
        rows = self._connection.rows(
            "SELECT number, content FROM leaf WHERE text = (SELECT content FROM text WHERE id = ?) AND number > ? "
            "ORDER BY number LIMIT ?",
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

    def _looking(self, asked: Asked, limits: Limits) -> Looking:
        return Looking(self._connection, self._opened(), self._cards, self._stock, self.folder, asked, limits)

    def _opened(self) -> SearchCache:
        if self._cache is None:
            library = str(self._connection.value("SELECT value FROM property WHERE name = 'id'"))
            rows = self._connection.rows("SELECT id, own_digest FROM text")
            digests = {row[0]: row[1] for row in rows}
            self._cache = SearchCache(
                _cache_path(self._connection.path), library, digests, read_only=self._connection.read_only
            )
        return self._cache


def _cache_path(library: Path | None) -> Path | None:
    if library is None:
        return None
    return library.with_name("cache.db" if library.name == "library.db" else f"{library.stem}.cache.db")

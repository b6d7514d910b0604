"""Search texts and notes; the index of the texts is kept in a second file that can be made again at any time.

The index holds no words of the texts, only which leaf holds which (`reader.storage.search.tokens`). Where exactly a
leaf holds them is found in the leaf itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from reader.core.annotations.query import SearchQuery, SearchScope, parse_query
from reader.core.text.search_folding import SearchFolding
from reader.resources import character_forms
from reader.storage.connection import Connection
from reader.storage.search.cache import SearchCache
from reader.storage.search.hits import Hit
from reader.storage.search.index_process import IndexProcess
from reader.storage.search.index_writer import IndexBatch, IndexWriter
from reader.storage.search.note_text_index import NoteTextIndex
from reader.storage.search.session import SearchLimits, SearchSession
from reader.storage.search.text_catalogue import TextCatalogue

PARCEL = 128 * 1024
"""Characters that are indexed at a time: read in some two milliseconds, indexed in a tenth of a second."""

_COST = 3_000
"""Reading a portion takes as long as so many characters more."""

_LEAVES_A_PORTION = 32
_LEAVES = "SELECT number, content FROM leaf WHERE text = ? AND number > ? ORDER BY number LIMIT ?"

_SHOWN = SearchLimits(hits=300, places=5, notes=3, few=50)
_SHOWN_NOTES = SearchLimits(hits=300, places=0, notes=50)
"""What a window shows: something of each text before all of one."""


class SearchIndex:
    """Search a library; the cache file lies beside it, and in memory for a library in memory."""

    def __init__(self, connection: Connection) -> None:
        """Open the cache at the first need, not before."""
        self._connection = connection
        self._cache: SearchCache | None = None

    @cached_property
    def folder(self) -> SearchFolding:
        """Return what folds words for searching; made at the first need."""
        return SearchFolding(character_forms())

    @cached_property
    def _stock(self) -> NoteTextIndex:
        return NoteTextIndex(self._connection, self.folder)

    @cached_property
    def _cards(self) -> TextCatalogue:
        return TextCatalogue(self._connection, self.folder)

    def warm(self) -> Iterator[None]:
        """Read what every search needs, in steps, as soon as a search can be expected."""
        self._cards.cards(self._opened())
        yield
        yield from self._stock.refresh()

    def look(self, query: str) -> SearchSession:
        """Begin to look for a query in texts and notes, for a window: groups with the first hits of each text.

        Texts whose title, author or tags are asked for come first, then those that were read last.
        """
        asked = parse_query(query, self.folder)
        limits = _SHOWN_NOTES if asked.realm is SearchScope.NOTES else _SHOWN
        return self._looking(asked, limits)

    def search(self, query: str, realm: SearchScope = SearchScope.ALL, limit: int = 100) -> list[Hit]:
        """Find a query in texts, then in notes; any words are a query, and none are found for no words.

        All terms have to stand in one leaf or one note. At most ``limit`` hits, by text and in text order.
        """
        hits: list[Hit] = []
        asked = parse_query(query, self.folder, realm)
        for part in (SearchScope.TEXTS, SearchScope.NOTES) if asked.realm is SearchScope.ALL else (asked.realm,):
            left = limit - len(hits)
            if left > 0:
                looking = self._looking(replace(asked, realm=part), SearchLimits(left, left, left, apart=False))
                while looking.step():
                    pass
                hits += [hit for group in looking.groups for hit in group.hits]
        return hits

    def pending(self) -> list[str]:
        """Return the ids of the complete texts, or of their editions, that are not in the index yet."""
        rows = self._connection.rows(
            "SELECT content, digest FROM text WHERE digest IS NOT NULL AND removed IS NULL ORDER BY added"
        )
        known = self._opened().indexed()
        return [text for text, digest in rows if text not in known or known[text].digest != digest]

    def index_text(self, text: str) -> None:
        """Put a complete text into the index, here and now."""
        writer = self.writer()
        try:
            for parcel in self.parcels([text]):
                writer.write(parcel)
        finally:
            writer.close()

    def parcels(self, texts: Iterable[str], size: int = PARCEL) -> Iterator[list[IndexBatch]]:
        """Yield the leaves of texts as values for a writer, some milliseconds' worth of reading at a time."""
        parcel: list[IndexBatch] = []
        room = size
        for portion in (portion for text in texts for portion in self._portions(text)):
            parcel.append(portion)
            room -= portion.size + _COST
            if room <= 0:
                yield parcel
                parcel, room = [], size
        if parcel:
            yield parcel

    def writer(self) -> IndexWriter:
        """Return what indexes parcels; it may be used in other threads, one at a time."""
        return self._opened().writer()

    def apart(self) -> IndexProcess | None:
        """Return what indexes parcels in a process of its own; None for an index in memory."""
        return self._opened().apart()

    def close(self) -> None:
        """Close the cache."""
        if self._cache is not None:
            self._cache.close()
            self._cache = None

    def _portions(self, text: str) -> Iterator[IndexBatch]:
        content, digest = self._connection.row("SELECT content, digest FROM text WHERE id = ?", (text,)) or (text, None)
        after = -1
        while True:
            rows = self._connection.rows(_LEAVES, (content, after, _LEAVES_A_PORTION))
            leaves = [(row[0], row[1]) for row in rows]
            is_last = len(leaves) < _LEAVES_A_PORTION
            yield IndexBatch(content, str(digest), leaves, is_last)
            if is_last:
                return
            after = leaves[-1][0]

    def _looking(self, asked: SearchQuery, limits: SearchLimits) -> SearchSession:
        return SearchSession(self._connection, self._opened(), self._cards, self._stock, self.folder, asked, limits)

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

"""Search texts and notes; the full-text index is stored in a second file that can be rebuilt at any time.

The index holds none of the texts, only which leaf contains which token (`reader.storage.search.tokens`). The position
of a match is found in the leaf itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.query import SearchQuery, SearchScope, as_phrase, parse_query
from reader.core.text.search_folding import SearchFolding
from reader.resources import character_forms
from reader.storage.connection import Connection
from reader.storage.search.cache import SearchCache
from reader.storage.search.hits import Hit
from reader.storage.search.index_process import IndexProcess
from reader.storage.search.index_writer import IndexBatch, IndexWriter
from reader.storage.search.note_filter import NoteFilter
from reader.storage.search.note_text_index import NoteTextIndex
from reader.storage.search.peer_text_index import PeerTextIndex
from reader.storage.search.session import SearchLimits, SearchSession
from reader.storage.search.text_catalogue import TextCatalogue
from reader.storage.search.tokens import match_of, match_of_phrase

BATCH_CHARACTERS = 128 * 1024
"""Characters that are indexed at a time: read in some two milliseconds, indexed in a tenth of a second."""

_BATCH_OVERHEAD = 3_000
"""Reading a batch takes as long as this many additional characters."""

_LEAVES_PER_BATCH = 32
_LEAVES = "SELECT number, content FROM leaf WHERE text = ? AND number > ? ORDER BY number LIMIT ?"

_SHOWN = SearchLimits(hits=300, places=5, notes=3, few=50)
_SHOWN_NOTES = SearchLimits(hits=300, places=0, notes=50)
"""What a window shows: some hits of each text before all hits of one."""


class SearchIndex:
    """Search a library; the cache file lies next to it, or in memory for a library in memory."""

    def __init__(self, connection: Connection) -> None:
        """Set the connection; the cache is opened when it is first needed."""
        self._connection = connection
        self._cache: SearchCache | None = None

    @cached_property
    def folding(self) -> SearchFolding:
        """Return the folding that is applied to text before it is searched; created when first needed."""
        return SearchFolding(character_forms())

    @cached_property
    def _note_texts(self) -> NoteTextIndex:
        return NoteTextIndex(self._connection, self.folding)

    @cached_property
    def _peer_texts(self) -> PeerTextIndex:
        return PeerTextIndex(self._connection, self.folding)

    @cached_property
    def _catalogue(self) -> TextCatalogue:
        return TextCatalogue(self._connection, self.folding)

    def preload(self) -> Iterator[None]:
        """Load in steps what every search needs, as soon as a search can be expected."""
        yield from self._catalogue.refresh(self._open_cache())
        self.folding.respelling("")
        yield
        yield from self.preload_notes()

    def preload_notes(self) -> Iterator[None]:
        """Load in steps what every filter of notes needs."""
        return self._note_texts.refresh()

    def filter_notes(self, annotation_filter: AnnotationFilter) -> set[str]:
        """Return the ids of the notes that match a filter."""
        note_filter = self.start_filter(annotation_filter)
        while note_filter.step():
            pass
        return note_filter.matching

    def start_filter(self, annotation_filter: AnnotationFilter) -> NoteFilter:
        """Return the search for the notes that match a filter, which is made in steps."""
        query = parse_query(annotation_filter.text, self.folding)
        texts = partial(self._texts_with_title, query)
        return NoteFilter(self._note_texts, annotation_filter, query, texts, self._refresh_titles(query))

    def start_session(self, query: str) -> SearchSession:
        """Return a search session for a window: groups with the first hits of each text.

        Texts whose title, author or tags match come first, then those that were read last.
        """
        parsed = parse_query(query, self.folding)
        limits = _SHOWN_NOTES if parsed.scope in {SearchScope.NOTES, SearchScope.PEERS} else _SHOWN
        return self._session(parsed, limits)

    def search(self, query: str, scope: SearchScope = SearchScope.ALL, limit: int = 100) -> list[Hit]:
        """Search texts, then notes; any string is a valid query, and one that asks for nothing finds nothing.

        All terms must occur in one leaf or one note. Returns at most ``limit`` hits, by text and in text order.
        """
        hits: list[Hit] = []
        parsed = parse_query(query, self.folding, scope)
        for part in (SearchScope.TEXTS, SearchScope.NOTES) if parsed.scope is SearchScope.ALL else (parsed.scope,):
            left = limit - len(hits)
            if left > 0:
                session = self._session(
                    replace(parsed, scope=part), SearchLimits(left, left, left, without_overlap=False)
                )
                while session.step():
                    pass
                hits += [hit for group in session.groups for hit in group.hits]
        return hits

    def count_leaves(self, words: str) -> int:
        """Return how many leaves may hold words as a phrase, as far as the index tells without reading them."""
        terms = parse_query(as_phrase(words), self.folding).terms
        match = match_of(terms, self.folding)
        return self._open_cache().count_leaves(match) if match else 0

    def leaves_with(self, edition: str, folded: str) -> list[int] | None:
        """Return the numbers of the leaves of an edition that may have a folded phrase, in order.

        None if all may, or if the edition is not indexed.
        """
        match = match_of_phrase(folded, self.folding)
        if not match:
            return None
        cache = self._open_cache()
        indexed = cache.indexed().get(edition)
        digest = self._connection.value("SELECT digest FROM text WHERE content = ?", (edition,))
        if indexed is None or indexed.digest != digest:
            return None
        return cache.leaves_of(indexed.number, match)

    def pending(self) -> list[str]:
        """Return the ids of the complete texts, or of their editions, that are not indexed yet."""
        rows = self._connection.rows(
            "SELECT content, digest FROM text WHERE digest IS NOT NULL AND removed IS NULL ORDER BY added"
        )
        known = self._open_cache().indexed()
        return [text for text, digest in rows if text not in known or known[text].digest != digest]

    def index_text(self, text: str) -> None:
        """Index a complete text synchronously."""
        writer = self.writer()
        try:
            for batches in self.batches([text]):
                writer.write(batches)
        finally:
            writer.close()

    def batches(self, texts: Iterable[str], size: int = BATCH_CHARACTERS) -> Iterator[list[IndexBatch]]:
        """Yield the leaves of texts as batches for a writer, each some milliseconds' worth of reading."""
        batches: list[IndexBatch] = []
        remaining = size
        for batch in (batch for text in texts for batch in self._batches_of(text)):
            batches.append(batch)
            remaining -= batch.size + _BATCH_OVERHEAD
            if remaining <= 0:
                yield batches
                batches, remaining = [], size
        if batches:
            yield batches

    def writer(self) -> IndexWriter:
        """Return a writer that indexes batches; it may be used in other threads, by one at a time."""
        return self._open_cache().writer()

    def index_process(self) -> IndexProcess | None:
        """Return a process that indexes batches; None for an index in memory."""
        return self._open_cache().index_process()

    def close(self) -> None:
        """Close the cache."""
        if self._cache is not None:
            self._cache.close()
            self._cache = None

    def _batches_of(self, text: str) -> Iterator[IndexBatch]:
        content, digest = self._connection.row("SELECT content, digest FROM text WHERE id = ?", (text,)) or (text, None)
        after = -1
        while True:
            rows = self._connection.rows(_LEAVES, (content, after, _LEAVES_PER_BATCH))
            leaves = [(row[0], row[1]) for row in rows]
            is_last = len(leaves) < _LEAVES_PER_BATCH
            yield IndexBatch(content, str(digest), leaves, is_last)
            if is_last:
                return
            after = leaves[-1][0]

    def _session(self, query: SearchQuery, limits: SearchLimits) -> SearchSession:
        notes: NoteTextIndex | PeerTextIndex = self._note_texts
        if query.scope is SearchScope.PEERS:
            notes, query = self._peer_texts, replace(query, scope=SearchScope.NOTES)
        return SearchSession(self._connection, self._open_cache(), self._catalogue, notes, self.folding, query, limits)

    def _texts_with_title(self, query: SearchQuery) -> Iterable[str]:
        """Return the ids of the texts with notes that match a query by their titles and authors."""
        if not query.titles:
            return self._note_texts.texts()
        summaries = self._catalogue.summaries(self._open_cache())
        return [summary.id for summary in summaries.all if query.has_titles(summary.heading)]

    def _refresh_titles(self, query: SearchQuery) -> Iterator[None]:
        """Bring the titles up to date in steps, if a query asks for any."""
        if query.titles:
            yield from self._catalogue.refresh(self._open_cache())

    def _open_cache(self) -> SearchCache:
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

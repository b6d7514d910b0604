"""Run a search a few milliseconds at a time, so that the window stays responsive between the steps.

The steps run one after the other in the thread that owns the library; a search that is no longer wanted is simply not
stepped any more (docs/decisions/0058).
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from reader.core.annotations.query import SearchQuery, SearchScope
from reader.core.annotations.searchable_note import SearchableNote, note_text
from reader.core.text.outline import short_path
from reader.core.text.search_folding import SearchFolding
from reader.storage.connection import Connection
from reader.storage.page_labels import page_label_query
from reader.storage.repositories.outlines import Outlines
from reader.storage.search.cache import SearchCache
from reader.storage.search.hits import Hit, HitGroup, Spans, context_length, snippet_of
from reader.storage.search.index_writer import LEAF_BITS
from reader.storage.search.note_text_index import NoteTextIndex
from reader.storage.search.peer_text_index import PeerTextIndex
from reader.storage.search.text_catalogue import TextCatalogue, TextSummary
from reader.storage.search.tokens import is_exact, match_of
from reader.storage.stored_values import stored_tags

_LEAVES_PER_STEP = 2, 8
"""The first leaves of a text may be enough; after them more are read at a time."""

_NOTES_PER_STEP = 20
_Read = tuple[list[Hit], int]
_Find = tuple[int, str, tuple[int, int], Spans]
"""A leaf's start and content, a place in it, and the spans of all matched words."""

_MAX_LEAVES = 16
"""Leaves of one text that are read to find several words close together."""


_LEAVES = "SELECT number, start, content FROM leaf WHERE text = ? AND number IN (SELECT value FROM json_each(?))"
_NOTES = (
    "SELECT id, start IS NOT NULL AND NOT orphan, ifnull(start, 0), ifnull(\"end\", 0), ifnull(section, ''), colour, "
    "body, ifnull(exact, ''), tags FROM annotation WHERE id = ? AND deleted IS NULL"
)
_PEER_NOTES = (
    "SELECT NULL, start IS NOT NULL AND NOT orphan, ifnull(start, 0), ifnull(\"end\", 0), ifnull(section, ''), colour, "
    "body, ifnull(exact, ''), tags FROM peer_note WHERE id = ? AND removed IS NULL"
)
"""A note of another is no annotation that could be opened: its hit is the place in the text."""

_PAGE = page_label_query("?", "?")


@dataclass(frozen=True, slots=True)
class SearchLimits:
    """How much is shown: hits in all, and places and notes of one text.

    If few texts match, each shows more places, ``few`` in total. With ``without_overlap`` no excerpt overlaps another.
    """

    hits: int
    places: int
    notes: int
    few: int = 0
    without_overlap: bool = True


class SearchSession:
    """A search in progress; ``groups`` grows, ``hits`` counts the hits in them.

    ``unsearched`` of ``texts`` are not indexed yet. ``is_whole`` is false if there are more hits than the limits allow.
    """

    def __init__(  # noqa: PLR0917  built in one place, by `SearchIndex`
        self,
        connection: Connection,
        cache: SearchCache,
        catalogue: TextCatalogue,
        note_index: NoteTextIndex | PeerTextIndex,
        folding: SearchFolding,
        request: SearchQuery,
        limits: SearchLimits,
    ) -> None:
        """Set up the search; nothing is read before the first step."""
        self._notes_query = _PEER_NOTES if isinstance(note_index, PeerTextIndex) else _NOTES
        self._connection = connection
        self._outlines = Outlines(connection)
        self._cache = cache
        self._catalogue = catalogue
        self._note_index = note_index
        self._folding = folding
        self._request = request
        self._limits = limits
        self._runs = [folding.fold_variants(run) for term in request.terms.terms for run in term.runs()]
        self._is_exact = is_exact(request.terms, folding)
        self._keys: array[int] = array("q")
        self._leaves: dict[int, range] = {}
        """The slice of the keys that belongs to each text, by the text's number in the index."""
        self._places_per_text = limits.places
        self._steps = self._run()
        self.groups: list[HitGroup] = []
        self.hits = 0
        self.texts = 0
        self.unsearched = 0
        self.is_whole = True

    def step(self) -> bool:
        """Run the search for a few milliseconds, and return whether there is more to do."""
        return next(self._steps, True) is None

    def _run(self) -> Iterator[None]:
        if self._request.is_empty:
            return
        yield from self._catalogue.refresh(self._cache)
        texts = self._catalogue.summaries(self._cache)
        self.texts, self.unsearched = texts.complete, texts.unsearched
        yield
        yield from self._find_leaves()
        if self._request.scope is not SearchScope.TEXTS:
            yield from self._note_index.refresh()
        matching = [summary for summary in texts.all if self._request.has_titles(summary.heading)]
        may_be_named = all(run in texts.headings for run in self._runs)
        named = [summary for summary in matching if self._is_named(summary)] if may_be_named else []
        with_hits = sum(1 for summary in matching if summary.number in self._leaves)
        self._places_per_text = max(self._limits.places, self._limits.few // max(1, with_hits))
        yield from self._search_texts(named, matching)

    def _search_texts(self, named: list[TextSummary], matching: list[TextSummary]) -> Iterator[None]:
        """Search the texts that match by name, then the others."""
        done = {summary.id for summary in named}
        for summary in (*named, *(summary for summary in matching if summary.id not in done)):
            if self.hits >= self._limits.hits:
                self.is_whole = False
                return
            notes, leaves = self._notes_of(summary), self._leaves_of(summary)
            if notes or leaves or summary.id in done:
                yield from self._search_text(summary, notes, leaves, is_named=summary.id in done)

    def _find_leaves(self) -> Iterator[None]:
        request = self._request
        if request.scope is not SearchScope.NOTES and request.terms.terms and not request.is_of_marks:
            for keys in self._cache.leaves(match_of(request.terms, self._folding)):
                self._keys.extend(keys)
                yield
        first = 0
        while first < len(self._keys):
            number = self._keys[first] >> LEAF_BITS
            last = bisect_left(self._keys, (number + 1) << LEAF_BITS, first)
            self._leaves[number] = range(first, last)
            first = last

    def _is_named(self, summary: TextSummary) -> bool:
        """Return whether the title, author or tags of a text match the query."""
        request = self._request
        if request.scope is SearchScope.NOTES or request.is_of_marks or not request.has_tags(summary.tags):
            return False
        if not (self._runs or request.tags or request.titles):
            return False
        return all(run in summary.heading for run in self._runs)

    def _search_text(
        self, summary: TextSummary, notes: Sequence[SearchableNote], leaves: Sequence[int], *, is_named: bool
    ) -> Iterator[None]:
        left = self._limits.hits - self.hits
        found_notes, more_notes = yield from self._read_notes(summary, notes, min(left, self._limits.notes))
        limit = min(left - len(found_notes), self._places_per_text)
        places, more_places = yield from self._read_leaves(summary, leaves, limit)
        if found_notes or places or is_named:
            hits = (*found_notes, *places)
            counts = (len(places) + more_places, not more_places, len(found_notes) + more_notes, not more_notes)
            self.groups.append(HitGroup(summary.id, summary.title, summary.author, is_named, hits, *counts))
            self.hits += len(hits)

    def _notes_of(self, summary: TextSummary) -> Sequence[SearchableNote]:
        """Return the matching notes on a text."""
        notes = self._note_index.of_text(summary.id)
        return self._request.matching(notes) if notes else ()

    def _leaves_of(self, summary: TextSummary) -> Sequence[int]:
        """Return the numbers of the candidate leaves of a text."""
        places = self._leaves.get(summary.number)
        if places is None or not self._request.has_tags(summary.tags):
            return ()
        first = summary.number << LEAF_BITS
        return [self._keys[place] - first for place in places]

    def _read_notes(
        self, summary: TextSummary, notes: Sequence[SearchableNote], limit: int
    ) -> Generator[None, None, _Read]:
        """Read notes until there are enough hits, and return how many more there are."""
        hits: list[Hit] = []
        for number, note in enumerate(notes):
            if len(hits) >= limit:
                return hits, len(notes) - number
            hit = self._note_hit(summary, note)
            if hit is not None:
                hits.append(hit)
            if number % _NOTES_PER_STEP == 0:
                yield
        return hits, 0

    def _note_hit(self, summary: TextSummary, note: SearchableNote) -> Hit | None:
        row = self._connection.row(self._notes_query, (note.id,))
        if row is None:
            return None
        identifier, is_placed, start, end, section, colour, body, quote, tags = row
        text = note_text(body, quote, stored_tags(tags))
        places, spans = self._request.terms.places(text)
        excerpt = snippet_of(text, places[0] if places else (0, 0), spans)
        where, page = self._where(summary, start) if is_placed else (section, "")
        return Hit(summary.id, summary.title, identifier, start, end, excerpt.line, excerpt.marks, where, page, colour)

    def _read_leaves(self, summary: TextSummary, numbers: Sequence[int], limit: int) -> Generator[None, None, _Read]:
        """Read leaves until there are enough places, and return a lower bound of how many more there are.

        For several words, places where all of them fit in one excerpt are preferred, as long as that takes few leaves.
        """
        near: list[_Find] = []
        far: list[_Find] = []
        read, size = 0, _LEAVES_PER_STEP[0]
        while read < len(numbers) and not self._is_enough(len(near), len(far), read, limit):
            batch = numbers[read : read + size]
            rows = {row["number"]: row for row in self._connection.rows(_LEAVES, (summary.content, json.dumps(batch)))}
            for number in batch:
                # a corrupt index may name a leaf that does not exist
                read += 1
                for find in self._finds(rows[number]) if number in rows else ():
                    (near if self._is_near(find) else far).append(find)
                if self._is_enough(len(near), len(far), read, limit):
                    break
            size = _LEAVES_PER_STEP[1]
            yield
        chosen = sorted([*near, *far][:limit], key=_position)
        unread = len(numbers) - read if self._is_exact else int(read < len(numbers))
        return [self._place_hit(summary, find) for find in chosen], len(near) + len(far) - len(chosen) + unread

    def _is_enough(self, near: int, far: int, read: int, limit: int) -> bool:
        return near > limit or (near + far > limit and read >= _MAX_LEAVES)

    def _finds(self, leaf: sqlite3.Row) -> Iterator[_Find]:
        """Yield the matches in a leaf; if the limits say so, none within the excerpt of another."""
        start, content = leaf["start"], leaf["content"]
        places, spans = self._request.terms.places(content)
        end = 0
        for place in places:
            if place[0] >= end or not self._limits.without_overlap:
                end = place[1] + context_length(content, place)
                yield start, content, place, spans

    def _is_near(self, find: _Find) -> bool:
        query = self._request.terms
        if len(query.terms) == 1 or not self._limits.without_overlap:
            return True
        _start, content, place, spans = find
        return bool(query.spans(snippet_of(content, place, spans).line))

    def _place_hit(self, summary: TextSummary, find: _Find) -> Hit:
        start, content, place, spans = find
        excerpt = snippet_of(content, place, spans)
        where = self._where(summary, start + place[0])
        return Hit(
            summary.id, summary.title, None, start + place[0], start + place[1], excerpt.line, excerpt.marks, *where
        )

    def _where(self, summary: TextSummary, position: int) -> tuple[str, str]:
        """Return the sections and the page label at a position; empty strings if there are none."""
        section = short_path(self._outlines.titles_in(summary.content, summary.title, position), full_last=True)
        page = self._connection.value(_PAGE, (summary.content, position)) if summary.has_pages else None
        return section, str(page or "")


def _position(find: _Find) -> int:
    start, _content, place, _spans = find
    return start + place[0]

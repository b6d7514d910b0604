"""Look for what a reader asks for, a few milliseconds at a time, so that the window stays free between the steps.

The steps are done by the thread that has the library, one after the other; a search that is no longer wanted is not
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
from reader.core.text.search_folding import SearchFolding
from reader.storage.connection import Connection
from reader.storage.search.cache import SearchCache
from reader.storage.search.hits import Hit, HitGroup, Spans, reach, snippet_of
from reader.storage.search.index_writer import LEAF_BITS
from reader.storage.search.note_text_index import IndexedNote, NoteTextIndex, note_words
from reader.storage.search.text_catalogue import TextCatalogue, TextSummary
from reader.storage.search.tokens import is_exact, match_of

_LEAVES_A_STEP = 2, 8
"""The first of a text may be enough; after them there are more at a time."""

_NOTES_A_STEP = 20
_Read = tuple[list[Hit], int]
_Find = tuple[int, str, tuple[int, int], Spans]
"""A leaf's start and words, a place in them, and the spans of all words that are looked for."""

_MOST_LEAVES = 16
"""Leaves of one text that are read to find several words close together."""


_LEAVES = "SELECT number, start, content FROM leaf WHERE text = ? AND number IN (SELECT value FROM json_each(?))"
_NOTES = (
    "SELECT id, start IS NOT NULL AND NOT orphan, ifnull(start, 0), ifnull(\"end\", 0), ifnull(section, ''), colour, "
    "body, ifnull(exact, ''), tags FROM annotation WHERE id = ? AND deleted IS NULL"
)
_SECTION = 'SELECT title FROM section WHERE text = ?1 AND start <= ?2 AND "end" > ?2 ORDER BY number DESC LIMIT 1'
_PAGE = "SELECT label FROM page WHERE text = ? AND start <= ? ORDER BY start DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class SearchLimits:
    """Say how much is shown: hits in all, and places and notes of one text.

    Where few texts hold the words, each shows more places, ``few`` together. ``apart``: no excerpt over another.
    """

    hits: int
    places: int
    notes: int
    few: int = 0
    apart: bool = True


class SearchSession:
    """Hold one search under way; ``groups`` grows, ``hits`` counts what is in them.

    ``unsearched`` of ``texts`` are not in the index yet. ``is_whole`` is false where there is more than the limits let
    through.
    """

    def __init__(  # noqa: PLR0917  built in one place, by `Index`
        self,
        connection: Connection,
        cache: SearchCache,
        cards: TextCatalogue,
        stock: NoteTextIndex,
        folder: SearchFolding,
        asked: SearchQuery,
        limits: SearchLimits,
    ) -> None:
        """Prepare to look; nothing is read before the first step."""
        self._connection = connection
        self._cache = cache
        self._cards = cards
        self._stock = stock
        self._folder = folder
        self._asked = asked
        self._limits = limits
        self._runs = [folder.loosely(run) for term in asked.query.terms for run in term.runs()]
        self._is_exact = is_exact(asked.query)
        self._keys: array[int] = array("q")
        self._leaves: dict[int, range] = {}
        """Where the leaves of each text stand among the keys, by the text's number."""
        self._places_each = limits.places
        self._work = self._looked()
        self.groups: list[HitGroup] = []
        self.hits = 0
        self.texts = 0
        self.unsearched = 0
        self.is_whole = True

    def step(self) -> bool:
        """Do a few milliseconds of the search, and say whether there is more to do."""
        return next(self._work, True) is None

    def _looked(self) -> Iterator[None]:
        if self._asked.is_empty:
            return
        cards = self._cards.cards(self._cache)
        self.texts, self.unsearched = cards.complete, cards.unsearched
        yield
        yield from self._find_leaves()
        if self._asked.realm is not SearchScope.TEXTS:
            yield from self._stock.refresh()
        wanted = [card for card in cards.all if self._asked.has_titles(card.heading)]
        may_be_named = all(run in cards.headings for run in self._runs)
        named = [card for card in wanted if self._is_named(card)] if may_be_named else []
        holding = sum(1 for card in wanted if card.number in self._leaves)
        self._places_each = max(self._limits.places, self._limits.few // max(1, holding))
        yield from self._look_into_all(named, wanted)

    def _look_into_all(self, named: list[TextSummary], wanted: list[TextSummary]) -> Iterator[None]:
        """Look into the texts that are named, then into the others."""
        done = {card.id for card in named}
        for card in (*named, *(one for one in wanted if one.id not in done)):
            if self.hits >= self._limits.hits:
                self.is_whole = False
                return
            notes, leaves = self._notes_of(card), self._leaves_of(card)
            if notes or leaves or card.id in done:
                yield from self._look_into(card, notes, leaves, is_named=card.id in done)

    def _find_leaves(self) -> Iterator[None]:
        asked = self._asked
        if asked.realm is not SearchScope.NOTES and asked.query.terms and not asked.colours:
            for keys in self._cache.leaves(match_of(asked.query, self._folder)):
                self._keys.extend(keys)
                yield
        first = 0
        while first < len(self._keys):
            number = self._keys[first] >> LEAF_BITS
            last = bisect_left(self._keys, (number + 1) << LEAF_BITS, first)
            self._leaves[number] = range(first, last)
            first = last

    def _is_named(self, card: TextSummary) -> bool:
        """Return whether a text is what was asked for by its title, author or tags."""
        asked = self._asked
        if asked.realm is SearchScope.NOTES or asked.colours or not asked.has_tags(card.tags):
            return False
        return all(run in card.heading for run in self._runs)

    def _look_into(
        self, card: TextSummary, notes: Sequence[IndexedNote], leaves: Sequence[int], *, is_named: bool
    ) -> Iterator[None]:
        left = self._limits.hits - self.hits
        found_notes, more_notes = yield from self._read_notes(card, notes, min(left, self._limits.notes))
        room = min(left - len(found_notes), self._places_each)
        places, more_places = yield from self._read_leaves(card, leaves, room)
        if found_notes or places or is_named:
            hits = (*found_notes, *places)
            counts = (len(places) + more_places, not more_places, len(found_notes) + more_notes, not more_notes)
            self.groups.append(HitGroup(card.id, card.title, card.author, is_named, hits, *counts))
            self.hits += len(hits)

    def _notes_of(self, card: TextSummary) -> Sequence[IndexedNote]:
        """Return the notes on a text that seem to be asked for; which are is seen in their words."""
        asked = self._asked
        if asked.realm is SearchScope.TEXTS or not (self._runs or asked.tags or asked.colours):
            return ()
        notes = self._stock.of_text(card.id).holding(self._runs)
        if not (asked.colours or asked.tags):
            return notes
        return [
            note for note in notes if (not asked.colours or note.colour in asked.colours) and asked.has_tags(note.tags)
        ]

    def _leaves_of(self, card: TextSummary) -> Sequence[int]:
        """Return the numbers of the leaves of a text that seem to hold what is asked for."""
        places = self._leaves.get(card.number)
        if places is None or not self._asked.has_tags(card.tags):
            return ()
        first = card.number << LEAF_BITS
        return [self._keys[place] - first for place in places]

    def _read_notes(self, card: TextSummary, notes: Sequence[IndexedNote], most: int) -> Generator[None, None, _Read]:
        """Read the notes until there are enough, and give how many more there seem to be."""
        hits: list[Hit] = []
        for number, note in enumerate(notes):
            if len(hits) >= most:
                return hits, len(notes) - number
            hit = self._note_hit(card, note)
            if hit is not None:
                hits.append(hit)
            if number % _NOTES_A_STEP == 0:
                yield
        return hits, 0

    def _note_hit(self, card: TextSummary, note: IndexedNote) -> Hit | None:
        row = self._connection.row(_NOTES, (note.id,))
        if row is None:
            return None
        identifier, is_placed, start, end, section, colour, *parts = row
        words = note_words(*parts)
        places, spans = self._asked.query.places(words)
        if self._asked.query.terms and not places:
            return None
        excerpt = snippet_of(words, places[0] if places else (0, 0), spans)
        where, page = self._where(card, start) if is_placed else (section, "")
        return Hit(card.id, card.title, identifier, start, end, excerpt.line, excerpt.marks, where, page, colour)

    def _read_leaves(self, card: TextSummary, numbers: Sequence[int], most: int) -> Generator[None, None, _Read]:
        """Read the leaves until there are enough places, and give at least how many more there are.

        Of several words, places where all stand in one excerpt are preferred, as long as that takes few leaves.
        """
        near: list[_Find] = []
        far: list[_Find] = []
        read, size = 0, _LEAVES_A_STEP[0]
        while read < len(numbers) and not self._is_enough(len(near), len(far), read, most):
            some = numbers[read : read + size]
            rows = {row["number"]: row for row in self._connection.rows(_LEAVES, (card.content, json.dumps(some)))}
            for number in some:
                # an index that is wrong may name a leaf that is not there
                read += 1
                for find in self._finds(rows[number]) if number in rows else ():
                    (near if self._is_near(find) else far).append(find)
                if self._is_enough(len(near), len(far), read, most):
                    break
            size = _LEAVES_A_STEP[1]
            yield
        chosen = sorted([*near, *far][:most], key=_position)
        unread = len(numbers) - read if self._is_exact else int(read < len(numbers))
        return [self._place_hit(card, find) for find in chosen], len(near) + len(far) - len(chosen) + unread

    def _is_enough(self, near: int, far: int, read: int, most: int) -> bool:
        return near > most or (near + far > most and read >= _MOST_LEAVES)

    def _finds(self, leaf: sqlite3.Row) -> Iterator[_Find]:
        """Yield the places in a leaf; where asked, none in the excerpt of another."""
        start, words = leaf["start"], leaf["content"]
        places, spans = self._asked.query.places(words)
        end = 0
        for place in places:
            if place[0] >= end or not self._limits.apart:
                end = place[1] + reach(words, place)
                yield start, words, place, spans

    def _is_near(self, find: _Find) -> bool:
        query = self._asked.query
        if len(query.terms) == 1 or not self._limits.apart:
            return True
        _start, words, place, spans = find
        return bool(query.spans(snippet_of(words, place, spans).line))

    def _place_hit(self, card: TextSummary, find: _Find) -> Hit:
        start, words, place, spans = find
        excerpt = snippet_of(words, place, spans)
        where = self._where(card, start + place[0])
        return Hit(card.id, card.title, None, start + place[0], start + place[1], excerpt.line, excerpt.marks, *where)

    def _where(self, card: TextSummary, position: int) -> tuple[str, str]:
        """Return the section and the page that hold a position, as far as there are any."""
        section = self._connection.value(_SECTION, (card.content, position))
        page = self._connection.value(_PAGE, (card.content, position)) if card.has_pages else None
        return str(section or ""), str(page or "")


def _position(find: _Find) -> int:
    start, _words, place, _spans = find
    return start + place[0]

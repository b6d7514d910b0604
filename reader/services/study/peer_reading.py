"""Read the notes of others: which of them are shown, what several people marked, and what a search finds in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reader.core.annotations.foreign_notes import note_of_anchor
from reader.core.annotations.imported_notes import place_notes
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.query import parse_query
from reader.core.annotations.reanchoring.anchor_match import Edition
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.annotations.searchable_note import SearchableNote, note_text
from reader.core.annotations.title_index import TextTitle, TitleIndex
from reader.core.study.groups import Person
from reader.core.study.marked_together import PersonMark, SharedSentence, shared_sentences
from reader.core.study.peer_notes import PeerNote, visible_notes
from reader.storage.library import Library
from reader.storage.search.hits import Hit, snippet_of

_QUOTATIONS = 12
"""How many of the longest quotations of waiting notes are looked for in a text that has come."""


@dataclass(frozen=True, slots=True)
class TextSentence:
    """A sentence that several people marked, the text that it stands in, and the names of the people."""

    text: str
    title: str
    sentence: SharedSentence
    people: tuple[str, ...]


def people_by_id(library: Library) -> dict[str, Person]:
    """Return those who handed something over, by id."""
    return {person.id: person for person in library.study_groups.people()}


def shown_people(library: Library) -> tuple[str, ...]:
    """Return the ids of the people whose notes are shown."""
    return tuple(person.id for person in library.study_groups.people() if person.shows_notes)


def visible_peer_notes(library: Library, text: str) -> list[PeerNote]:
    """Return the notes of others on a text that are shown: those on passages that have been read."""
    notes = library.peer_notes.of_text(text)
    return visible_notes(notes, library.coverage.ranges(text), shown_people(library))


def marked_together(library: Library, text: str | None = None, own_name: str = "") -> list[TextSentence]:
    """Return the sentences that at least two people marked, of one text or of all, by text and in text order.

    The reader's own marks count only under an ``own_name``: a list for others holds what was handed over.
    """
    people = people_by_id(library)
    marks: dict[str, list[PersonMark]] = {}
    for note in library.peer_notes.of_text(text) if text else library.peer_notes.all():
        if note.is_placed and note.anchor is not None and note.kind is not AnnotationKind.BOOKMARK:
            marks.setdefault(note.text, []).append(PersonMark(people[note.person].name, note.start, note.end))
    for identifier, of_text in marks.items() if own_name else ():
        for own in library.annotations.of_text(identifier):
            if own.anchor is not None and not own.orphan and own.kind is not AnnotationKind.BOOKMARK:
                of_text.append(PersonMark(own_name, own.start, own.end))
    titles = {one.id: one.title for one in library.texts.some(marks)}
    return [
        TextSentence(identifier, titles[identifier], sentence, sentence.people)
        for identifier, of_text in marks.items()
        if identifier in titles
        for sentence in shared_sentences(library.texts.view(identifier), of_text)
    ]


def search_peer_notes(library: Library, words: str, limit: int = 100) -> list[Hit]:
    """Return the notes of others in which words stand, by text and in text order; any words are a query."""
    folding = library.index.folding
    query = parse_query(words, folding)
    if query.is_empty or limit <= 0:
        return []
    titles = {one.id: one.title for one in library.texts.all()}
    notes = {note.id: note for note in library.peer_notes.all() if note.withdrawn is None}
    found = query.matching([SearchableNote.of(note.as_annotation(), folding) for note in notes.values()])
    hits = []
    for searchable in found[:limit]:
        note = notes[searchable.id]
        text = note_text(note.body, note.quote, note.tags)
        places, spans = query.terms.places(text)
        excerpt = snippet_of(text, places[0] if places else (0, 0), spans)
        section = note.anchor.section if note.anchor else ""
        title = titles.get(note.text, note.title)
        place = (note.start, note.end, excerpt.line, excerpt.marks, section)
        hits.append(Hit(note.text, title, note.id, *place, colour=note.colour))
    return hits


# --- notes that wait for their text ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WaitingPeerNotes:
    """The notes of others that wait for a text that has come, grouped by the text that they were made on.

    They are values only, so that another thread may place them; ``digest`` is that of the text.
    """

    text: str
    digest: str
    groups: tuple[tuple[PeerNote, ...], ...]
    edition: Edition
    comparison: Comparison

    def place_notes(self) -> list[PeerNote]:
        """Return the notes with their passages: those on the same words, or whose quotations the text holds."""
        return [note for notes in self.groups if self._is_meant(notes) for note in self._placed(notes)]

    def _is_meant(self, notes: Sequence[PeerNote]) -> bool:
        is_same = bool(self.digest) and notes[0].digest == self.digest
        return is_same or _holds_quotations(self.edition, notes, self.comparison)

    def _placed(self, notes: Sequence[PeerNote]) -> list[PeerNote]:
        foreign = [note_of_anchor(note.anchor, number) for number, note in enumerate(notes)]
        placed = place_notes(foreign, self.text, self.edition, self.comparison)
        return [
            replace(note, text=self.text, anchor=one.anchor, orphan=one.orphan)
            for note, one in zip(notes, placed, strict=True)
        ]


def waiting_peer_notes(library: Library, text: str, comparison: Comparison) -> WaitingPeerNotes | None:
    """Return the notes of others that may wait for a text: by its words, or by its title; None without any."""
    waiting = library.peer_notes.waiting() if library.has_peer_notes else []
    if not waiting:
        return None
    card = library.texts.get(text)
    digest = library.texts.digests([text]).get(text, "")
    titles = TitleIndex([TextTitle(card.id, card.title, card.author)], comparison)
    groups = tuple(
        notes
        for notes in _by_text(waiting)
        if (digest and notes[0].digest == digest) or titles.text_for(notes[0].title, notes[0].author)
    )
    return WaitingPeerNotes(text, digest, groups, library.editions.edition(text), comparison) if groups else None


def place_waiting_peer_notes(library: Library, text: str, comparison: Comparison, now: datetime) -> int:
    """Place the notes of others that waited for a text, and return how many have come to it.

    They are those on a text with its words, or with its title if it holds half of their longest quotations. It is no
    step of undo: where the text goes, they wait again.
    """
    waiting = waiting_peer_notes(library, text, comparison)
    placed = waiting.place_notes() if waiting else []
    if placed:
        library.peer_notes.place(placed, now)
    return len(placed)


def _by_text(notes: Sequence[PeerNote]) -> list[tuple[PeerNote, ...]]:
    """Group notes by the text that they were made on."""
    groups: dict[tuple[str, str, str], list[PeerNote]] = {}
    for note in notes:
        groups.setdefault((note.digest, note.title, note.author), []).append(note)
    return [tuple(group) for group in groups.values()]


def _holds_quotations(edition: Edition, notes: Sequence[PeerNote], comparison: Comparison) -> bool:
    """Return whether a text holds half of the longest quotations of notes; without any, its title is enough."""
    quotes = sorted({note.quote for note in notes if note.quote}, key=len, reverse=True)[:_QUOTATIONS]
    found = sum(quote in edition.whole for quote in quotes)
    if 2 * found < len(quotes):
        whole = comparison.fold(edition.whole)
        found = sum(comparison.fold(quote) in whole for quote in quotes)
    return 2 * found >= len(quotes)

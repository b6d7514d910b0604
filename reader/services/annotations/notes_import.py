"""Import the notes of another program in three steps: gather, place, store.

Only the first and the last touch the library, so that placing may run in another thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNote, ForeignNotes, NoteSource, note_of_anchor
from reader.core.annotations.imported_notes import (
    PlacedNote,
    import_operation,
    note_id,
    place_notes,
    unplaced_notes,
    was_undone,
)
from reader.core.annotations.model import Annotation
from reader.core.annotations.operations import Edit, Operation
from reader.core.annotations.reanchoring.anchor_match import Edition
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.annotations.title_index import TextTitle, TitleIndex
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.study.exchange import clean_name
from reader.core.text.bibliography import Bibliography
from reader.storage.library import Library
from reader.storage.repositories.placeholder_texts import PlaceholderText

_SEARCHED_TEXTS = 40
"""Texts, those opened last, that are searched for notes that name no title."""

_QUOTATIONS = 12
"""Quotations that are searched for in each of them."""


@dataclass(frozen=True, slots=True)
class NotesOfOneText:
    """The imported notes on one text; ``text`` is its id, empty where only their quotations can identify it."""

    title: str
    author: str
    notes: tuple[ForeignNote, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class PlacementTask:
    """All that placing needs; ``candidates`` are the texts to search for groups without one."""

    groups: tuple[NotesOfOneText, ...]
    editions: dict[str, Edition]
    candidates: tuple[str, ...]
    comparison: Comparison

    def place_notes(self) -> list[tuple[NotesOfOneText, list[PlacedNote]]]:
        """Place the notes of each group; those of a group without a text are not placed."""
        done = []
        for group in self.groups:
            text = group.text or _identify_text(group.notes, self.candidates, self.editions, self.comparison)
            notes = place_notes(group.notes, text, self.editions[text], self.comparison) if text else []
            done.append((replace(group, text=text), notes))
        return done


@dataclass(frozen=True, slots=True)
class NotesReport:
    """The outcome of importing the notes of one file.

    ``orphaned`` includes those that wait for their text, ``whole`` are those without a passage. ``people`` are the
    names of those whose notes these are, if they are not the reader's own.
    """

    path: Path
    source: NoteSource
    matched: int
    orphaned: int
    waiting: int
    whole: int
    skipped: tuple[ReaderError, ...]
    warnings: tuple[ReaderError, ...] = ()
    placeholders: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def known(self) -> int:
        """Return the number of entries that were skipped because they are in the library already."""
        return len(self.skipped) - len(self.reported)

    @property
    def reported(self) -> tuple[ReaderError, ...]:
        """Return the entries that were skipped for another reason, each of which is reported."""
        return tuple(error for error in self.skipped if error.detail.get("why") != "known")


def gather_notes(
    library: Library,
    foreign: ForeignNotes,
    path: Path,
    into: str,
    comparison: Comparison,
    *,
    are_own: bool = False,
) -> PlacementTask:
    """Find the texts that notes belong to; ``into`` is the id of the text that the reader chose for them, or empty.

    Raises ReaderError NOTES_OF_OTHERS (``people``) for a set that another reader handed over, unless they ``are_own``.
    """
    others = () if are_own else authors_of_others(library, foreign)
    if others:
        raise ReaderError(Problem.NOTES_OF_OTHERS, path, people=", ".join(others))
    return find_texts(library, foreign, path, into, comparison)


def authors_of_others(library: Library, foreign: ForeignNotes) -> tuple[str, ...]:
    """Return the names of those whose set this is, if it was made by One Hour and is not the reader's own; else none.

    A set whose author has an id was handed over. A set of an earlier version names only the authors of notes that came
    to its maker from elsewhere: it is another's only if all its notes are by others, and nothing of it is known here
    (docs/decisions/0093).
    """
    if foreign.source is not NoteSource.ONE_HOUR or any(note.original for note in foreign.notes):
        return ()
    groups = library.study_groups
    own_ids, own_names = groups.own_ids(), {group.display_name for group in groups.all()} | {""}
    handed_over = {note.creator_id: note.creator for note in foreign.notes if note.creator_id}
    handed_over |= {described.creator_id: described.creator for described in foreign.sets if described.creator_id}
    if handed_over:
        return tuple(clean_name(name) or "?" for one, name in handed_over.items() if one not in own_ids)
    names = [note.creator for note in foreign.notes]
    if not names or not own_names.isdisjoint(names):
        return ()
    known = library.annotations.known([note.id for note in foreign.notes])
    texts = {text.id for text in library.texts.all()}
    if not all(map(was_undone, known.values())) or not texts.isdisjoint(note.text for note in foreign.notes):
        return ()
    return tuple(dict.fromkeys(map(clean_name, names)))


def find_texts(library: Library, foreign: ForeignNotes, path: Path, into: str, comparison: Comparison) -> PlacementTask:
    """Find the texts that notes belong to, whoever made them."""
    into = into or _annotated_text(library, foreign, path)
    cards = [TextTitle(text.id, text.title, text.author) for text in library.texts.all() if text.complete]
    titles = TitleIndex(cards, comparison)
    known = {card.id for card in cards}
    groups = tuple(_groups(foreign.notes, path, titles, known, into))
    wanted = {group.text for group in groups if group.text}
    choices = tuple(card.id for card in cards[:_SEARCHED_TEXTS]) if any(_is_nameless(group) for group in groups) else ()
    editions = {text: library.editions.edition(text) for text in (*wanted, *choices)}
    return PlacementTask(groups, editions, choices, comparison)


def _annotated_text(library: Library, foreign: ForeignNotes, path: Path) -> str:
    """Return the id of the text that was made of a file that holds notes itself; empty for a file of notes.

    One that was annotated since it was added is told by its name.
    """
    if not foreign.file_digest:
        return ""
    texts = library.texts
    text = texts.by_file(foreign.file_digest) or texts.by_file_name(path.name, str(path.absolute()))
    return text.id if text is not None else ""


def store_notes(
    library: Library,
    foreign: ForeignNotes,
    path: Path,
    placed: Sequence[tuple[NotesOfOneText, list[PlacedNote]]],
    at: datetime,
) -> tuple[NotesReport, Changes | None]:
    """Store placed notes in one step of undo; the changes are None where there is nothing new."""
    arrivals: list[PlacedNote] = []
    placeholders: list[str] = []
    known = library.annotations.known([note_id(foreign, note) for note in foreign.notes])
    gone = _removed_texts(library, known)
    for group, notes in placed:
        if group.text:
            arrivals += notes
            continue
        arrivals += unplaced_notes(group.notes, library.placeholders.id_for(group.title, group.author, at))
        placeholders.append(group.title)
    incoming = import_operation(foreign, arrivals, known, path, at, gone=gone)
    data = _publications(library, foreign, placed)
    changes = library.commit(incoming.operation, data) if incoming.operation.edits or data else None
    report = NotesReport(
        path,
        foreign.source,
        incoming.matched,
        incoming.orphaned,
        incoming.waiting,
        incoming.whole,
        incoming.skipped,
        foreign.warnings,
        tuple(dict.fromkeys(placeholders)) if incoming.waiting else (),
        tuple(dict.fromkeys(group.text for group, _notes in placed if group.text)),
    )
    return report, changes


def has_new_notes(
    library: Library,
    foreign: ForeignNotes,
    path: Path,
    placed: Sequence[tuple[NotesOfOneText, list[PlacedNote]]],
    at: datetime,
) -> bool:
    """Return whether there is anything to store, so that a backup before it is worth while."""
    known = library.annotations.known([note_id(foreign, note) for note in foreign.notes])
    arrivals = [note for group, notes in placed for note in (notes if group.text else unplaced_notes(group.notes, ""))]
    gone = _removed_texts(library, known)
    edits = import_operation(foreign, arrivals, known, path, at, gone=gone).operation.edits
    return bool(edits) or bool(_publications(library, foreign, placed))


def _publications(
    library: Library, foreign: ForeignNotes, placed: Sequence[tuple[NotesOfOneText, list[PlacedNote]]]
) -> dict[str, Bibliography]:
    """Return the bibliographic data of the texts of which the file says more than is known, by text id."""
    stated = {(one.title, one.author): one.data for one in foreign.publications}
    found: dict[str, Bibliography] = {}
    for group, _notes in placed:
        if group.text and (data := stated.get((group.title, group.author))):
            known = library.bibliographies.of(group.text)
            if (completed := known.completed_by(data)) != known:
                found[group.text] = completed
    return found


def _removed_texts(library: Library, known: Mapping[str, Annotation]) -> set[str]:
    """Return the ids of texts that have notes and were removed from the library."""
    present = {text.id for text in library.texts.all()} | {text.id for text in library.placeholders.all()}
    return {note.text for note in known.values()} - present


def placeholders_for(library: Library, text: str, comparison: Comparison) -> list[PlaceholderText]:
    """Return the titles with notes that wait for a text like this one."""
    card = library.texts.get(text)
    titles = TitleIndex([TextTitle(card.id, card.title, card.author)], comparison)
    return [waiting for waiting in library.placeholders.all() if titles.text_for(waiting.title, waiting.author)]


def waiting_notes(library: Library, placeholders: Iterable[PlaceholderText]) -> list[Annotation]:
    """Return the notes that wait under titles."""
    return [note for placeholder in placeholders for note in library.annotations.of_text(placeholder.id)]


def placement_operation(
    notes: Sequence[Annotation], text: str, edition: Edition, comparison: Comparison, at: datetime
) -> Operation:
    """Build the operation that places waiting notes on a text that has arrived."""
    foreign = [note_of_anchor(note.anchor, number) for number, note in enumerate(notes)]
    arrivals = place_notes(foreign, text, edition, comparison)
    edits = tuple(
        Edit(note, replace(note, text=text, anchor=placed.anchor, orphan=placed.orphan))
        for note, placed in zip(notes, arrivals, strict=True)
    )
    return Operation(OperationName.PLACE_NOTES, edits, at)


def _groups(
    notes: Sequence[ForeignNote], path: Path, titles: TitleIndex, known: set[str], into: str
) -> Iterator[NotesOfOneText]:
    parts: dict[tuple[str, str, str, str], list[ForeignNote]] = {}
    for note in notes:
        own = note.text if note.text in known else ""
        parts.setdefault((own, note.title, note.author, "" if note.title else note.work), []).append(note)
    named = {key: key[0] or titles.text_for(key[1], key[2]) or "" for key in parts}
    only_into = into and into not in named.values()
    for key, members in parts.items():
        title = key[1] or (f"{path.stem} {key[3]}".strip())
        text = into if only_into else named[key]
        yield NotesOfOneText(title, key[2], tuple(members), text)


def _is_nameless(group: NotesOfOneText) -> bool:
    return not group.text and all(not note.title or note.title == note.work for note in group.notes)


def _identify_text(
    notes: Sequence[ForeignNote], choices: Sequence[str], editions: dict[str, Edition], comparison: Comparison
) -> str:
    """Return the text that notes without a title are on: the one that has most of their longest quotations."""
    if not choices or any(note.title and note.title != note.work for note in notes):
        return ""
    quotes = sorted({note.quote for note in notes if len(note.quote) >= 8}, key=len, reverse=True)[:_QUOTATIONS]
    counts = {text: sum(quote in editions[text].whole for quote in quotes) for text in choices}
    if not any(counts.values()):
        quotes = [folded for folded in map(comparison.fold, quotes) if folded]
        wholes = ((text, comparison.fold(editions[text].whole)) for text in choices)
        counts = {text: sum(quote in whole for quote in quotes) for text, whole in wholes}
    best = max(counts, key=counts.__getitem__)
    rivals = [count for text, count in counts.items() if text != best]
    return best if quotes and 2 * counts[best] >= len(quotes) and counts[best] > max(rivals, default=0) else ""

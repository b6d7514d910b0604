"""Reply to notes of others, take them over, and move notes that came in as own ones to whom they are by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.core.study.exchange import PersonReference, clean_name
from reader.core.study.groups import Person, met_person
from reader.core.study.peer_notes import PeerLink, PeerLinkRole, PeerNote, peer_note_id
from reader.core.text.sanitise import one_line
from reader.services.study.peers import person_id_of_name
from reader.storage.library import Library


def take_over(library: Library, note: PeerNote, now: datetime) -> tuple[Annotation, Changes]:
    """Make an own annotation of a note of another, with its author as the creator, as one undo step.

    Raises ReaderError TEXT_UNKNOWN for a note whose text is not in the library.
    """
    text = library.texts.get(note.text).id
    name = library.study_groups.person(note.person).name
    copy = replace(note.as_annotation(name), id=new_id(now), text=text, created=now, modified=now)
    link = PeerLink(copy.id, note.id, PeerLinkRole.COPY)
    return copy, library.peer_notes.link(OperationName.TAKE_PEER_NOTE, copy, link, now)


def reply_to(library: Library, note: PeerNote, body: str, now: datetime) -> tuple[Annotation, Changes]:
    """Add an own note on the passage of a note of another, linked to it, as one undo step.

    Raises ReaderError TEXT_UNKNOWN for a note whose text is not in the library.
    """
    text = library.texts.get(note.text).id
    own = Annotation(new_id(now), text, AnnotationKind.NOTE, now, now, note.anchor, body=body, orphan=note.orphan)
    link = PeerLink(own.id, note.id, PeerLinkRole.REPLY)
    return own, library.peer_notes.link(OperationName.REPLY_TO_PEER, own, link, now)


def creators(library: Library) -> Counter[str]:
    """Return by whom the notes are that came in from elsewhere among the reader's own, with how many they are.

    What the reader took over from others stays an own note.
    """
    return Counter(annotation.creator for annotation in _by_others(library))


def move_to_peer(library: Library, creator: str, name: str, now: datetime) -> tuple[Person, Changes]:
    """Move the notes by a creator from among the reader's own to those of others, as one undo step.

    ``name`` is the name of the person, that of the creator where it is empty. Raises ReaderError NOTES_MOVED_NONE where
    there are none, NAME_MISSING where nothing is left of the name.
    """
    annotations = [annotation for annotation in _by_others(library) if annotation.creator == creator]
    if not annotations:
        raise ReaderError(Problem.NOTES_MOVED_NONE, creator=one_line(creator))
    person = _person(library, clean_name(name or creator))
    notes = _as_peer_notes(library, annotations, person)
    return person, library.peer_notes.move(annotations, notes, person, library.study_groups, now)


def _by_others(library: Library) -> list[Annotation]:
    linked = library.peer_notes.links()
    return [one for one in library.annotations.all() if one.creator and one.id not in linked]


def _person(library: Library, name: str) -> Person:
    known = library.study_groups.people()
    namesakes = [one for one in known if one.name == name]
    if len(namesakes) == 1:
        return namesakes[0]
    return met_person(PersonReference(person_id_of_name(name) if name else "", name), "", known)


def _as_peer_notes(library: Library, annotations: Sequence[Annotation], person: Person) -> list[PeerNote]:
    texts = {text.id: text for text in library.texts.some(_texts(annotations))}
    texts |= {text.id: text for text in library.placeholders.cards()}
    digests = library.texts.digests(texts)
    return [
        PeerNote(
            peer_note_id(person.id, one.id),
            person.id,
            one.id,
            one.kind,
            one.created,
            one.modified,
            one.text if one.text in digests else "",
            texts[one.text].title if one.text in texts else "",
            texts[one.text].author if one.text in texts else "",
            digests.get(one.text, ""),
            one.anchor,
            one.colour,
            one.body,
            one.tags,
            one.orphan and one.text in digests,
            style=one.style,
        )
        for one in annotations
    ]


def _texts(annotations: Iterable[Annotation]) -> set[str]:
    return {annotation.text for annotation in annotations}

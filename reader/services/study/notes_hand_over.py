"""Hand over notes: choose which of the reader's own go, and make the file of them (study.md, §7)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.changes import Changes
from reader.core.ids import derived_id
from reader.core.study.exchange import ExchangeFile, ExchangeHeader, ExchangeKind
from reader.core.study.groups import StudyGroup
from reader.core.study.peer_notes import PeerLinkRole
from reader.core.text.model import Text
from reader.exporters.study.handed_over_notes import HandedOverText, NotesReadmeLabels, PeerSource, notes_files
from reader.services.exporting.translated_labels import Translate
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library

PRIVATE_TAG = "self"
"""A note with this tag is never offered."""


@dataclass(frozen=True, slots=True)
class OfferedText:
    """A text with the notes on it that may be handed over, in text order."""

    text: Text
    annotations: tuple[Annotation, ...]

    @property
    def tags(self) -> tuple[str, ...]:
        """Return the tags of the notes."""
        return tuple(dict.fromkeys(tag for annotation in self.annotations for tag in annotation.tags))


@dataclass(frozen=True, slots=True)
class NotesChoice:
    """Which notes go by rule: those on these texts, with one of these tags and colours; empty means any."""

    texts: Collection[str] = ()
    tags: Collection[str] = ()
    colours: Collection[int] = ()

    def has(self, annotation: Annotation) -> bool:
        """Return whether a note goes."""
        if self.texts and annotation.text not in self.texts:
            return False
        if self.tags and not set(self.tags) & set(annotation.tags):
            return False
        return not self.colours or annotation.colour in self.colours


def offered_notes(library: Library) -> list[OfferedText]:
    """Return what may be handed over: notes, questions and highlights on texts of the library, none of them private.

    The texts come in the order of the shelf, bookmarks and notes with the tag `PRIVATE_TAG` not at all.
    """
    by_text: dict[str, list[Annotation]] = {}
    for annotation in library.annotations.all():
        if annotation.kind is not AnnotationKind.BOOKMARK and not is_private(annotation):
            by_text.setdefault(annotation.text, []).append(annotation)
    texts = library.texts.some(by_text)
    return [OfferedText(text, tuple(by_text[text.id])) for text in texts if text.complete]


def is_private(annotation: Annotation) -> bool:
    """Return whether a note has the private tag, in whatever case it was typed."""
    return any(tag.casefold() == PRIVATE_TAG for tag in annotation.tags)


@dataclass(frozen=True, slots=True)
class NotesHandOver:
    """The notes that go to a group: the ``chosen``, by id, of those that are ``offered``."""

    group: StudyGroup
    offered: Sequence[OfferedText]
    chosen: Collection[str]


def notes_file(
    library: Library, hand_over: NotesHandOver, labels: NotesReadmeLabels, now: datetime
) -> ExchangeFile | None:
    """Return the file with the chosen notes; None if there are none.

    A set is complete if all that is offered on its text goes, so that what went before and is not in it is withdrawn.
    """
    group, chosen = hand_over.group, frozenset(hand_over.chosen)
    texts = [one for one in hand_over.offered if any(note.id in chosen for note in one.annotations)]
    texts.sort(key=lambda one: (one.text.title, one.text.id))
    if not texts:
        return None
    digests = library.texts.digests(one.text.id for one in texts)
    links = library.peer_notes.links(chosen) if library.has_peer_notes else {}
    sources = _sources(library, {link.peer_note for link in links.values()})
    handed_over = []
    for one in texts:
        notes = [_in_zone(note, now) for note in one.annotations if note.id in chosen]
        linked = {note.id: links[note.id] for note in notes if note.id in links}
        answered, taken = (
            {note: sources[link.peer_note] for note, link in linked.items() if link.role is role}
            for role in (PeerLinkRole.REPLY, PeerLinkRole.COPY)
        )
        is_complete = len(notes) == len(one.annotations)
        handed_over.append(HandedOverText(one.text, digests[one.text.id], notes, is_complete, answered, taken))
    today = study_day_of(library, now)
    header = ExchangeHeader(
        ExchangeKind.NOTES,
        derived_id(None, f"notes {group.member}"),
        today.toordinal(),
        group.me,
        today,
        group.reference,
    )
    content = {"texts": [_described(one) for one in handed_over]}
    return ExchangeFile(header, content, notes_files(header, handed_over, labels))


def record_group(library: Library, group: StudyGroup, now: datetime) -> Changes:
    """Keep the group that notes were handed over to, and the name that the reader has there."""
    return library.study_groups.change(group, now)


def notes_readme_labels(translate: Translate) -> NotesReadmeLabels:
    """Return the words of the README in the reader's language."""
    texts = {field.name: str(field.default) for field in fields(NotesReadmeLabels)}
    return NotesReadmeLabels(**{name: translate("HandedOverNotes", text) for name, text in texts.items()})


def _in_zone(note: Annotation, now: datetime) -> Annotation:
    """Return a note with its times in the reader's zone."""
    zone = now.tzinfo
    return replace(note, created=note.created.astimezone(zone), modified=note.modified.astimezone(zone))


def _sources(library: Library, notes: Collection[str]) -> dict[str, PeerSource]:
    names = {person.id: person.name for person in library.study_groups.people()}
    found = library.peer_notes.some(notes) if notes else {}
    return {note.id: PeerSource(note.original, names.get(note.person, "")) for note in found.values()}


def _described(one: HandedOverText) -> dict[str, object]:
    return {
        "title": one.text.title,
        "author": one.text.author,
        "characters": one.text.characters,
        "digest": one.digest,
        "notes": len(one.annotations),
        "complete": one.is_complete,
    }

"""Write the notes that a reader hands over: a README for people, and one W3C AnnotationSet for each text.

Source: W3C Web Annotation Data Model, and W3C EPUB Annotations 1.0, "Annotation set".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.study.exchange import ExchangeHeader, PersonReference
from reader.core.study.study_json import README
from reader.core.text.model import Text
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.export_data import one_line
from reader.exporters.markdown.sheet_page import sheet_markdown
from reader.exporters.sheet import SheetDocument, SheetHeading, SheetParagraph, SheetPart, SheetQuotation
from reader.exporters.study.bag import payload_name
from reader.exporters.study.day_words import day_words
from reader.exporters.web_annotation import CONTEXT, GENERATOR, MOTIVATIONS, bodies_of, selectors_of, stylesheet_of

_URN = "urn:uuid:"


@dataclass(frozen=True, slots=True)
class PeerSource:
    """The note of another that an own note replies to, or was taken over from: its id there, and its author's name."""

    original: str
    name: str


@dataclass(frozen=True, slots=True)
class HandedOverText:
    """The notes on one text; ``is_complete`` if they are all that the reader shows of it.

    ``digest`` is the SHA-256 of the canonical text. ``answered`` has the notes of others that notes reply to, and
    ``credits`` those that they were taken over from, by the id of the own note.
    """

    text: Text
    digest: str
    annotations: Sequence[Annotation]
    is_complete: bool = False
    answered: Mapping[str, PeerSource] = field(default_factory=dict)
    credits: Mapping[str, PeerSource] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NotesReadmeLabels:
    """The words of the README, in the reader's language; the defaults are the source language."""

    day_format: str = QT_TRANSLATE_NOOP("HandedOverNotes", "{day} {month} {year}")
    months: str = QT_TRANSLATE_NOOP(
        "HandedOverNotes",
        "January February March April May June July August September October November December",
    )
    title: str = QT_TRANSLATE_NOOP("HandedOverNotes", "{person}’s notes")
    origin: str = QT_TRANSLATE_NOOP("HandedOverNotes", "For {group}, {made}.")
    by: str = QT_TRANSLATE_NOOP("HandedOverNotes", "{title}, {author}")
    complete: str = QT_TRANSLATE_NOOP("HandedOverNotes", "These are all the notes that {person} shares on this text.")
    question: str = QT_TRANSLATE_NOOP("HandedOverNotes", "Question")
    reply: str = QT_TRANSLATE_NOOP("HandedOverNotes", "Reply to {person}")
    credit: str = QT_TRANSLATE_NOOP("HandedOverNotes", "copied from {person}")
    whole: str = QT_TRANSLATE_NOOP("HandedOverNotes", "About the whole text")
    opening: str = QT_TRANSLATE_NOOP(
        "HandedOverNotes",
        "Open this file in One Hour with “Open Received File…”. The notes then appear beside your own and "
        "are never mixed with them. The files in “notes” are annotation sets (JSON-LD), which other "
        "programs can read, too.",
    )

    def day_words(self, day: date) -> str:
        """Return a day as it stands in a sentence."""
        return day_words(day, self.day_format, self.months)


def notes_files(header: ExchangeHeader, texts: Sequence[HandedOverText], labels: NotesReadmeLabels) -> dict[str, bytes]:
    """Return the files below ``data/`` by their names: the README and the annotation sets."""
    files = {README: _readme(header, texts, labels).encode("utf-8", "replace")}
    for number, text in enumerate(texts, 1):
        files[payload_name("notes", number, text.text.title, ".jsonld")] = _annotation_set(text, header.person)
    return files


# --- for people ------------------------------------------------------------------------------------------------------


def _readme(header: ExchangeHeader, texts: Sequence[HandedOverText], labels: NotesReadmeLabels) -> str:
    parts: list[SheetPart] = []
    if header.group is not None:
        made = labels.day_words(header.made)
        parts.append(SheetParagraph(labels.origin.format(group=header.group.name, made=made)))
    for text in texts:
        parts += _text_parts(text, header.person, labels)
    parts.append(SheetParagraph(labels.opening))
    return sheet_markdown(SheetDocument(labels.title.format(person=header.person.name), tuple(parts)))


def _text_parts(text: HandedOverText, person: PersonReference, labels: NotesReadmeLabels) -> Iterator[SheetPart]:
    title, author = text.text.title, text.text.author
    yield SheetHeading(labels.by.format(title=title, author=author) if author else title)
    if text.is_complete:
        yield SheetParagraph(labels.complete.format(person=person.name))
    for note in text.annotations:
        yield SheetQuotation(note.quote, _source(note, text, labels), notes=(note.body,) if note.body else ())


def _source(note: Annotation, text: HandedOverText, labels: NotesReadmeLabels) -> str:
    parts = [labels.question if note.kind is AnnotationKind.QUESTION else ""]
    if note.id in text.answered:
        parts.append(labels.reply.format(person=text.answered[note.id].name))
    parts.append(one_line(note.anchor.section) if note.anchor else labels.whole)
    if note.id in text.credits:
        parts.append(labels.credit.format(person=text.credits[note.id].name))
    parts.append(" ".join(f"#{tag}" for tag in note.tags))
    return " · ".join(filter(None, parts))


# --- for the program -------------------------------------------------------------------------------------------------


def _annotation_set(text: HandedOverText, person: PersonReference) -> bytes:
    about: dict[str, object] = {"dc:identifier": [f"urn:sha256:{text.digest}"], "dc:title": text.text.title}
    if text.text.author:
        about["dc:creator"] = [text.text.author]
    if text.text.language:
        about["dc:language"] = text.text.language
    values = {
        "@context": CONTEXT,
        "id": f"{_URN}{person.id}#{text.digest}",
        "type": "AnnotationSet",
        "title": text.text.title,
        "generator": GENERATOR,
        "creator": {"id": f"{_URN}{person.id}", "type": "Person", "name": person.name},
        "complete": text.is_complete,
        "about": about,
        "items": [_item(note, text) for note in text.annotations],
    }
    return (json.dumps(values, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _item(note: Annotation, text: HandedOverText) -> dict[str, object]:
    answered, taken = text.answered.get(note.id), text.credits.get(note.id)
    target: dict[str, object] = {"source": f"urn:sha256:{text.digest}"} | selectors_of(note)
    if note.anchor is not None and note.anchor.section:
        target["meta"] = {"headings": [{"level": 1, "txt": note.anchor.section}]}
    item: dict[str, object] = {
        "id": f"{_URN}{note.id}",
        "type": "Annotation",
        "motivation": MOTIVATIONS[note.kind] if answered is None else ["replying", MOTIVATIONS[note.kind]],
        "created": note.created.isoformat(),
        "modified": note.modified.isoformat(),
        "target": target if answered is None else [target, f"{_URN}{answered.original}"],
    } | stylesheet_of(note)
    if taken is not None:
        creator = {"type": "Person", "name": taken.name}
        item["via"] = {"id": f"{_URN}{taken.original}", "type": "Annotation", "creator": creator}
    if bodies := list(bodies_of(note)):
        item["body"] = bodies[0] if len(bodies) == 1 else bodies
    return item

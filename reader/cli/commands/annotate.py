"""Add annotations to a text, and list them."""

from __future__ import annotations

from dataclasses import dataclass

import click

from reader.cli.commands.peers import note_credits, peer_note_rows
from reader.cli.json_rows import Row, annotation_row
from reader.cli.session import Session, command
from reader.core.annotations.anchor import Anchor, find_quote, make_anchor
from reader.core.annotations.colours import COLOURS, DEFAULT_COLOUR
from reader.core.annotations.model import AnnotationKind, AnnotationStyle
from reader.core.annotations.operations import annotate
from reader.core.errors import Problem, ReaderError
from reader.core.study.peer_notes import PeerNote
from reader.core.text.sanitise import sanitise
from reader.storage.library import Library

_KINDS = click.Choice([kind.value for kind in AnnotationKind])
_STYLES = click.Choice([style.value for style in AnnotationStyle])
_COLOUR = click.IntRange(min(COLOURS), max(COLOURS))


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage named by its text or by its positions; by neither for the text as a whole."""

    quote: str | None
    nth: int
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class _Criteria:
    """The tag, colour, kind and style that notes must have; None for any."""

    tag: str | None
    colour: int | None
    kind: str | None
    style: str | None

    def matches(self, note: PeerNote) -> bool:
        """Return whether a note of another has them."""
        if self.tag is not None and self.tag not in note.tags:
            return False
        return self.colour in {None, note.colour} and self.kind in {None, note.kind} and self.has_style(note.style)

    def has_style(self, style: AnnotationStyle) -> bool:
        """Return whether notes of this style are wanted."""
        return self.style in {None, style}


@command("annotate")
@click.argument("id_", metavar="ID")
@click.option("--quote", help="The passage, exactly as it is in the text.")
@click.option("--nth", type=click.IntRange(min=1), default=1, help="Which occurrence, if there are several.")
@click.option("--start", type=int, help="The first code point of the passage.")
@click.option("--end", type=int, help="The code point after the last one.")
@click.option("--colour", type=_COLOUR, help=f"{min(COLOURS)} to {max(COLOURS)}.")
@click.option("--style", type=_STYLES, help="How the passage is marked; a line can be without colour.")
@click.option("--body", default="", help="The note, in Markdown.")
@click.option("--tag", "tags", multiple=True, help="A tag; can be repeated.")
@click.option("--kind", type=_KINDS, help="The kind (default: a note if there is a body, otherwise a highlight).")
def annotate_command(
    session: Session,
    *,
    id_: str,
    quote: str | None,
    nth: int,
    start: int | None,
    end: int | None,
    colour: int | None,
    style: str | None,
    body: str,
    tags: tuple[str, ...],
    kind: str | None,
) -> None:
    """Add an annotation to the passage given by --quote, or from --start up to --end."""
    passage = _checked(_Passage(quote, nth, start, end))
    annotation_kind = AnnotationKind(kind) if kind else AnnotationKind.NOTE if body else AnnotationKind.HIGHLIGHT
    annotation_style = AnnotationStyle(style) if style else AnnotationStyle.HIGHLIGHT
    is_highlight = annotation_kind is AnnotationKind.HIGHLIGHT and annotation_style is AnnotationStyle.HIGHLIGHT
    default_colour = DEFAULT_COLOUR if is_highlight else 0
    with session.open_for_writing() as library:
        text = library.texts.get(id_).id
        anchor = _anchor(library, text, passage)
        operation = annotate(
            text,
            annotation_kind,
            anchor,
            session.at,
            colour=colour or default_colour,
            style=annotation_style,
            body=sanitise(body),
            tags=tuple(map(sanitise, tags)),
        )
        library.commit(operation)
        annotation = library.annotations.get(operation.edits[0].id)
    row = annotation_row(annotation, session.at)
    session.write_result(row, lambda: _table(session, [row]))


@command("notes")
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--tag", help="Only those with this tag.")
@click.option("--colour", type=click.IntRange(0, max(COLOURS)), help="Only those of this colour.")
@click.option("--style", type=_STYLES, help="Only those in this style.")
@click.option("--kind", type=_KINDS, help="Only those of this kind.")
@click.option("--by", metavar="PERSON", help="Another person’s notes, which are never mixed with your own.")
def notes_command(
    session: Session,
    *,
    id_: str | None,
    tag: str | None,
    colour: int | None,
    style: str | None,
    kind: str | None,
    by: str | None,
) -> None:
    """List annotations in the order of the text; without ID, those of all texts."""
    criteria = _Criteria(tag, colour, kind, style)
    if by is not None:
        _write_notes_by(session, id_, by, criteria)
        return
    with session.open_for_reading() as library:
        text = library.texts.get(id_).id if id_ else None
        placeholders = {placeholder.id: placeholder.title for placeholder in library.placeholders.all()}
        found = library.annotations.all(tag, colour, AnnotationKind(kind) if kind else None)
        linked = note_credits(library)
    shown = [one for one in found if text in (None, one.text) and criteria.has_style(one.style)]
    rows = [annotation_row(annotation, session.at) | linked.get(annotation.id, {}) for annotation in shown]
    for row in rows:
        if row["text"] in placeholders:
            row["awaits"], row["text"] = placeholders[str(row["text"])], None
    session.write_result(rows, lambda: _table(session, rows))
    if damaged := sum("damaged" in row for row in rows):
        message = session.translate(
            "CommandLine",
            "Damaged and shown as far as they can be read: {count}. Repair them with “onehour check --repair”.",
        )
        session.write_message(message.format(count=damaged))


def _write_notes_by(session: Session, id_: str | None, by: str, criteria: _Criteria) -> None:
    with session.open_for_reading() as library:
        text = library.texts.get(id_).id if id_ else None
        person = library.study_groups.person(sanitise(by))
        notes = [note for note in library.peer_notes.of_person(person.id) if text in {None, note.text}]
        rows = peer_note_rows(library, [note for note in notes if criteria.matches(note)], session.at)
    session.write_result(rows, lambda: _table(session, rows))


def _checked(passage: _Passage) -> _Passage:
    if (passage.quote is not None) == (passage.start is not None or passage.end is not None):
        raise click.UsageError("Give either --quote, or --start and --end.")
    if passage.quote is None and (passage.start is None or passage.end is None):
        raise click.UsageError("--start and --end go together.")
    return passage


def _anchor(library: Library, text: str, passage: _Passage) -> Anchor:
    view = library.texts.view(text)
    if passage.quote is not None:
        found = find_quote(view, sanitise(passage.quote), passage.nth)
        if found is None:
            raise ReaderError(Problem.QUOTE_NOT_FOUND, nth=passage.nth)
        start, end = found
    else:
        start, end = passage.start or 0, passage.end or 0
        if not 0 <= start < end <= view.characters:
            raise ReaderError(Problem.RANGE_OUTSIDE, start=start, end=end, characters=view.characters)
    section = view.section_at(start)
    return make_anchor(view, start, end, section.title if section else "")


def _table(session: Session, rows: list[Row]) -> str:
    return session.table(rows, "id", "kind", "quote", "body", "tags", widest=40)

"""Take in the notes of others, list them, and reply to them or take them over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from reader.cli.json_rows import Row, annotation_row, attributes
from reader.cli.session import Session, command, session_options
from reader.core.annotations.colours import COLOURS
from reader.core.annotations.foreign_notes import ForeignNotes
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import ExchangeKind, clean_name
from reader.core.study.peer_notes import PeerLinkRole, PeerNote
from reader.core.tags import clean_tags
from reader.core.text.sanitise import sanitise
from reader.exporters.atomic_write import write_whole
from reader.exporters.study.bag import bag_bytes
from reader.importers.annotations.exchange_sets import foreign_notes_of
from reader.importers.annotations.notes_worker import notes_worker
from reader.importers.study.exchange_worker import exchange_worker
from reader.importers.study.formats import is_exchange_file
from reader.resources import character_variants
from reader.services.study.notes_hand_over import (
    NotesChoice,
    NotesHandOver,
    notes_file,
    notes_readme_labels,
    offered_notes,
    record_group,
)
from reader.services.study.peer_links import creators, move_to_peer, reply_to, take_over
from reader.services.study.peer_reading import marked_together, people_by_id, visible_peer_notes
from reader.services.study.peers import PeerNotesOptions, PeerNotesReport, plan_sets, store_peer_notes
from reader.storage.backup import back_up_ahead
from reader.storage.backup_retention import BEFORE_NOTES
from reader.storage.library import Library

_COUNTS = ("added", "matched", "orphaned", "known", "updated", "ignored", "withdrawn", "own", "waiting")
_COLOUR = click.IntRange(min(COLOURS), max(COLOURS))
_LINK_KEYS = {PeerLinkRole.COPY: "via", PeerLinkRole.REPLY: "answers"}


@click.group("peers")
@session_options
def peers_command() -> None:
    """Take in the notes of others, which stand beside your own, and list them."""


@command("add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", default="", help="The author of the notes, if the file does not say.")
@click.option("--accept-name", is_flag=True, help="Accept a person whose name has changed or is already known.")
def _add_command(session: Session, *, file: Path, name: str, accept_name: bool) -> None:
    """Add the notes that somebody shared."""
    foreign, options = _read(session, file)
    options = replace(options, name=sanitise(name), accepts_name=accept_name)
    with session.open_for_writing() as library:
        plan = plan_sets(library, foreign, options, Comparison(character_variants()), session.at)
        if not plan.is_empty and library.path is not None:
            back_up_ahead(library.path, BEFORE_NOTES, session.at)
        store_peer_notes(library, plan, session.at)
    problems = [session.translator.sentence(error) for error in plan.report.skipped]
    if not session.json:
        for sentence in problems:
            session.write_message(sentence)
    row = peer_report_row(plan.report)
    session.write_result(row | {"problems": problems}, lambda: _summary(session, row))


def _read(session: Session, file: Path) -> tuple[ForeignNotes, PeerNotesOptions]:
    """Read a file that was handed over, or an annotation set alone, in a process of its own."""
    zone = session.at.tzinfo
    assert zone is not None
    if is_exchange_file(file):
        with exchange_worker() as exchange:
            exchange.ask((file,), file)
            given = exchange.result()
        if given.header.kind is not ExchangeKind.NOTES:
            raise ReaderError(Problem.BAG_KIND, file, kind=given.header.kind.value)
        return foreign_notes_of(given, file, zone), PeerNotesOptions(file, given.header.person)
    with notes_worker() as worker:
        worker.ask((file, zone), file)
        return worker.result(), PeerNotesOptions(file)


@command("hand-over")
@click.argument("group_name", metavar="GROUP")
@click.option("--to", "file", type=click.Path(path_type=Path), required=True, help="The file to write.")
@click.option("--name", default="", help="The name that others see (default: your last name in the group).")
@click.option("--text", "texts", multiple=True, metavar="ID", help="Only notes on this text; can be repeated.")
@click.option("--tag", "tags", multiple=True, help="Only notes with this tag; can be repeated.")
@click.option("--colour", "colours", type=_COLOUR, multiple=True, help="Only notes of this colour.")
@click.option("--note", "notes", multiple=True, metavar="ID", help="Only this note; can be repeated.")
def _hand_over_command(
    session: Session,
    *,
    group_name: str,
    file: Path,
    name: str,
    texts: tuple[str, ...],
    tags: tuple[str, ...],
    colours: tuple[int, ...],
    notes: tuple[str, ...],
) -> None:
    """Write your own notes to a file to share with a GROUP; notes tagged #self are never included."""
    with session.open_for_writing() as library:
        group = library.study_groups.named(sanitise(group_name))
        group = replace(group, display_name=clean_name(sanitise(name)) or group.display_name)
        if not group.display_name:
            raise ReaderError(Problem.NAME_MISSING)
        choice = NotesChoice(
            {library.texts.get(one).id for one in texts}, set(clean_tags(tuple(map(sanitise, tags)))), set(colours)
        )
        named = {library.annotations.get(one).id for one in notes}
        offered = offered_notes(library)
        chosen = [
            note.id
            for one in offered
            for note in one.annotations
            if choice.has(note) and (not named or note.id in named)
        ]
        labels = notes_readme_labels(session.translate)
        made = notes_file(library, NotesHandOver(group, offered, chosen), labels, session.at)
        if made is None:
            raise ReaderError(Problem.NOTES_EMPTY, file)
        write_whole(file, bag_bytes(made))
        record_group(library, group, session.at)
    row: Row = {
        "path": sanitise(str(file)),
        "person": group.display_name,
        "group": group.name,
        "texts": made.content["texts"],
        "notes": len(chosen),
    }
    message = session.translate("CommandLine", "Notes saved to “{file}”: {number}")
    session.write_result(row, lambda: message.format(number=len(chosen), file=file.name))


@command("list")
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--visible", is_flag=True, help="Only those on passages you have read, as on the page.")
def _list_command(session: Session, *, id_: str | None, visible: bool) -> None:
    """List others’ notes, of the text ID or of all texts."""
    with session.open_for_reading() as library:
        text = library.texts.get(id_).id if id_ else None
        notes = library.peer_notes.of_text(text) if text else library.peer_notes.all()
        if visible:
            texts = dict.fromkeys(note.text for note in notes if note.text)
            notes = [note for one in texts for note in visible_peer_notes(library, one)]
        rows = peer_note_rows(library, notes, session.at)
    session.write_result(rows, lambda: session.table(rows, "id", "person", "kind", "quote", "body", widest=40))


@command("take")
@click.argument("note")
def _take_command(session: Session, note: str) -> None:
    """Adopt another person’s note as your own, with its author named."""
    with session.open_for_writing() as library:
        peer_note = library.peer_notes.get(note)
        copy, _changes = take_over(library, peer_note, session.at)
        row = annotation_row(copy, session.at) | {"via": _credit(library, peer_note)}
    session.write_result(row, lambda: session.table([row], "id", "kind", "quote", "body", widest=40))


@command("reply")
@click.argument("note")
@click.option("--body", required=True, help="Your reply, in Markdown.")
def _reply_command(session: Session, note: str, body: str) -> None:
    """Reply to another person’s note with a note of your own on the same passage."""
    with session.open_for_writing() as library:
        peer_note = library.peer_notes.get(note)
        own, _changes = reply_to(library, peer_note, sanitise(body), session.at)
        row = annotation_row(own, session.at) | {"answers": _credit(library, peer_note)}
    session.write_result(row, lambda: session.table([row], "id", "kind", "quote", "body", widest=40))


@command("together")
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--with-me", "own_name", metavar="NAME", default="", help="Count your own marks too, under this name.")
def _together_command(session: Session, *, id_: str | None, own_name: str) -> None:
    """List the sentences that at least two people marked."""
    with session.open_for_reading() as library:
        text = library.texts.get(id_).id if id_ else None
        found = marked_together(library, text, sanitise(own_name))
    rows: list[Row] = [
        {
            "text": one.text,
            "title": one.title,
            **attributes(one.sentence, "start", "end", "quote"),
            "people": list(one.people),
        }
        for one in found
    ]
    session.write_result(rows, lambda: session.table(rows, "title", "quote", "people", widest=60))


@command("move")
@click.argument("creator", required=False)
@click.option("--to", "name", metavar="NAME", default="", help="The name of the person, if different.")
def _move_command(session: Session, *, creator: str | None, name: str) -> None:
    """Move notes by CREATOR from your own to others’ notes; without CREATOR, list such creators."""
    if creator is None:
        with session.open_for_reading() as library:
            rows: list[Row] = [{"creator": one, "notes": count} for one, count in creators(library).most_common()]
        session.write_result(rows, lambda: session.table(rows, "creator", "notes"))
        return
    with session.open_for_writing() as library:
        if library.path is not None:
            back_up_ahead(library.path, BEFORE_NOTES, session.at)
        person, changes = move_to_peer(library, sanitise(creator), sanitise(name), session.at)
    row: Row = {"person": person.name, "moved": len(changes.annotations)}
    message = session.translate("CommandLine", "Notes moved to {person}’s notes: {number}")
    session.write_result(row, lambda: message.format(person=person.name, number=row["moved"]))


def peer_report_row(report: PeerNotesReport) -> Row:
    """Return what became of the notes of a file; ``person`` are the names of their authors."""
    names = ", ".join(person.name for person in report.people)
    return {"person": names, **attributes(report.counts, *_COUNTS)}


def peer_note_rows(library: Library, notes: Sequence[PeerNote], at: datetime) -> list[Row]:
    """Return notes of others as rows: those of an annotation, by whom it is, and whether the page shows it."""
    people = people_by_id(library)
    texts = dict.fromkeys(note.text for note in notes if note.text)
    visible = {note.id for text in texts for note in visible_peer_notes(library, text)}
    return [
        annotation_row(note.as_annotation(), at)
        | {
            "text": note.text or None,
            "person": people[note.person].name if note.person in people else "",
            "original": note.original,
            "answers": note.answers or None,
            "pack": note.pack or None,
            "withdrawn": note.withdrawn is not None,
            "visible": note.id in visible,
        }
        | ({} if note.text else {"awaits": note.title})
        for note in notes
    ]


def note_credits(library: Library) -> dict[str, Row]:
    """Return for own annotations that were taken over from others, or reply to them, which note that is."""
    if not library.has_peer_notes:
        return {}
    links = library.peer_notes.links()
    notes = library.peer_notes.some({link.peer_note for link in links.values()})
    return {
        annotation: {_LINK_KEYS[link.role]: _credit(library, notes[link.peer_note])}
        for annotation, link in links.items()
        if link.peer_note in notes
    }


def _credit(library: Library, note: PeerNote) -> Row:
    return {"person": library.study_groups.person(note.person).name, "note": note.id}


def _summary(session: Session, row: Row) -> str:
    message = session.translate(
        "CommandLine",
        "{person}: {added} new ({matched} placed, {orphaned} unplaced, {waiting} waiting for their text), "
        "{updated} changed, {known} already known, {ignored} older, {withdrawn} withdrawn. {own} are yours.",
    )
    return message.format(**row)


for _one in (
    _add_command,
    _hand_over_command,
    _list_command,
    _take_command,
    _reply_command,
    _together_command,
    _move_command,
):
    peers_command.add_command(_one)

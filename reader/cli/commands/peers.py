"""Take in the notes of others, list them, and reply to them or take them over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from reader.cli.json_rows import Row, annotation_row, attributes
from reader.cli.session import Session, command, session_options
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.study.peer_notes import PeerLinkRole, PeerNote
from reader.core.text.sanitise import sanitise
from reader.importers.annotations.notes_worker import notes_worker
from reader.resources import character_variants
from reader.services.study.peer_links import creators, move_to_peer, reply_to, take_over
from reader.services.study.peer_reading import marked_together, people_by_id, visible_peer_notes
from reader.services.study.peers import PeerNotesOptions, PeerNotesReport, plan_sets, store_peer_notes
from reader.storage.backup import back_up_ahead
from reader.storage.backup_retention import BEFORE_NOTES
from reader.storage.library import Library

_COUNTS = ("added", "matched", "orphaned", "known", "updated", "ignored", "withdrawn", "own", "waiting")
_LINK_KEYS = {PeerLinkRole.COPY: "via", PeerLinkRole.REPLY: "answers"}


@click.group("peers")
@session_options
def peers_command() -> None:
    """Take in the notes of others, which stand beside your own, and list them."""


@command("add")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", default="", help="Who made the notes, where the file does not say.")
@click.option("--accept-name", is_flag=True, help="Also from somebody whose name has changed, or is known already.")
def _add_command(session: Session, *, file: Path, name: str, accept_name: bool) -> None:
    """Take in the notes that somebody handed over."""
    zone = session.at.tzinfo
    assert zone is not None
    options = PeerNotesOptions(file, name=sanitise(name), accepts_name=accept_name)
    with session.open_for_writing() as library, notes_worker() as worker:
        worker.ask((file, zone), file)
        foreign = worker.result()
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


@command("list")
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--visible", is_flag=True, help="Only those on passages that you have read, as the page shows them.")
def _list_command(session: Session, *, id_: str | None, visible: bool) -> None:
    """List the notes of others, of the text ID or of all."""
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
    """Take over a note of another as one of your own, with its author named."""
    with session.open_for_writing() as library:
        peer_note = library.peer_notes.get(note)
        copy, _changes = take_over(library, peer_note, session.at)
        row = annotation_row(copy, session.at) | {"via": _credit(library, peer_note)}
    session.write_result(row, lambda: session.table([row], "id", "kind", "quote", "body", widest=40))


@command("reply")
@click.argument("note")
@click.option("--body", required=True, help="Your reply, in Markdown.")
def _reply_command(session: Session, note: str, body: str) -> None:
    """Reply to a note of another with a note of your own on the same passage."""
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
@click.option("--to", "name", metavar="NAME", default="", help="The name of the person, if it is another.")
def _move_command(session: Session, *, creator: str | None, name: str) -> None:
    """Move the notes by CREATOR that came in among your own to those of others; list such creators without one."""
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
    message = session.translate("CommandLine", "Notes that stand with those of {person} now: {number}")
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
        "{person}: {added} new ({matched} on their passage, {orphaned} without it, {waiting} wait for their text), "
        "{updated} changed, {known} known, {ignored} older, {withdrawn} withdrawn. {own} are yours.",
    )
    return message.format(**row)


for _one in (
    _add_command,
    _list_command,
    _take_command,
    _reply_command,
    _together_command,
    _move_command,
):
    peers_command.add_command(_one)

"""Plan meetings, write their sheets, and take their minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import click

from reader.cli.commands.day import DAY
from reader.cli.json_rows import Row, attributes
from reader.cli.parsed_param import ParsedParam
from reader.cli.session import Session, command, session_options
from reader.core.errors import Problem, ReaderError
from reader.core.library_links import link_address
from reader.core.study.actions import ActionRecord
from reader.core.study.agenda_line import parse_agenda_line
from reader.core.study.exchange import clean_name
from reader.core.study.meeting import LENGTHS, LONGEST_LINE, AgendaPart, Meeting, MeetingTemplate, PartName
from reader.core.study.meeting_material import MeetingQuestion, SharedPassage
from reader.core.text.sanitise import one_line, sanitise
from reader.exporters.docx import has_docx
from reader.exporters.meeting_files import DOCX, LABELS, MARKDOWN, MeetingFile
from reader.exporters.meeting_sheet import MeetingLabels, MeetingSheet, clock_time
from reader.services.exporting.translated_labels import export_labels
from reader.services.study.meetings import (
    MeetingRequest,
    last_begun,
    meeting_labels,
    meeting_sheet,
    passage_fields,
    plan_meeting,
    with_note,
    with_question,
    write_meeting,
)
from reader.storage.library import Library

_COMMAS = str.maketrans({"，": ",", "、": ","})


@click.group("meeting")
@session_options
def meeting_command() -> None:
    """Plan meetings, write their sheets, and take their minutes."""


def _parse_names(text: str) -> tuple[str, ...]:
    names = (clean_name(name) for name in text.translate(_COMMAS).split(","))
    return tuple(name for name in names if name)


def _parse_agenda(text: str) -> tuple[AgendaPart, ...]:
    return parse_agenda_line(text, {})


def _parse_time(text: str) -> time:
    return time.fromisoformat(text).replace(second=0, microsecond=0, tzinfo=None)


def _parse_about(text: str) -> tuple[str, str]:
    name, _colon, words = text.replace("：", ":").partition(":")
    if not clean_name(name) or not one_line(words):
        raise ValueError(text)
    return clean_name(name), one_line(words)


_NAMES = ParsedParam("names", _parse_names, "are no names")
_AGENDA = ParsedParam("agenda", _parse_agenda, "is no agenda, such as opening=2,round,questions=6")
_TIME = ParsedParam("time of day", _parse_time, "is no time of day, such as 19:30")
_ABOUT = ParsedParam("name and words", _parse_about, "is no name and words, such as 安:第三节")
_LENGTH = click.IntRange(LENGTHS.start, LENGTHS.stop - 1)


@command("make")
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), required=True, metavar="DIR", help="The folder to write to."
)
@click.option("--group", default="", help="The group (default: the only one).")
@click.option("--day", type=DAY, metavar="DATE", help="The date (default: the next planned one, or today).")
@click.option("--time", "start", type=_TIME, metavar="HH:MM", help="The starting time.")
@click.option("--place", help="The place.")
@click.option("--title", help="The title.")
@click.option("--length", type=_LENGTH, metavar="MIN", help="How long it takes.")
@click.option("--fixed", type=click.IntRange(0), metavar="MIN", help="How long the fixed parts take in total.")
@click.option(
    "--agenda", type=_AGENDA, metavar="PART=MIN,…", help=f"Another agenda; parts with a name: {', '.join(PartName)}."
)
@click.option("--present", type=_NAMES, metavar="A,B,…", help="Who is present (default: the roster of the group).")
@click.option("--template", type=click.Choice([one.value for one in MeetingTemplate]), help="The kind of meeting.")
@click.option(
    "--portion", "portions", type=_ABOUT, multiple=True, metavar="WHO:WORDS", help="What a person speaks about."
)
@click.option(
    "--passage", "passages", type=_ABOUT, multiple=True, metavar="WHO:ID|WORDS", help="The passage a person speaks on."
)
@click.option(
    "--question", "questions", type=_ABOUT, multiple=True, metavar="WHO:WORDS", help="The question a person brings."
)
@click.option("--format", "form", type=click.Choice(list(LABELS)), default=MARKDOWN, show_default=True)
def _make_command(
    session: Session,
    *,
    folder: Path,
    group: str,
    day: date | None,
    start: time | None,
    place: str | None,
    title: str | None,
    length: int | None,
    fixed: int | None,
    agenda: tuple[AgendaPart, ...] | None,
    present: tuple[str, ...] | None,
    template: str | None,
    portions: tuple[tuple[str, str], ...],
    passages: tuple[tuple[str, str], ...],
    questions: tuple[tuple[str, str], ...],
    form: str,
) -> None:
    """Plan a meeting and write its sheet; an existing Markdown file is merged with your edits."""
    if form == DOCX and not has_docx():
        raise ReaderError(Problem.DOCX_MISSING)
    labels = meeting_labels(session.translate)
    request = MeetingRequest(
        clean_name(group),
        day,
        start,
        place,
        title,
        length,
        fixed,
        _named_parts(agenda, labels),
        present,
        MeetingTemplate(template) if template else None,
    )
    with session.open_for_writing() as library:
        fields = _contributions(library, portions, passages, questions)
        request = replace(request, contributions=fields)
        meeting, _changes = plan_meeting(library, request, labels, session.at)
        sheet = meeting_sheet(library, meeting, labels, session.at)
        written = write_meeting(library, sheet, folder, form, labels=export_labels(session.translate), now=session.at)
    row = _sheet_row(sheet, written)
    session.write_result(row, lambda: _sheet_text(session, sheet, written))


@command("list")
def _list_command(session: Session) -> None:
    """List the meetings, earliest first."""
    with session.open_for_reading() as library:
        groups = {group.id: group.name for group in library.study_groups.all()}
        rows = [_meeting_row(meeting, groups) for meeting in library.meetings.all()]
    session.write_result(rows, lambda: _list_text(session, rows))


@command("note")
@click.argument("words", metavar="WORDS")
@click.option("--meeting", "id_", metavar="ID", help="The meeting (default: the last one that has begun).")
@click.option("--who", help="Who said it.")
@click.option("--as", "as_", type=click.Choice(["note", "question"]), default="note", show_default=True)
def _note_command(session: Session, *, words: str, id_: str | None, who: str | None, as_: str) -> None:
    """Add a line to the minutes of a meeting, or a question to its questions."""
    if not one_line(sanitise(words)):
        raise click.UsageError("The note is empty.")
    with session.open_for_writing() as library:
        meeting = library.meetings.get(id_) if id_ else last_begun(library, session.at)
        noted = with_question if as_ == "question" else with_note
        meeting = noted(meeting, sanitise(words), sanitise(who or ""))
        library.meetings.change(meeting, session.at)
        row = _meeting_row(meeting, {group.id: group.name for group in library.study_groups.all()})
    session.write_result(row, lambda: meeting.record)


@command("remove")
@click.argument("id_", metavar="ID")
def _remove_command(session: Session, *, id_: str) -> None:
    """Remove a meeting; its sheets are kept, and this can be undone."""
    with session.open_for_writing() as library:
        meeting = library.meetings.get(id_)
        library.meetings.remove(meeting.id, session.at)
    session.write_result({"id": meeting.id, "removed": True}, lambda: sanitise(meeting.title))


def _named_parts(agenda: tuple[AgendaPart, ...] | None, labels: MeetingLabels) -> tuple[AgendaPart, ...] | None:
    """Return an agenda in which parts that are named in the reader's language have their own names."""
    if agenda is None:
        return None
    known = {label.casefold(): name for label, name in labels.parts_by_label.items()}
    return tuple(replace(part, name=known.get(part.name.casefold(), part.name)) for part in agenda)


def _contributions(
    library: Library,
    portions: Sequence[tuple[str, str]],
    passages: Sequence[tuple[str, str]],
    questions: Sequence[tuple[str, str]],
) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, words in portions:
        found.setdefault(name, {})["portion"] = words[:LONGEST_LINE]
    for name, words in questions:
        found.setdefault(name, {})["question"] = words[:LONGEST_LINE]
    for name, words in passages:
        found.setdefault(name, {}).update(passage_fields(library, words))
    return found


def _sheet_row(sheet: MeetingSheet, written: MeetingFile) -> Row:
    meeting, times, material = sheet.meeting, sheet.times, sheet.material
    proposal = times.proposal
    return {
        "id": meeting.id,
        "path": sanitise(str(written.path)),
        "day": meeting.day.isoformat(),
        "time": meeting.start.isoformat("minutes") if meeting.start else None,
        "group": sheet.group or None,
        **attributes(meeting, "title", "place", "length"),
        "fixed": times.fixed,
        "agenda": [
            {"part": part.name, "seconds": seconds} for part, seconds in zip(meeting.agenda, times.parts, strict=True)
        ],
        "speakers": [_speaker_row(sheet, name) for name in meeting.speakers],
        "proposal": attributes(proposal, "groups", "seconds", "length") if proposal else None,
        "questions": [_question_row(question) for question in material.questions],
        "together": [_passage_row(passage) for passage in material.together],
        "missed": [attributes(question, "id", "round", "number", "stem", "answer") for question in material.missed],
        "actions": [_action_row(record) for record in (*material.open, *material.closed)],
        "kept": written.kept,
        "conflicts": written.conflicts,
    }


def _speaker_row(sheet: MeetingSheet, name: str) -> Row:
    one = sheet.contribution(name)
    said = {"portion": one.portion, "passage": one.passage, "annotation": one.annotation or None}
    return {
        "name": name,
        "seconds": sheet.times.seconds,
        "signals": list(sheet.times.signals),
        **said,
        "question": one.question,
    }


def _question_row(question: MeetingQuestion) -> Row:
    link = link_address(question.text, question.annotation) if question.text else None
    row = attributes(question, "id", "author", "words", "title", "section", "quote", "answer")
    return row | {"origin": question.origin.value, "link": link}


def _passage_row(passage: SharedPassage) -> Row:
    link = link_address(passage.text, passage.annotation) if passage.text else None
    return attributes(passage, "id", "quote", "title", "section") | {"people": list(passage.people), "link": link}


def _action_row(record: ActionRecord) -> Row:
    action = record.action
    return {
        **attributes(action, "id", "what", "who"),
        "by": action.due.isoformat() if action.due else None,
        "state": action.state.value,
        "project": record.project or None,
        "came": action.outcome,
        "done": action.done.isoformat() if action.done else None,
    }


def _meeting_row(meeting: Meeting, groups: Mapping[str, str]) -> Row:
    return {
        "id": meeting.id,
        "day": meeting.day.isoformat(),
        "time": meeting.start.isoformat("minutes") if meeting.start else None,
        **attributes(meeting, "title", "place", "length"),
        "group": groups.get(meeting.group),
        "template": meeting.template.value,
        "present": list(meeting.speakers),
        "held": meeting.held.isoformat() if meeting.held else None,
        "minutes": meeting.record,
    }


def _sheet_text(session: Session, sheet: MeetingSheet, written: MeetingFile) -> str:
    labels, times, meeting = sheet.labels, sheet.times, sheet.meeting
    lines = [str(written.path)]
    if times.seconds:
        signals = labels.joined(*map(clock_time, times.signals))
        people = len(meeting.speakers)
        lines.append(labels.each.format(people=people, time=clock_time(times.seconds), signals=signals))
    if times.proposal:
        lines.append(labels.proposal(times.proposal))
    lines.append(labels.joined(*meeting.speakers))
    if written.kept or written.conflicts:
        kept = session.translate("CommandLine", "kept as you wrote them: {kept}, changed in both places: {conflicts}")
        lines.append(kept.format(kept=written.kept, conflicts=written.conflicts))
    return "\n".join(lines)


def _list_text(session: Session, rows: Sequence[Row]) -> str:
    if not rows:
        return session.translate("CommandLine", "No meetings yet. Plan one with: onehour meeting make --to FOLDER")
    return session.table(
        [row | {"time": row["time"] or "–", "group": row["group"] or "–"} for row in rows],
        "day",
        "time",
        "title",
        "group",
    )


for _one in (_make_command, _list_command, _note_command, _remove_command):
    meeting_command.add_command(_one)

"""Make study packs, show what is in one, and open them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from reader.cli.json_rows import Row, attributes
from reader.cli.parsed_param import ParsedParam
from reader.cli.session import Session, command, session_options
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.errors import ReaderError
from reader.core.study.exchange import ExchangeFile
from reader.core.study.pack import USUAL_PARTS, LibraryPack, PackDifference, PackPart, StudyPack
from reader.core.study.pack_content import meeting_records
from reader.core.text.sanitise import sanitise
from reader.exporters.atomic_write import write_whole
from reader.exporters.study.bag import bag_bytes
from reader.importers.study.exchange_worker import exchange_worker
from reader.resources import character_variants
from reader.services.study.pack_making import PackMaker, PackPlan, PackRequest, read_plan, record_made_pack
from reader.services.study.pack_opening import OpeningOptions, PackOpening, PackReport
from reader.services.study.pack_progress import pack_portions
from reader.services.study.pack_reading import PackState, pack_state, read_pack
from reader.services.study.study_day import study_day_of
from reader.storage.backup import back_up_ahead
from reader.storage.backup_retention import BEFORE_NOTES
from reader.storage.library import Library

_COLOURS = range(1, 6)


def _parts(words: str) -> frozenset[PackPart]:
    return frozenset(PackPart(word.strip()) for word in words.split(",") if word.strip())


def _colour(words: str) -> int:
    if int(words) not in _COLOURS:
        raise ValueError(words)
    return int(words)


_PARTS = ParsedParam("part,…", _parts, f"is none of {', '.join(part.value for part in PackPart)}")
_COLOUR = ParsedParam("number", _colour, "is no colour from 1 to 5")


@click.group("pack")
@session_options
def pack_command() -> None:
    """Make study packs, show what is in one, and open them."""


@command("make")
@click.option("--to", "file", required=True, type=click.Path(path_type=Path), metavar="FILE", help="The file to write.")
@click.option("--text", "whole", multiple=True, metavar="ID", help="A text that you may share in full.")
@click.option("--named", multiple=True, metavar="ID", help="A text that is only named.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Notes with this tag.")
@click.option("--colour", "colours", multiple=True, type=_COLOUR, help="Notes in this colour, 1 to 5.")
@click.option("--all-notes", multiple=True, metavar="ID", help="All notes on this text.")
@click.option("--bank", is_flag=True, help="The questions of the bank.")
@click.option("--category", "categories", multiple=True, help="Only the questions of this category.")
@click.option("--plan", type=click.Path(path_type=Path), metavar="FILE", help="A table of portions or of lessons.")
@click.option("--lessons/--no-lessons", default=True, help="The lessons planned for these texts.")
@click.option("--rota", is_flag=True, help="The hosts of the lesson, and the meetings of the group.")
@click.option("--title", default="", help="The title (default: that of its first text).")
@click.option("--words", default="", help="Your introduction.")
@click.option("--name", default="", help="The name that others see.")
@click.option("--group", default="", help="The group it is for.")
def _make_command(
    session: Session,
    *,
    file: Path,
    whole: tuple[str, ...],
    named: tuple[str, ...],
    tags: tuple[str, ...],
    colours: tuple[int, ...],
    all_notes: tuple[str, ...],
    bank: bool,
    categories: tuple[str, ...],
    plan: Path | None,
    lessons: bool,
    rota: bool,
    title: str,
    words: str,
    name: str,
    group: str,
) -> None:
    """Make a study pack from the library; without a plan, the roadmap is used."""
    with session.open_for_writing() as library:
        request = PackRequest(
            _ids(library, whole),
            _ids(library, named),
            frozenset(tag.removeprefix("#") for tag in tags),
            frozenset(colours),
            frozenset(_ids(library, all_notes)),
            bank or bool(categories),
            frozenset(categories),
            lessons,
            rota,
            PackPlan() if plan is None else read_plan(plan),
            title,
            words,
            name,
            group,
        )
        made = PackMaker(library, session.translate, session.at).make(request)
        data = bag_bytes(made.file)
        write_whole(file, data)
        record_made_pack(library, made, session.at)
    row = {"path": sanitise(str(file)), "bytes": len(data), **_pack_row(made.pack)}
    message = session.translate("CommandLine", "Number {number} of “{title}” saved to “{file}”.")
    values = {"number": made.pack.number, "title": made.pack.title, "file": file.name}
    session.write_result(row, lambda: message.format(**values))


@command("show")
@click.argument("file", type=click.Path(path_type=Path))
def _show_command(session: Session, *, file: Path) -> None:
    """Show what is in a study pack and what opening it would change, without changing anything."""
    handed_over = _read(file)
    with _named(file):
        pack = read_pack(handed_over)
    row = _pack_row(pack) | _lists(pack)
    if session.library.exists():
        with session.open_read_only() as library, _named(file):
            state = pack_state(library, pack, study_day_of(library, session.at), _comparison())
        row |= _state_row(state)
    session.write_result(row, lambda: handed_over.files["README.md"].decode("utf-8", "replace").rstrip("\n"))


@command("open")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--take", "parts", type=_PARTS, help=f"What to take, else {','.join(sorted(USUAL_PARTS))}.")
@click.option("--accept-name", is_flag=True, help="Accept a known person under another name.")
def _open_command(session: Session, *, file: Path, parts: frozenset[PackPart] | None, accept_name: bool) -> None:
    """Open a study pack: add its texts, notes, lessons and questions in one step that can be undone."""
    handed_over = _read(file)
    with session.open_for_writing() as library, _named(file):
        back_up = partial(back_up_ahead, library.path, BEFORE_NOTES, session.at) if library.path else lambda: None
        options = OpeningOptions(USUAL_PARTS if parts is None else parts, accept_name, back_up)
        today = study_day_of(library, session.at)
        with library.import_connection(separate=False) as connection:
            opening = PackOpening(connection, handed_over, _comparison(), today, session.at)
            report, _changes = opening.open(options, session.show_progress)
        for text in report.new_texts:
            library.index.index_text(text)
    row = _report_row(report)
    session.write_result(row, lambda: _report_text(session, report))


@command("list")
def _list_command(session: Session) -> None:
    """List the study packs in the library and how much of their portions was read."""
    with session.open_for_reading() as library:
        rows = [_library_row(library, pack) for pack in library.packs.all()]
    session.write_result(rows, lambda: session.table(rows, "title", "number", "person", "done", "portions"))


@command("remove")
@click.argument("pack", metavar="ID")
def _remove_command(session: Session, *, pack: str) -> None:
    """Remove a pack from the list; its contents are kept, and this can be undone."""
    with session.open_for_writing() as library:
        found = library.packs.get(pack)
        library.packs.remove(found, session.at)
    row: Row = {"id": found.id, "title": found.title}
    message = session.translate(
        "CommandLine", "“{title}” was removed from the list. Everything that came with it stays."
    )
    session.write_result(row, lambda: message.format(title=found.title))


class _named:  # noqa: N801 - used as a function
    """Name the file in the errors of what it holds."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Do nothing."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Name the file."""
        if isinstance(error, ReaderError) and not error.problem.name.startswith("LIBRARY_") and error.path is None:
            raise error.with_path(self._path)


def _read(file: Path) -> ExchangeFile:
    with exchange_worker() as worker:
        worker.ask((file,), file)
        return worker.result()


def _comparison() -> Comparison:
    return Comparison(character_variants())


def _ids(library: Library, prefixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(library.texts.get(prefix).id for prefix in prefixes)


def _pack_row(pack: StudyPack) -> Row:
    """Return what a pack is and how much is in it."""
    return {
        **attributes(pack, "id", "number", "title"),
        "person": {"id": pack.person.id, "name": pack.person.name},
        "group": None if pack.group is None else {"id": pack.group.id, "name": pack.group.name},
        "made": pack.made.isoformat(),
        "counts": {
            "texts": len(pack.texts),
            "whole": sum(text.is_whole for text in pack.texts),
            "portions": len(pack.portions),
            "notes": len(pack.notes),
            "questions": len(pack.questions),
            "lessons": len(pack.lessons),
        },
    }


def _lists(pack: StudyPack) -> Row:
    """Return all that is in a pack."""
    return {
        "words": pack.words,
        "texts": [
            {
                **attributes(text, "title", "author", "characters", "digest"),
                "whole": text.is_whole,
            }
            for text in pack.texts
        ],
        "portions": [
            {
                "text": text.title,
                **attributes(portion, "title", "start", "end", "number"),
                "day": portion.day.isoformat() if portion.day else None,
            }
            for text, portion in pack.portions
        ],
        "notes": [
            {
                "text": pack.texts[note.text].title,
                **attributes(note.annotation, "id", "kind", "quote", "body"),
                "tags": list(note.annotation.tags),
            }
            for note in pack.notes
        ],
        "questions": [{"id": one.id, **attributes(one.question, "kind", "stem")} for one in pack.questions],
        "lessons": [
            {
                "day": one.day.isoformat(),
                "text": pack.texts[one.text].title,
                "start": one.start,
                "quote": one.quote or one.words,
                "form": one.form.value if one.form else None,
                "host": one.host or None,
            }
            for one in pack.lessons
        ],
        "meetings": meeting_records(pack.meetings),
    }


def _state_row(state: PackState) -> Row:
    """Return how a pack stands to the library."""
    return {
        "known_number": state.known.summary.number if state.known else None,
        "opening": {
            "added": list(state.fresh_texts),
            "same": list(state.same_texts),
            "like": list(state.similar_texts),
            "waiting": list(state.waiting_texts),
            **attributes(state, "questions", "lessons", "roadmap"),
        },
        "difference": None if state.difference is None else _difference_row(state.difference),
    }


def _difference_row(difference: PackDifference) -> Row:
    return {
        "texts_added": list(difference.texts_added),
        "texts_removed": list(difference.texts_removed),
        **attributes(difference, "notes_added", "notes_changed", "notes_withdrawn", "questions_added"),
        **attributes(difference, "questions_removed", "lessons_added", "lessons_removed", "dates_moved"),
    }


def _report_row(report: PackReport) -> Row:
    notes = report.notes
    return {
        **attributes(report.pack, "id", "number", "title"),
        "person": report.pack.person.name,
        "texts": {"added": report.texts_added, "same": report.texts_same, "like": report.texts_like},
        "notes": {
            "matched": notes.matched,
            "orphaned": notes.orphaned,
            "waiting": report.waiting,
            **attributes(notes, "updated", "withdrawn"),
        },
        **attributes(report, "questions", "lessons", "roadmap", "rota", "meetings", "known"),
    }


def _report_text(session: Session, report: PackReport) -> str:
    lines = [
        session.translate("CommandLine", "Texts added: {added}, identical: {same}, similar to yours: {like}"),
        session.translate("CommandLine", "Leader’s notes placed: {matched}, unplaced: {orphaned}, waiting: {waiting}"),
        session.translate("CommandLine", "Questions: {questions}, lessons: {lessons}, on the roadmap: {roadmap}"),
        session.translate("CommandLine", "Already known: {known}"),
    ]
    values = {
        "added": report.texts_added,
        "same": report.texts_same,
        "like": report.texts_like,
        "matched": report.notes.matched,
        "orphaned": report.notes.orphaned,
        "waiting": report.waiting,
        **attributes(report, "questions", "lessons", "roadmap", "known"),
    }
    return "\n".join(line.format(**values) for line in lines)


def _library_row(library: Library, pack: LibraryPack) -> Row:
    portions = pack_portions(library, pack)
    people = {person.id: person.name for person in library.study_groups.people()}
    return {
        "id": pack.id,
        "number": pack.summary.number,
        "title": pack.title,
        "person": people.get(pack.person) or (pack.made_as.name if pack.made_as else ""),
        "own": pack.is_own,
        "made": pack.summary.made.isoformat(),
        "texts": [
            {"title": text.described.title, "text": text.text or None, "digest": text.described.digest}
            for text in pack.texts
        ],
        "portions": len(portions),
        "done": sum(state.value == "done" for _title, state in portions),
        "states": [{"title": title, "state": state.value} for title, state in portions],
    }


for _one in (_make_command, _show_command, _open_command, _list_command, _remove_command):
    pack_command.add_command(_one)

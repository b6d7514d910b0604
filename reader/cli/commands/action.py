"""Add, change and list actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from reader.cli.commands.day import DAY
from reader.cli.json_rows import Row
from reader.cli.session import Session, command
from reader.core.errors import Problem, ReaderError
from reader.core.study.actions import ActionRecord, ActionState, Project
from reader.core.text.sanitise import sanitise
from reader.exporters.actions.formats import ICS, LABELS, TASKS, render_actions
from reader.exporters.actions.tasks import ActionOffer, TasksReport
from reader.services.exporting.translated_labels import export_labels
from reader.services.study.action_export import (
    action_labels,
    gather_actions,
    take_offers,
    write_actions,
    write_tasks,
)
from reader.services.study.actions import (
    ActionDraft,
    ActionEdit,
    add_action,
    change_action,
    finish_project,
    remove_action,
    reopen_project,
)
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library

_ADD = "add"
_SETTABLE = [ActionState.OPEN.value, ActionState.DOING.value, ActionState.DONE.value]


@dataclass(frozen=True, slots=True)
class _Options:
    """The options of the command as they were given."""

    who: str | None
    by: date | None
    source: str | None
    project: str | None
    state: str | None
    drop: str | None
    came: str | None
    remove: bool


@command("action")
@click.argument("target", metavar="add|ID")
@click.argument("what", metavar="[WHAT]", required=False)
@click.option("--who", help="Who does it.")
@click.option("--by", type=DAY, metavar="DATE", help="The due date; earlier dates stay in the history.")
@click.option("--from", "source", metavar="ANNOTATION", help="The mark or note it comes from.")
@click.option("--project", metavar="PROJECT", help="The project it belongs to; a new title creates one.")
@click.option("--state", type=click.Choice(_SETTABLE), help="Its state.")
@click.option("--drop", metavar="WHY", help="Drop it, giving a reason.")
@click.option("--came", metavar="WORDS", help="The outcome.")
@click.option("--remove", is_flag=True, help="Remove it; an open action can only be dropped.")
def action_command(
    session: Session,
    *,
    target: str,
    what: str | None,
    who: str | None,
    by: date | None,
    source: str | None,
    project: str | None,
    state: str | None,
    drop: str | None,
    came: str | None,
    remove: bool,
) -> None:
    """Add an action with “add WHAT”, or show or change the action or project ID."""
    options = _Options(who, by, source, project, state, drop, came, remove)
    _check(target, what, options)
    if target == _ADD:
        _add(session, sanitise(what or ""), options)
        return
    is_changing = options != _Options(None, None, None, None, None, None, None, remove=False)
    with session.open_for_writing() if is_changing else session.open_for_reading() as library:
        known = library.actions.project(target)
        if known is not None:
            row = _project_row(session, library, _changed_project(session, library, known, options))
        else:
            row = _changed(session, library, target, options)
    session.write_result(row, lambda: _details(session, row))


@command("actions")
@click.option("--format", "form", type=click.Choice(["json", *LABELS]), help="The output format (default: a list).")
@click.option("--as", "as_", type=click.Choice(["events"]), help="Write calendar events instead of to-dos.")
@click.option("--to", "file", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file.")
@click.option("--take-edits", is_flag=True, help="Apply what was ticked off in the task file.")
@click.option("--dry-run", is_flag=True, help="Show what would happen to the task file without writing it.")
def actions_command(
    session: Session, *, form: str | None, as_: str | None, file: Path | None, take_edits: bool, dry_run: bool
) -> None:
    """List the actions by date, or export them; an existing task file is merged with your edits."""
    if as_ is not None and form != ICS:
        raise click.UsageError("--as goes with --format ics.")
    if (take_edits or dry_run) and (form != TASKS or file is None):
        raise click.UsageError("--take-edits and --dry-run go with --format tasks --to FILE.")
    if form == TASKS and file is not None:
        _merge(session, file, take_edits=take_edits, dry_run=dry_run)
        return
    with session.open_for_reading() as library:
        export = gather_actions(library, action_labels(session.translate))
        today = study_day_of(library, session.at)
    if form in (None, "json") and file is None:
        session.json = session.json or form == "json"
        rows = [_row(record, today) for record in export.records]
        session.write_result(rows, lambda: _table(session, rows))
    elif file is None or form in (None, "json"):
        if file is not None:
            raise click.UsageError("--to goes with a --format other than json.")
        content = render_actions(export, str(form), session.at, as_events=as_ is not None)
        click.echo(content.encode("utf-8", errors="backslashreplace"), nl=False)
    else:
        write_actions(file, export, form, session.at, as_events=as_ is not None)
        session.write_result({"path": str(file), "actions": len(export.records)}, lambda: str(file))


def _check(target: str, what: str | None, options: _Options) -> None:
    """Raise a usage error for words that are missing or do not go together."""
    if target == _ADD:
        if not (what or "").strip():
            raise click.UsageError("Say what is to be done.")
        if options.state or options.drop is not None or options.came is not None or options.remove:
            raise click.UsageError("--state, --drop, --came and --remove go with the ID of an action.")
    elif what is not None:
        raise click.UsageError("A new action is added with: action add WHAT")
    elif options.source is not None or options.project is not None:
        raise click.UsageError("--from and --project go with: action add WHAT")
    if options.drop is not None and (options.state or not options.drop.strip()):
        raise click.UsageError("--drop takes a reason and cannot be combined with --state.")


def _add(session: Session, what: str, options: _Options) -> None:
    draft = ActionDraft(
        what, sanitise(options.who or ""), options.by, sanitise(options.project or ""), options.source or ""
    )
    with session.open_for_writing() as library:
        record, _changes = add_action(library, draft, session.at)
        today = study_day_of(library, session.at)
    row = _row(record, today)
    session.write_result(row, lambda: _details(session, row))


def _changed(session: Session, library: Library, target: str, options: _Options) -> Row:
    """Change an action as the options say, and return it."""
    record = library.actions.get(target)
    id_ = record.action.id
    if options.remove:
        remove_action(library, id_, session.at)
        return _row(record, study_day_of(library, session.at)) | {"removed": True}
    state = ActionState.DROPPED if options.drop is not None else ActionState(options.state) if options.state else None
    words = options.drop if options.drop is not None else options.came
    edit = ActionEdit(state, None if words is None else sanitise(words), options.by, options.who)
    change_action(library, id_, edit, session.at)
    return _row(library.actions.get(id_), study_day_of(library, session.at))


def _changed_project(session: Session, library: Library, project: Project, options: _Options) -> Project:
    """Note that a project is done, or not any more; nothing else of it can be changed."""
    if options.drop is not None or options.remove or options.by or options.who or options.came:
        raise click.UsageError("Only --state can be changed for a project.")
    if options.state == ActionState.DONE:
        finish_project(library, project, session.at)
    elif options.state:
        reopen_project(library, project, session.at)
    found = library.actions.project(project.id)
    if found is None:
        raise ReaderError(Problem.ACTION_UNKNOWN, id=project.id, matches=0)
    return found


def _merge(session: Session, file: Path, *, take_edits: bool, dry_run: bool) -> None:
    labels = export_labels(session.translate).merge_labels
    with session.open_for_writing() if take_edits and not dry_run else session.open_for_reading() as library:
        words = action_labels(session.translate)
        report = write_tasks(library, file, gather_actions(library, words), labels, session.at, dry_run=dry_run)
        if take_edits and not dry_run and take_offers(library, report.offers, session.at):
            report = write_tasks(library, file, gather_actions(library, words), labels, session.at)
    row = _report_row(report)
    session.write_result(row, lambda: _report_text(session, row, report))


def _row(record: ActionRecord, today: date) -> Row:
    """Return an action; ``past`` counts the days since it was due, ``from`` is null if its mark is gone."""
    action = record.action
    return {
        "id": action.id,
        "what": action.what,
        "who": action.who,
        "by": _iso(action.due),
        "state": action.state.value,
        "project": record.project or None,
        "project_id": action.project or None,
        "from": action.annotation or None,
        "from_words": action.source,
        "came": action.outcome,
        "made": action.day.isoformat(),
        "done": _iso(action.done),
        "past": action.days_past(today),
        "history": [
            {"day": change.day.isoformat(), "kind": change.kind.value, "value": change.value, "words": change.words}
            for change in record.history
        ],
    }


def _project_row(session: Session, library: Library, project: Project) -> Row:
    today = study_day_of(library, session.at)
    measures = [_row(record, today) for record in library.actions.measures(project.id)]
    state = ActionState.DONE if project.done else ActionState.OPEN
    return {
        "id": project.id,
        "what": project.title,
        "who": "",
        "by": None,
        "state": state.value,
        "project": None,
        "made": study_day_of(library, project.made.astimezone(session.at.tzinfo)).isoformat(),
        "done": _iso(project.done),
        "measures": measures,
    }


def _report_row(report: TasksReport) -> Row:
    names = ("added", "updated", "kept", "removed", "conflicts", "unchanged", "left_out")
    counts = {name: len(getattr(report.merged, name)) for name in names}
    return {"path": str(report.path), **counts, "offers": [_offer_row(offer) for offer in report.offers]}


def _offer_row(offer: ActionOffer) -> Row:
    return {
        "id": offer.action,
        "what": offer.what,
        "state": offer.state.value if offer.state else None,
        "done": _iso(offer.done),
        "by": _iso(offer.due),
    }


def _report_text(session: Session, row: Row, report: TasksReport) -> str:
    for offer in report.offers:
        message = session.translate(
            "CommandLine", "“{what}” was changed in the file; --take-edits saves the change to the library."
        )
        session.write_message(message.format(what=offer.what))
    columns = ("path", "added", "updated", "kept", "removed", "conflicts", "unchanged")
    return session.table([row], *columns, widest=100)


def _table(session: Session, rows: list[Row]) -> str:
    if not rows:
        return session.translate("CommandLine", "No actions yet. Add one with: onehour action add WHAT")
    shown = [row | {"by": row["by"] or "", "project": row["project"] or ""} for row in rows]
    return session.table(shown, "id", "what", "who", "by", "state", "project")


def _details(session: Session, row: Mapping[str, object]) -> str:
    measures = row.get("measures")
    rows = [dict(row), *(measures if isinstance(measures, list) else [])]
    return _table(session, [one | {"project": one.get("project")} for one in rows])


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()

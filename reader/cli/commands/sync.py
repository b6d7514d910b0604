"""Exchange notes, minutes and plans with the reader's other machines, through a folder that something carries over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click

from reader import __version__
from reader.cli.json_rows import Row, attributes
from reader.cli.session import Session, command, session_options
from reader.core.errors import Problem, ReaderError
from reader.core.sync.library_state import TextChoice
from reader.core.sync.status import MachineStatus, SyncProblem, SyncProblemKind
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.services.sync.exchange import RestoredChoice, SyncStart
from reader.services.sync.machine_name import machine_name
from reader.services.sync.outcome import SyncOutcome, outcome_problems
from reader.services.sync.preview import JoinPreview
from reader.services.sync.session import LibraryStatus, SyncSession
from reader.storage.library import Library

_KINDS = {
    Problem.SYNC_FOLDER_GONE: "folder_gone",
    Problem.SYNC_READ_ONLY: "read_only",
    Problem.SYNC_FULL: "full",
    Problem.SYNC_NEWER: "newer",
    Problem.SYNC_RESTORED: "restored",
}
"""The kinds of what keeps a whole exchange from being made; any other has the name of its problem."""

_FOLDER = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
_NAME = click.option("--name", metavar="NAME", help="The name of this computer, as the others show it.")
_TEXTS = click.option(
    "--texts",
    type=click.Choice([choice.value for choice in TextChoice]),
    default=TextChoice.ALL.value,
    show_default=True,
    help="The texts whose words travel; those used have notes or are on the roadmap.",
)


@command("init")
@_FOLDER
@_NAME
@_TEXTS
def init_command(session: Session, *, folder: Path, name: str | None, texts: str) -> None:
    """Begin in the folder DIR, which is carried over to the other computers; they then join there."""

    def work(library: Library, sync: SyncSession) -> None:
        start = SyncStart(_absolute(folder), name or machine_name(), TextChoice(texts), founds=True)
        outcome = sync.begin(start)
        state = library.sync.state
        assert state is not None
        row: Row = {
            "folder": str(state.folder),
            "group": state.membership.group,
            "machine": state.membership.replica,
            "name": state.name,
            **attributes(outcome.sent, "texts", "notes", "entries", "bytes"),
        }
        message = session.translate(
            "CommandLine",
            "Begun in “{folder}” as {name}: texts {texts}, notes {notes}, entries {entries}. Now join there from the "
            "other computers.",
        )
        session.write_result(row, lambda: message.format(**row))

    _run(session, work)


@command("join")
@_FOLDER
@_NAME
@_TEXTS
@click.option("--preview", is_flag=True, help="Show what would come together without changing anything.")
def join_command(session: Session, *, folder: Path, name: str | None, texts: str, preview: bool) -> None:
    """Join the computers that share the folder DIR: nothing is lost on either side."""

    def work(library: Library, sync: SyncSession) -> None:
        start = SyncStart(_absolute(folder), name or machine_name(), TextChoice(texts), founds=False)
        before = sync.preview(start)
        outcome = None if preview else sync.begin(start)
        session.announce(outcome.changes if outcome else None)
        state = library.sync.state
        names = _names(before.machines)
        problems = before.problems if outcome is None else (*outcome.waiting, *outcome.problems)
        row: Row = {
            "machine": None if state is None else state.membership.replica,
            "machines": [attributes(machine, "id", "name", "program") for machine in before.machines],
            "texts": attributes(before.texts, "same", "here", "there", "like"),
            "notes": attributes(before.notes, "same", "here", "there", "both"),
            "entries": attributes(before.entries, "same", "here", "there", "overlap"),
            "plan": {"history": [attributes(plan, "effective", "goal", "made", "machine") for plan in before.plans]},
            "problems": _problem_rows(session, problems, names),
            "backup": str(outcome.backup) if outcome and outcome.backup else None,
        }
        session.write_result(row, lambda: _join_message(session, before, outcome))

    _run(session, work)


@command("now")
@click.option(
    "--restored",
    type=click.Choice([choice.value for choice in RestoredChoice]),
    help="After a backup was restored: bring this computer up to date, or let what was restored hold for all.",
)
def now_command(session: Session, *, restored: str | None) -> None:
    """Send what has changed here, and take in what has changed on the other computers."""

    def work(_library: Library, sync: SyncSession) -> None:
        outcome = sync.exchange(RestoredChoice(restored) if restored else None)
        session.announce(outcome.changes)
        names = _names(outcome.machines)
        session.write_result(_outcome_row(session, outcome, names), lambda: _outcome_message(session, outcome, names))

    _run(session, work, on_error=_empty_outcome)


@command("status")
def status_command(session: Session) -> None:
    """Show how this computer and the others stand."""

    def work(_library: Library, sync: SyncSession) -> None:
        status = sync.status()
        session.write_result(_status_row(session, status), lambda: _status_message(session, status))

    _run(session, work)


@command("leave")
@click.option("--erase", is_flag=True, help="Also delete the files of this computer from the folder.")
def leave_command(session: Session, *, erase: bool) -> None:
    """Stop syncing with the other computers. All that is in the library stays."""

    def work(_library: Library, sync: SyncSession) -> None:
        membership, erased = sync.leave(erases=erase)
        row: Row = {"machine": membership.replica, "erased": erased}
        message = session.translate("CommandLine", "Left. Everything in the library stays. Files deleted: {erased}")
        session.write_result(row, lambda: message.format(**row))

    _run(session, work)


_COMMANDS = (init_command, join_command, now_command, status_command, leave_command)


@click.group("sync", commands={str(one.name): one for one in _COMMANDS})
@session_options
def sync_command() -> None:
    """Keep the same notes, minutes and plan on several computers, through a folder that something carries over."""


def _run(
    session: Session,
    work: Callable[[Library, SyncSession], None],
    on_error: Callable[[], Row] = dict,
) -> None:
    """Run a command on the library; what keeps the whole of it from being done has a kind, and ends with 1."""
    try:
        with session.open_for_writing() as library, SyncSession(library, __version__, session.at) as sync:
            work(library, sync)
    except ReaderError as error:
        if not error.problem.value.startswith("sync-"):
            raise
        words = session.report_error(error)
        kind = _KINDS.get(error.problem, error.problem.value.removeprefix("sync-").replace("-", "_"))
        problem: Row = {"kind": kind, "machine": None, "words": words}
        row = on_error() | {"error": words, "problem": error.problem.value, "problems": [problem]}
        session.write_result(row, str)


def _absolute(folder: Path) -> Path:
    """Return a folder as it was named, from the root: a link is not followed, since it is refused."""
    return Path.cwd() / folder


def _names(machines: Iterable[MachineStatus]) -> Mapping[str, str]:
    return {machine.id: machine.name for machine in machines}


# --- as JSON ---------------------------------------------------------------------------------------------------------


def _problem_rows(session: Session, problems: Iterable[SyncProblem], names: Mapping[str, str]) -> list[Row]:
    return [
        {
            "kind": _kind(problem),
            "machine": problem.machine or None,
            "words": session.translator.sync_problem(problem, names.get(problem.machine, "")),
            "file": problem.file or None,
        }
        for problem in problems
    ]


def _kind(problem: SyncProblem) -> str:
    """Return the kind as JSON has it; a file that is none of ours counts as one that cannot be read."""
    return (SyncProblemKind.DAMAGED if problem.kind is SyncProblemKind.FOREIGN else problem.kind).value


def _waiting_rows(waiting: Iterable[SyncProblem]) -> list[Row]:
    return [{"file": problem.file, "machine": problem.machine or None} for problem in waiting]


def _outcome_row(session: Session, outcome: SyncOutcome, names: Mapping[str, str]) -> Row:
    taken = attributes(outcome.taken, "notes", "entries", "texts", "removed", "kept")
    return {
        "sent": attributes(outcome.sent, "notes", "entries", "texts", "files", "bytes"),
        "taken": taken | {"both": list(outcome.taken.both)},
        "waiting": _waiting_rows(outcome.waiting),
        "problems": _problem_rows(session, outcome.problems, names),
        "agrees": outcome.agrees,
        "backup": str(outcome.backup) if outcome.backup else None,
    }


def _empty_outcome() -> Row:
    """Return the row of an exchange in which nothing could be done."""
    nothing = SyncOutcome()
    taken = attributes(nothing.taken, "notes", "entries", "texts", "removed", "kept")
    return {
        "sent": attributes(nothing.sent, "notes", "entries", "texts", "files", "bytes"),
        "taken": taken | {"both": []},
        "waiting": [],
        "problems": [],
        "agrees": None,
        "backup": None,
    }


def _status_row(session: Session, status: LibraryStatus) -> Row:
    state, group = status.state, status.status
    waiting, problems = outcome_problems(group.problems)
    files = [{"file": f"texts/{text.digest}.ohs", "machine": None, "title": text.title} for text in status.awaited]
    return {
        "folder": str(state.folder),
        "group": group.membership.group,
        "machine": group.membership.replica,
        "name": state.name,
        "texts": state.texts.value,
        "epoch": group.membership.epoch,
        "dirty": status.dirty,
        "machines": [_machine_row(session, machine) for machine in group.machines],
        "waiting": [*_waiting_rows(waiting), *files],
        "problems": _problem_rows(session, problems, _names(group.machines)),
        "bytes": group.bytes,
        "agrees": _agreement(group.machines),
    }


def _machine_row(session: Session, machine: MachineStatus) -> Row:
    times = {
        name: None if time is None else time.astimezone(session.at.tzinfo).isoformat()
        for name, time in (("heard", machine.heard), ("sent", machine.sent))
    }
    return attributes(machine, "id", "name", "program", "behind", "clock_ahead", "agrees") | times


def _agreement(machines: Iterable[MachineStatus]) -> bool | None:
    told = {machine.agrees for machine in machines}
    return False if False in told else None if None in told else True


# --- as words --------------------------------------------------------------------------------------------------------

_SENT = QT_TRANSLATE_NOOP("CommandLine", "Sent: notes {notes}, entries {entries}, texts {texts}, files {files}")
_TAKEN = QT_TRANSLATE_NOOP(
    "CommandLine", "Received: notes {notes}, entries {entries}, texts {texts}; removed {removed}"
)
_KEPT = QT_TRANSLATE_NOOP("CommandLine", "Removed elsewhere but edited since, so kept: {kept}")
_BOTH = QT_TRANSLATE_NOOP("CommandLine", "Written on two computers, both kept: {notes}")
_WAITING = QT_TRANSLATE_NOOP("CommandLine", "Still on their way: {number} files")
_AGREES = {
    True: QT_TRANSLATE_NOOP("CommandLine", "All computers have the same."),
    False: QT_TRANSLATE_NOOP("CommandLine", "Another computer shows something else."),
    None: QT_TRANSLATE_NOOP("CommandLine", "Not all computers have read everything yet."),
}


def _outcome_message(session: Session, outcome: SyncOutcome, names: Mapping[str, str]) -> str:
    taken = attributes(outcome.taken, "notes", "entries", "texts", "removed", "kept")
    lines = [
        session.translate("CommandLine", _SENT).format(
            **attributes(outcome.sent, "notes", "entries", "texts", "files", "bytes")
        ),
        session.translate("CommandLine", _TAKEN).format(**taken),
    ]
    if outcome.taken.kept:
        lines.append(session.translate("CommandLine", _KEPT).format(**taken))
    if outcome.taken.both:
        lines.append(session.translate("CommandLine", _BOTH).format(notes=", ".join(outcome.taken.both)))
    if outcome.waiting:
        lines.append(session.translate("CommandLine", _WAITING).format(number=len(outcome.waiting)))
    lines += [session.translator.sync_problem(one, names.get(one.machine, "")) for one in outcome.problems]
    return "\n".join([*lines, session.translate("CommandLine", _AGREES[outcome.agrees])])


_COMPARED = (
    (
        "texts",
        QT_TRANSLATE_NOOP("CommandLine", "Texts: on both {same}, only here {here}, only there {there}, similar {like}"),
    ),
    (
        "notes",
        QT_TRANSLATE_NOOP(
            "CommandLine", "Notes: on both {same}, only here {here}, only there {there}, edited on both {both}"
        ),
    ),
    (
        "entries",
        QT_TRANSLATE_NOOP(
            "CommandLine", "Entries: on both {same}, only here {here}, only there {there}, at the same time {overlap}"
        ),
    ),
)


def _join_message(session: Session, before: JoinPreview, outcome: SyncOutcome | None) -> str:
    lines = []
    for name, message in _COMPARED:
        counts = getattr(before, name)
        lines.append(session.translate("CommandLine", message).format(**attributes(counts, *counts.__slots__)))
    if outcome is None:
        return "\n".join([*lines, session.translate("CommandLine", "Nothing has been changed yet.")])
    joined = session.translate("CommandLine", "Joined. The library as it was before is saved as “{path}”.")
    return "\n".join([*lines, joined.format(path=outcome.backup), _outcome_message(session, outcome, {})])


def _status_message(session: Session, status: LibraryStatus) -> str:
    state, group = status.state, status.status
    about = session.translate("CommandLine", "Folder “{folder}”, this computer: {name}. Not sent yet: {dirty}")
    rows = [_machine_row(session, machine) for machine in group.machines]
    shown = [
        {name: row[name] or "" for name in ("name", "program", "behind")}
        | {name: str(row[name] or "")[:16].replace("T", " ") for name in ("heard", "sent")}
        for row in rows
    ]
    lines = [about.format(folder=state.folder, name=state.name, dirty=status.dirty)]
    lines += [session.table(shown, "name", "program", "heard", "sent", "behind")] if shown else []
    _waiting, problems = outcome_problems(group.problems)
    names = _names(group.machines)
    lines += [session.translator.sync_problem(one, names.get(one.machine, "")) for one in problems]
    return "\n".join(lines)

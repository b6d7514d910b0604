"""Add actions, change their states and days, and close them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from reader.core.annotations.model import Annotation
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.ids import new_id
from reader.core.study.actions import (
    CLOSED,
    LONGEST_SOURCE,
    Action,
    ActionChange,
    ActionChangeKind,
    ActionRecord,
    ActionState,
    Project,
)
from reader.core.text.sanitise import one_line
from reader.services.study.study_day import study_day_of
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """What is to become an action; ``annotation`` is the id of the mark or note that it comes from.

    ``project`` is the id or title of its project, which is begun if there is none.
    """

    what: str
    who: str = ""
    due: date | None = None
    project: str = ""
    annotation: str = ""


@dataclass(frozen=True, slots=True)
class ActionEdit:
    """What is to change of an action; what is None stays.

    ``words`` say what came of it, or why it is dropped.
    """

    state: ActionState | None = None
    words: str | None = None
    due: date | None = None
    who: str | None = None
    what: str | None = None


def add_action(library: Library, draft: ActionDraft, now: datetime) -> tuple[ActionRecord, Changes]:
    """Add an action as one step of undo. Raises ReaderError ANNOTATION_UNKNOWN, ACTION_INVALID (empty, nested)."""
    what = one_line(draft.what)
    if not what:
        raise ReaderError(Problem.ACTION_INVALID, why="empty")
    source = library.annotations.get(draft.annotation) if draft.annotation else None
    project, is_changed = _project(library, draft.project, now)
    action = Action(
        id=new_id(now),
        what=what,
        made=now,
        day=study_day_of(library, now),
        who=one_line(draft.who),
        due=draft.due,
        project=project.id if project else "",
        annotation=source.id if source else "",
        source=_source_words(source),
    )
    changes = library.actions.add([action], project if is_changed else None, now)
    return library.actions.get(action.id), changes


def change_action(library: Library, id_: str, edit: ActionEdit, now: datetime) -> Changes:
    """Change an action as one step of undo; its history keeps what it was.

    Raises ReaderError ACTION_UNKNOWN, and ACTION_INVALID (``why``: reason) if it is dropped without a reason.
    """
    action = library.actions.get(id_).action
    today = study_day_of(library, now)
    if edit.state is ActionState.DROPPED and not (edit.words or "").strip():
        raise ReaderError(Problem.ACTION_INVALID, why="reason")
    changed, changes = _edited(action, edit, today, now)
    if not changes:
        return Changes("")
    return library.actions.change([changed], changes, now)


def change_actions(library: Library, edits: Mapping[str, tuple[ActionEdit, date | None]], now: datetime) -> Changes:
    """Change several actions as one step of undo; the days are those on which they were closed, else today."""
    today = study_day_of(library, now)
    actions: list[Action] = []
    changes: list[ActionChange] = []
    for id_, (edit, day) in edits.items():
        changed, made = _edited(library.actions.get(id_).action, edit, min(day or today, today), now)
        actions.append(changed)
        changes += made
    return library.actions.change(actions, changes, now)


def remove_action(library: Library, id_: str, now: datetime) -> Changes:
    """Remove an action that is closed. Raises ReaderError ACTION_UNKNOWN, ACTION_INVALID (``why``: open)."""
    action = library.actions.get(id_).action
    if not action.is_closed:
        raise ReaderError(Problem.ACTION_INVALID, why="open", what=action.what)
    return library.actions.remove(action.id, now)


def finish_project(library: Library, project: Project, now: datetime) -> Changes:
    """Note that a project is done. Raises ReaderError ACTION_INVALID (``why``: measures) while a measure is open."""
    waiting = [record.action.what for record in library.actions.measures(project.id) if not record.action.is_closed]
    if waiting:
        raise ReaderError(Problem.ACTION_INVALID, why="measures", what="、".join(waiting))
    return library.actions.change_project(replace(project, done=study_day_of(library, now)), now)


def reopen_project(library: Library, project: Project, now: datetime) -> Changes:
    """Note that a project is not done after all."""
    return library.actions.change_project(replace(project, done=None), now)


def due_actions(library: Library, today: date) -> list[ActionRecord]:
    """Return the actions to be shown among what there is today: from seven days before their day on, until closed."""
    return [record for record in library.actions.all() if record.action.is_due(today)]


def _project(library: Library, name: str, now: datetime) -> tuple[Project | None, bool]:
    """Return the project of this id or title, and whether it is a new one or is not done any more."""
    name = one_line(name)
    if not name:
        return None, False
    if found := library.actions.project(name):
        return replace(found, done=None), found.done is not None
    if library.actions.knows(name):
        raise ReaderError(Problem.ACTION_INVALID, why="nested")
    return Project(new_id(now), name, now), True


def _source_words(source: Annotation | None) -> str:
    return "" if source is None else (source.quote or source.body)[:LONGEST_SOURCE]


def _edited(action: Action, edit: ActionEdit, day: date, now: datetime) -> tuple[Action, Sequence[ActionChange]]:
    """Return an action with what is changed of it on a study day, and the changes."""
    changes: list[ActionChange] = []

    def note(kind: ActionChangeKind, value: str, words: str = "") -> None:
        changes.append(ActionChange(action.id, now, day, kind, value, words))

    words = None if edit.words is None else one_line(edit.words)
    if edit.what is not None and (what := one_line(edit.what)) and what != action.what:
        action = replace(action, what=what)
        note(ActionChangeKind.WHAT, what)
    if edit.who is not None and (who := one_line(edit.who)) != action.who:
        action = replace(action, who=who)
        note(ActionChangeKind.WHO, who)
    if edit.due is not None and edit.due != action.due:
        action = replace(action, due=edit.due)
        note(ActionChangeKind.DUE, edit.due.isoformat())
    if edit.state is not None and edit.state is not action.state:
        kept = "" if action.is_closed else action.outcome
        done = day if edit.state in CLOSED else None
        action = replace(action, state=edit.state, done=done, outcome=kept if words is None else words)
        note(ActionChangeKind.STATE, edit.state.value, words or "")
    elif words is not None and words != action.outcome:
        action = replace(action, outcome=words)
        note(ActionChangeKind.OUTCOME, words)
    return action, changes

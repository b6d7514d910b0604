"""Write actions as tasks of Obsidian into a file that is merged with what was changed in it.

Source: the documentation of Obsidian Tasks, "Tasks Emoji Format": after the dates, there is nothing but tags and the id
of the block. What was ticked off in the file is an offer, which is taken only when the reader accepts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reader.core.activity.study_day import YEARS
from reader.core.annotations.markdown_merge.block_parser import ExportBlock
from reader.core.annotations.markdown_merge.last_export import LastExport
from reader.core.annotations.markdown_merge.merge import ExportPage, MergeLabels, MergeResult
from reader.core.study.actions import Action, ActionRecord, ActionState
from reader.exporters.actions.action_data import ActionExport, with_who
from reader.exporters.export_data import plain_line
from reader.exporters.markdown.escaping import escaped
from reader.exporters.markdown.page_merge import PageExport, merge_page

SCOPE = "actions"
"""The scope of the file among the last exports."""

_SIGNS = {ActionState.OPEN: " ", ActionState.DOING: "/", ActionState.DONE: "x", ActionState.DROPPED: "-"}
_STATES = {sign: state for state, sign in _SIGNS.items()} | {"X": ActionState.DONE}
_CLOSING = {ActionState.DONE: "✅", ActionState.DROPPED: "❌"}
_TASK = re.compile(r"^\s*[-*+] \[(.)\] ", re.MULTILINE)
_DATE = r"\s*(\d{4}-\d\d-\d\d)"
_DUE = re.compile(f"📅{_DATE}")
_CLOSED = re.compile(f"[✅❌]{_DATE}")


@dataclass(frozen=True, slots=True)
class ActionOffer:
    """What a file says of an action that the library does not: its state, the day of that, and the day it is due."""

    action: str
    what: str
    state: ActionState | None
    done: date | None
    due: date | None


@dataclass(frozen=True, slots=True)
class TasksReport:
    """What became of the file: the ids of actions by outcome, what it offers, and what the library has to store."""

    path: Path
    merged: MergeResult
    offers: tuple[ActionOffer, ...]
    last: LastExport


def tasks_page(export: ActionExport) -> ExportPage:
    """Return the tasks as blocks, each with its id, under the headings of their projects."""
    return ExportPage(tuple(_blocks(export)), airy=False)


def tasks_text(export: ActionExport) -> str:
    """Return the tasks as a new file."""
    return tasks_page(export).to_markdown().removeprefix("\n")


def export_tasks(
    path: Path, export: ActionExport, bases: Sequence[LastExport], labels: MergeLabels, *, dry_run: bool = False
) -> TasksReport:
    """Merge the tasks into a file; ``bases`` are the last exports, newest first.

    Raises ReaderError FOLDER_UNWRITABLE, EXPORT_FAILED (``why``: changing, read-only, full, not-text).
    """
    report = merge_page(path, PageExport(SCOPE, tasks_page(export), bases, labels), dry_run=dry_run)
    actions = {record.action.id: record.action for record in export.records}
    offers = (_offer(actions[id_], text) for id_, text in report.merged.edited.items() if id_ in actions)
    return TasksReport(report.path, report.merged, tuple(offer for offer in offers if offer is not None), report.last)


def _blocks(export: ActionExport) -> Iterator[ExportBlock]:
    for id_, title, records in export.by_project():
        if title:
            heading = export.labels.project.format(title=escaped(plain_line(title)))
            yield ExportBlock(f"#{id_}", f"## {heading}", generated=True)
        for record in records:
            yield ExportBlock(record.action.id, _task(record))


def _task(record: ActionRecord) -> str:
    action = record.action
    parts = [f"- [{_SIGNS[action.state]}] {escaped(plain_line(with_who(record)))}", f"➕ {action.day.isoformat()}"]
    if action.due is not None:
        parts.append(f"📅 {action.due.isoformat()}")
    if action.done is not None and action.state in _CLOSING:
        parts.append(f"{_CLOSING[action.state]} {action.done.isoformat()}")
    return " ".join((*parts, f"^oh-{action.id}"))


def _offer(action: Action, text: str) -> ActionOffer | None:
    """Return what an edited task offers; None where its state and its day are those of the library."""
    task = _TASK.search(text)
    if task is None:
        return None
    state = _STATES.get(task[1])
    due, closed = _day(_DUE, text), _day(_CLOSED, text)
    new_state = state if state is not action.state else None
    new_due = due if due != action.due else None
    if new_state is None and new_due is None:
        return None
    return ActionOffer(action.id, action.what, new_state, closed if new_state else None, new_due)


def _day(pattern: re.Pattern[str], text: str) -> date | None:
    """Return the day after a sign; None without one that a library keeps."""
    found = pattern.search(text)
    try:
        day = date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
    return day if day is not None and day.year in YEARS else None

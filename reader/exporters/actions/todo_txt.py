"""Write actions as todo.txt: one line each, with the keys ``due`` and ``oh``, which is the id of the action.

Source: the format rules of todo.txt (github.com/todotxt/todo.txt).
"""

from __future__ import annotations

from reader.core.study.actions import ActionRecord, ActionState
from reader.exporters.actions.action_data import ActionExport
from reader.exporters.export_data import plain_line

_STATES = {ActionState.DOING: "state:doing", ActionState.DROPPED: "state:dropped"}
"""The states that the format has no sign for."""


def todo_txt(export: ActionExport) -> str:
    """Return the whole file."""
    return "".join(f"{_line(record)}\n" for record in export.records)


def _line(record: ActionRecord) -> str:
    action = record.action
    parts = ["x", action.done.isoformat()] if action.is_closed and action.done else []
    parts += [action.day.isoformat(), plain_line(action.what)]
    if record.project:
        parts.append(f"+{_word(record.project)}")
    parts += [f"@{_word(name)}" for name in action.who.split("、") if name.strip()]
    if action.due is not None:
        parts.append(f"due:{action.due.isoformat()}")
    if action.state in _STATES:
        parts.append(_STATES[action.state])
    return " ".join((*parts, f"oh:{action.id}"))


def _word(name: str) -> str:
    """Return a name as one word: blanks become low lines."""
    return "_".join(plain_line(name).split())

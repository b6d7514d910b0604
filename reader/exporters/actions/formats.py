"""The formats in which actions are written out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.actions.action_data import ActionExport
from reader.exporters.actions.calendar import action_events, action_to_dos
from reader.exporters.actions.tables import actions_csv, actions_markdown
from reader.exporters.actions.tasks import tasks_text
from reader.exporters.actions.todo_txt import todo_txt
from reader.exporters.icalendar import icalendar

TASKS = "tasks"
ICS = "ics"

LABELS: Mapping[str, str] = {
    TASKS: QT_TRANSLATE_NOOP("ActionExport", "Obsidian Tasks (Markdown, merged)"),
    "todotxt": QT_TRANSLATE_NOOP("ActionExport", "todo.txt"),
    ICS: QT_TRANSLATE_NOOP("ActionExport", "Calendar (iCalendar)"),
    "csv": QT_TRANSLATE_NOOP("ActionExport", "Table (CSV)"),
    "markdown": QT_TRANSLATE_NOOP("ActionExport", "Table (Markdown)"),
}
"""The name of each format."""

SUFFIXES: Mapping[str, str] = {TASKS: ".md", "todotxt": ".txt", ICS: ".ics", "csv": ".csv", "markdown": ".md"}
"""How the names of files of each format end."""


def render_actions(export: ActionExport, form: str, at: datetime, *, as_events: bool = False) -> str:
    """Return the whole file in a format of `LABELS`; ``at`` is the aware time at which it is made."""
    match form:
        case "todotxt":
            return todo_txt(export)
        case "ics":
            entries = action_events(export) if as_events else action_to_dos(export)
            return icalendar(entries, export.labels.title, at)
        case "csv":
            return actions_csv(export)
        case "markdown":
            return actions_markdown(export)
    return tasks_text(export)

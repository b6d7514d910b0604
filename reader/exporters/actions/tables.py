"""Write actions as tables: CSV for programs, Markdown for people."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from reader.core.spreadsheet_cells import spreadsheet_cell
from reader.core.study.actions import ActionRecord
from reader.exporters.actions.action_data import ActionExport, ActionLabels
from reader.exporters.export_data import plain_line
from reader.exporters.markdown.escaping import escaped

HEADINGS = ("id", "project", "what", "who", "by", "state", "came", "made", "done", "from")

_LONGEST_SOURCE = 60
"""Code points of the words of a source in a table for people."""


def actions_csv(export: ActionExport) -> str:
    """Return the actions as CSV, one row each."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(HEADINGS)
    rows.writerows(_cells(record) for record in export.records)
    return out.getvalue()


def actions_markdown(export: ActionExport) -> str:
    """Return the actions as a table for each project."""
    labels = export.labels
    lines = [f"# {labels.title}"]
    for _id, title, records in export.by_project():
        if title:
            lines += ["", f"## {labels.project.format(title=escaped(plain_line(title)))}"]
        lines += ["", _row(labels.what, labels.who, labels.due, labels.state, labels.source), _row(*["---"] * 5)]
        lines += [_row(*_columns(export, record)) for record in records]
    return "\n".join(lines) + "\n"


def _cells(record: ActionRecord) -> tuple[str, ...]:
    action = record.action
    due, done = (day.isoformat() if day else "" for day in (action.due, action.done))
    words = (record.project, action.what, action.who, due, action.state.value, action.outcome)
    return (
        action.id,
        *map(spreadsheet_cell, words),
        action.day.isoformat(),
        done,
        spreadsheet_cell(action.source),
    )


def _columns(export: ActionExport, record: ActionRecord) -> Iterator[str]:
    action, labels = record.action, export.labels
    yield _cell(action.what)
    yield _cell(action.who)
    yield _due(record, labels)
    yield _state(record, labels)
    source = plain_line(action.source)
    words = _cell(source if len(source) <= _LONGEST_SOURCE else source[: _LONGEST_SOURCE - 1] + "…")
    link = export.links.get(action.id)
    yield f"[{words}]({link})" if link and words else words


def _due(record: ActionRecord, labels: ActionLabels) -> str:
    due = record.action.due
    if due is None:
        return ""
    earlier = record.earlier_days
    return labels.earlier.format(day=due, first=earlier[0]) if earlier else due.isoformat()


def _state(record: ActionRecord, labels: ActionLabels) -> str:
    action = record.action
    template = labels.with_words if action.outcome else labels.on_day
    state = labels.state_name(action.state)
    day = action.done.isoformat() if action.done else ""
    words = template.format(state=state, day=day, words=_cell(action.outcome))
    return words if day or action.outcome else state


def _cell(words: str) -> str:
    return escaped(plain_line(words)).replace("|", "\\|")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"

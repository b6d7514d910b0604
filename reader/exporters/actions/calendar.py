"""Make entries of a calendar from actions: things to do, or events for calendars that pass over these."""

from __future__ import annotations

from reader.core.study.actions import ActionChangeKind, ActionRecord, ActionState
from reader.exporters.actions.action_data import ActionExport, with_who
from reader.exporters.icalendar import CalendarEvent, CalendarToDo, ToDoStatus

_DOMAIN = "onehour"
_STATUS = {
    ActionState.OPEN: ToDoStatus.NEEDS_ACTION,
    ActionState.DOING: ToDoStatus.IN_PROCESS,
    ActionState.DONE: ToDoStatus.COMPLETED,
    ActionState.DROPPED: ToDoStatus.CANCELLED,
}


def action_to_dos(export: ActionExport) -> list[CalendarToDo]:
    """Return a thing to do for each action."""
    return [_to_do(record) for record in export.records]


def action_events(export: ActionExport) -> list[CalendarEvent]:
    """Return an event on its day for each action that has one."""
    return [
        CalendarEvent(
            uid=_uid(record),
            first=record.action.due,
            last=record.action.due,
            summary=f"✓ {with_who(record)}" if record.action.state is ActionState.DONE else with_who(record),
            description=_description(record),
            sequence=record.revision,
            cancelled=record.action.state is ActionState.DROPPED,
        )
        for record in export.records
        if record.action.due is not None
    ]


def _to_do(record: ActionRecord) -> CalendarToDo:
    action = record.action
    closings = (change.at for change in reversed(record.history) if change.kind is ActionChangeKind.STATE)
    return CalendarToDo(
        uid=_uid(record),
        summary=with_who(record),
        created=action.made,
        sequence=record.revision,
        status=_STATUS[action.state],
        due=action.due,
        completed=next(closings, None) if action.state is ActionState.DONE else None,
        description=_description(record),
        category=record.project,
    )


def _uid(record: ActionRecord) -> str:
    return f"{record.action.id}@{_DOMAIN}"


def _description(record: ActionRecord) -> str:
    return "\n".join(part for part in (record.action.outcome, record.action.source) if part)

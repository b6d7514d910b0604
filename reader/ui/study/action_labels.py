"""Label actions: their states, and what there is to say of one in a line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from reader.core.study.actions import ActionRecord, ActionState
from reader.exporters.actions.action_data import ActionLabels
from reader.ui.translation.day_labels import compact_date


def state_label(state: ActionState) -> str:
    """Return the name of a state."""
    return QCoreApplication.translate("ActionExport", ActionLabels().state_name(state))


def action_details(record: ActionRecord, today: date) -> str:
    """Return who does an action, how far it is, and until when, in one line."""
    translate = QCoreApplication.translate
    action = record.action
    parts = [action.who] if action.who else []
    if action.is_closed and action.done is not None:
        state = f"{state_label(action.state)} {compact_date(action.done, today)}"
        words = translate("ActionRow", "{state}: {words}").format(state=state, words=action.outcome)
        parts.append(words if action.outcome else state)
    elif action.state is ActionState.DOING:
        parts.append(state_label(action.state))
    if action.due is not None and not action.is_closed:
        parts.append(_due_label(record, action.due, today))
    if action.source and not action.annotation:
        parts.append(translate("ActionRow", "passage no longer exists"))
    return translate("ActionRow", ", ").join(parts)


def _due_label(record: ActionRecord, due: date, today: date) -> str:
    translate = QCoreApplication.translate
    day = compact_date(due, today)
    if due < today:
        return translate("ActionRow", "planned for {day}").format(day=day)
    if record.earlier_days:
        first = compact_date(record.earlier_days[0], today)
        return translate("ActionRow", "{day}, originally {first}").format(day=day, first=first)
    return day

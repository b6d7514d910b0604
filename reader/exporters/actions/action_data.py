"""The actions of an export, with the words that it adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from reader.core.study.actions import ActionRecord, ActionState
from reader.core.text.ideographs import IDEOGRAPH
from reader.core.translatable import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class ActionLabels:
    """The labels that an export of actions adds, in the reader's language; the defaults are the source language."""

    title: str = QT_TRANSLATE_NOOP("ActionExport", "Actions")
    project: str = QT_TRANSLATE_NOOP("ActionExport", "Project: {title}")
    what: str = QT_TRANSLATE_NOOP("ActionExport", "Action")
    who: str = QT_TRANSLATE_NOOP("ActionExport", "Who")
    due: str = QT_TRANSLATE_NOOP("ActionExport", "Due")
    state: str = QT_TRANSLATE_NOOP("ActionExport", "State")
    source: str = QT_TRANSLATE_NOOP("ActionExport", "Source")
    open: str = QT_TRANSLATE_NOOP("ActionExport", "open")
    doing: str = QT_TRANSLATE_NOOP("ActionExport", "in progress")
    done: str = QT_TRANSLATE_NOOP("ActionExport", "done")
    dropped: str = QT_TRANSLATE_NOOP("ActionExport", "dropped")
    earlier: str = QT_TRANSLATE_NOOP("ActionExport", "{day}, originally {first}")
    with_words: str = QT_TRANSLATE_NOOP("ActionExport", "{state} {day}: {words}")
    on_day: str = QT_TRANSLATE_NOOP("ActionExport", "{state} {day}")

    def state_name(self, state: ActionState) -> str:
        """Return the name of a state."""
        names = {
            ActionState.OPEN: self.open,
            ActionState.DOING: self.doing,
            ActionState.DONE: self.done,
            ActionState.DROPPED: self.dropped,
        }
        return names[state]


@dataclass(frozen=True, slots=True)
class ActionExport:
    """The actions of an export in order; ``links`` are the addresses of the marks that they came from, by action."""

    records: tuple[ActionRecord, ...]
    labels: ActionLabels = ActionLabels()
    links: Mapping[str, str] = field(default_factory=dict)

    def by_project(self) -> Iterator[tuple[str, str, Sequence[ActionRecord]]]:
        """Yield the id and title of each project with its actions; those without one come first, under empty ones."""
        ordered = sorted(self.records, key=lambda record: (record.project, record.action.project))
        for (id_, title), records in groupby(ordered, key=lambda record: (record.action.project, record.project)):
            yield id_, title, list(records)


def with_who(record: ActionRecord) -> str:
    """Return what is to be done, and by whom in brackets of its script."""
    what, who = record.action.what, record.action.who
    if not who:
        return what
    return f"{what}（{who}）" if IDEOGRAPH.search(what + who) else f"{what} ({who})"

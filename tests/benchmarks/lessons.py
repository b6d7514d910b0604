"""Measure the lesson of the day among 20,000 marks, a rota of three years, and 2,000 actions."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from figures import Figure, median, times, write_figures

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.operations import Edit, Operation
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.core.study.actions import Action
from reader.core.study.rota import LESSON_ROTA, Absence, Members, RotaChange, Swap
from reader.exporters.actions.action_data import ActionLabels
from reader.exporters.export_labels import SOURCE_LABELS
from reader.services.study.action_export import gather_actions, write_tasks
from reader.services.study.lessons import TodaysLesson
from reader.services.study.rotas import rota_days, rota_events
from reader.storage.library import Library
from tests.support.texts import add_text

NOW = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
TEXTS, MARKS, LESSONS, WEEKS, ACTIONS = 20, 1_000, 500, 156, 2_000
SENTENCE = "学习要在平常日子里做，一天一小时，读过的写下来，写下的讲给人听，"


def measure() -> list[Figure]:
    """Return the figures of one library."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.db", NOW) as library:
        for number in range(TEXTS):
            _mark(library, number)
        days = [NOW + timedelta(days=number) for number in range(1, LESSONS)]
        chosen = times(lambda number: TodaysLesson(library, days[number]).shown(), 40)
        shown = times(lambda _number: TodaysLesson(library, days[0]).shown(), 40)
        library.rotas.change(LESSON_ROTA, list(_rota_changes()), NOW.date(), NOW)
        later = NOW + timedelta(weeks=WEEKS)
        month = rota_days(library, LESSON_ROTA, later.date(), 31, later)
        rota = times(lambda _number: rota_days(library, LESSON_ROTA, later.date(), 31, later), 20)
        events = times(lambda _number: rota_events(library, LESSON_ROTA, month, "{host}"), 5)
        library.actions.add([_action(number) for number in range(ACTIONS)], None, NOW)
        listed = times(lambda _number: library.actions.all(), 20)
        tasks = Path(folder) / "tasks.md"
        merged = times(lambda _number: _write(library, tasks), 5)
    marks, size = f"{TEXTS * MARKS:,} marks", f"{ACTIONS:,} actions"
    changes = f"{2 * WEEKS} changes"
    return [
        Figure("choose the lesson of a day", marks, median(chosen), "ms", 200),
        Figure("show the lesson of a day again", marks, median(shown), "ms", 20),
        Figure("a month of a rota, after three years", changes, median(rota), "ms", 50),
        Figure("revisions of a month of a rota", changes, median(events), "ms", 1_000),
        Figure("list of all actions", size, median(listed), "ms", 100),
        Figure("merge the file of tasks", size, median(merged), "ms", 1_000),
    ]


def _mark(library: Library, number: int) -> None:
    text = add_text(
        library, f"第{number}卷", [f"{SENTENCE}第{part}段。" for part in range(MARKS)], NOW, source=str(number)
    )
    edits = []
    for part in range(MARKS):
        words = f"{SENTENCE}第{part}段。"
        anchor = Anchor(part * 40, part * 40 + len(words), words, "", "")
        made = Annotation(new_id(NOW), text.id, AnnotationKind.HIGHLIGHT, NOW, NOW, anchor, colour=1)
        edits.append(Edit(None, made))
    library.commit(Operation(OperationName.HIGHLIGHT, tuple(edits), NOW))


def _rota_changes() -> Iterator[RotaChange]:
    """Yield a rota of eight, with one away and two that swap each week."""
    names = tuple("安博晨丹恩方高洪")
    yield Members(NOW.date(), names)
    for week in range(WEEKS):
        day = NOW.date() + timedelta(weeks=week)
        yield Absence(day, names[week % len(names)])
        yield Swap(day + timedelta(days=1), day + timedelta(days=3), (names[week % 7], names[week % 7 + 1]))


def _action(number: int) -> Action:
    due = NOW.date() + timedelta(days=number % 200)
    return Action(new_id(NOW), f"第{number}项措施", NOW, NOW.date(), "安", due)


def _write(library: Library, path: Path) -> None:
    write_tasks(library, path, gather_actions(library, ActionLabels()), SOURCE_LABELS.merge_labels, NOW)


if __name__ == "__main__":
    write_figures(measure())

"""Hold what a reader does to annotations: one commit and one announcement each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from reader.core.annotations.model import AnnotationKind
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import TextFormat
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.shell.annotation_commands import AnnotationCommands
from reader.ui.shell.change_notifier import ChangeNotifier

WORDS = "读书百遍，其义自见。What we practise, we become."


class FixedClock(Clock):
    def __init__(self, now: datetime) -> None:
        self._now = now

    @override
    def now(self) -> datetime:
        return self._now


class Study:
    """A library with one text, an annotator on it, and what they have said."""

    def __init__(self, library: Library, now: datetime) -> None:
        self.library = library
        self.announced: list[Changes] = []
        self.failures: list[ReaderError] = []
        change_notifier = ChangeNotifier()
        change_notifier.changed.connect(self._hear)
        self.annotation_commands = AnnotationCommands(library, change_notifier, FixedClock(now), change_notifier)
        self.change_notifier = change_notifier
        self.annotation_commands.failed.connect(self.failures.append)
        self.text = self._add_text(now)

    def _hear(self, changes: Changes, _initiator: object) -> None:
        self.announced.append(changes)

    def _add_text(self, now: datetime) -> str:
        header = TextHeader("One", "", "zh", TextFormat.PLAIN, "utf-8")
        blocks = [Block(BlockKind.HEADING, "Chapter", level=1), Block(BlockKind.PARAGRAPH, WORDS)]
        writer = self.library.texts.begin(header, "", "digest", now)
        for piece in assemble(iter([header, *blocks])):
            if isinstance(piece, Leaf):
                writer.add([piece])
            elif isinstance(piece, TextEnd):
                return writer.finish(piece)[0].id
        raise AssertionError


@pytest.fixture
def study(qapp: QApplication, now: datetime) -> Iterator[Study]:
    with Library.in_memory(now) as library:
        yield Study(library, now)


def test_a_highlight_holds_its_passage_and_section(study: Study) -> None:
    made = study.annotation_commands.highlight(study.text, 8, 12, 3)
    assert made is not None
    assert (made.quote, made.colour, made.kind) == ("读书百遍", 3, AnnotationKind.HIGHLIGHT)
    assert made.anchor is not None
    assert made.anchor.section == "Chapter"


@pytest.mark.parametrize(
    ("act", "field", "value"),
    [
        (lambda do, one: do.recolour(one, 5), "colour", 5),
        (lambda do, one: do.write(one, "words"), "body", "words"),
        (lambda do, one: do.tag(one, ("#a", "b c")), "tags", ("a", "b-c")),
        (lambda do, one: do.move(one, 13, 17), "quote", "其义自见"),
        (lambda do, one: do.turn_into(one, AnnotationKind.QUESTION), "kind", AnnotationKind.QUESTION),
    ],
)
def test_each_change_is_announced_once_and_undone_in_one_step(
    study: Study, act: Callable[[AnnotationCommands, str], bool], field: str, value: object
) -> None:
    made = study.annotation_commands.highlight(study.text, 8, 12, 1)
    assert made is not None
    study.announced.clear()
    assert act(study.annotation_commands, made.id)
    assert getattr(study.library.annotations.get(made.id), field) == value
    assert [changes.annotations for changes in study.announced] == [(made.id,)]
    assert study.annotation_commands.undo()
    assert getattr(study.library.annotations.get(made.id), field) == getattr(made, field)
    assert study.annotation_commands.redo()
    assert getattr(study.library.annotations.get(made.id), field) == value


def test_what_changes_nothing_is_no_step(study: Study) -> None:
    made = study.annotation_commands.highlight(study.text, 8, 12, 1)
    assert made is not None
    study.announced.clear()
    assert study.annotation_commands.recolour(made.id, 1)
    assert study.annotation_commands.write(made.id, "")
    assert study.annotation_commands.tag(made.id, ("#",))
    assert study.annotation_commands.turn_into(made.id, AnnotationKind.HIGHLIGHT)
    assert study.announced == []
    study.annotation_commands.undo()
    assert study.library.annotations.of_text(study.text) == []


def test_several_are_removed_and_brought_back_together(study: Study) -> None:
    ids = tuple(
        made.id for start in (8, 13) if (made := study.annotation_commands.bookmark(study.text, start, start + 4))
    )
    assert study.annotation_commands.remove(ids)
    assert study.library.annotations.of_text(study.text) == []
    study.annotation_commands.undo()
    assert tuple(one.id for one in study.library.annotations.of_text(study.text)) == ids


def test_a_note_without_passage_is_on_the_whole_text(study: Study) -> None:
    note, question = (
        study.annotation_commands.note(study.text, 0, 0),
        study.annotation_commands.question(study.text, 8, 12),
    )
    assert note is not None
    assert question is not None
    assert (note.anchor, note.kind, question.kind) == (None, AnnotationKind.NOTE, AnnotationKind.QUESTION)


def test_what_cannot_be_done_is_reported_and_not_announced(study: Study) -> None:
    study.announced.clear()
    assert not study.annotation_commands.recolour("unknown", 2)
    assert not study.annotation_commands.redo()
    assert study.annotation_commands.highlight("unknown", 0, 4, 1) is None
    problems = [error.problem for error in study.failures]
    assert problems == [Problem.ANNOTATION_UNKNOWN, Problem.NOTHING_TO_REDO, Problem.TEXT_UNKNOWN]
    assert study.announced == []

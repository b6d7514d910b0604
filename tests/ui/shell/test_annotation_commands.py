"""Hold what a reader does to annotations: one commit and one announcement each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from reader.core.annotations import operations
from reader.core.annotations.model import AnnotationKind
from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.resources import resource
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.theme import PAPER
from reader.ui.shell.annotation_commands import AnnotationCommands
from reader.ui.shell.change_notifier import ChangeNotifier
from reader.ui.shell.command_runner import CommandRunner
from reader.ui.shell.toast import Toast
from reader.ui.translation.error_messages import error_message
from tests.support.texts import add_text, heading

WORDS = "读书百遍，其义自见。What we practise, we become."


class RecordedCommands:
    """Commands over a library with one text, and what they announced and reported."""

    def __init__(self, library: Library, now: datetime) -> None:
        self.library = library
        self.now = now
        self.announced: list[Changes] = []
        change_notifier = ChangeNotifier()
        change_notifier.changed.connect(self._hear)
        self.change_notifier = change_notifier
        self.toast = Toast(Icons(resource("icons")), PAPER, FixedClock(now))
        self.runner = CommandRunner(library, FixedClock(now), change_notifier, self.toast)
        self.commands = AnnotationCommands(library, FixedClock(now), self.runner)
        self.text = add_text(library, "One", [heading("Chapter"), WORDS], now).id

    def _hear(self, changes: Changes, _initiator: object) -> None:
        self.announced.append(changes)


@pytest.fixture
def recorded(qapp: QApplication, now: datetime) -> Iterator[RecordedCommands]:
    with Library.in_memory(now) as library:
        yield RecordedCommands(library, now)


def test_a_highlight_holds_its_passage_and_section(recorded: RecordedCommands) -> None:
    made = recorded.commands.highlight(recorded.text, 8, 12, 3)
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
    recorded: RecordedCommands, act: Callable[[AnnotationCommands, str], bool], field: str, value: object
) -> None:
    made = recorded.commands.highlight(recorded.text, 8, 12, 1)
    assert made is not None
    recorded.announced.clear()
    assert act(recorded.commands, made.id)
    assert getattr(recorded.library.annotations.get(made.id), field) == value
    assert [changes.annotations for changes in recorded.announced] == [(made.id,)]
    assert recorded.runner.undo()
    assert getattr(recorded.library.annotations.get(made.id), field) == getattr(made, field)
    assert recorded.runner.redo()
    assert getattr(recorded.library.annotations.get(made.id), field) == value


def test_what_changes_nothing_is_no_step(recorded: RecordedCommands) -> None:
    made = recorded.commands.highlight(recorded.text, 8, 12, 1)
    assert made is not None
    recorded.announced.clear()
    assert recorded.commands.recolour(made.id, 1)
    assert recorded.commands.write(made.id, "")
    assert recorded.commands.tag(made.id, ("#",))
    assert recorded.commands.turn_into(made.id, AnnotationKind.HIGHLIGHT)
    assert recorded.announced == []
    recorded.runner.undo()
    assert recorded.library.annotations.of_text(recorded.text) == []


def test_several_are_removed_and_brought_back_together(recorded: RecordedCommands) -> None:
    ids = tuple(made.id for start in (8, 13) if (made := recorded.commands.bookmark(recorded.text, start, start + 4)))
    assert recorded.commands.remove(ids)
    assert recorded.library.annotations.of_text(recorded.text) == []
    recorded.runner.undo()
    assert tuple(one.id for one in recorded.library.annotations.of_text(recorded.text)) == ids


def test_a_note_without_passage_is_on_the_whole_text(recorded: RecordedCommands) -> None:
    note, question = (
        recorded.commands.note(recorded.text, 0, 0),
        recorded.commands.question(recorded.text, 8, 12),
    )
    assert note is not None
    assert question is not None
    assert (note.anchor, note.kind, question.kind) == (None, AnnotationKind.NOTE, AnnotationKind.QUESTION)


def test_what_cannot_be_done_is_reported_and_not_announced(recorded: RecordedCommands) -> None:
    recorded.announced.clear()
    assert not recorded.commands.recolour("unknown", 2)
    assert recorded.toast.message == error_message(ReaderError(Problem.ANNOTATION_UNKNOWN, id="unknown", matches=0))
    assert not recorded.runner.redo()
    assert recorded.toast.message == error_message(ReaderError(Problem.NOTHING_TO_REDO))
    assert recorded.commands.highlight("unknown", 0, 4, 1) is None
    assert recorded.toast.message == error_message(ReaderError(Problem.TEXT_UNKNOWN, id="unknown", matches=0))
    assert recorded.announced == []


def test_a_command_says_what_it_did_and_offers_to_undo_it(recorded: RecordedCommands) -> None:
    made = recorded.commands.highlight(recorded.text, 8, 12, 1)
    assert made is not None
    flushed: list[bool] = []
    recorded.runner.flush_requested.connect(lambda: flushed.append(True))
    removal = operations.remove((made,), recorded.now)
    assert recorded.runner.run(
        lambda: recorded.library.commit(removal), message=lambda changes: f"{len(changes.annotations)} gone"
    )
    assert (recorded.toast.message, flushed) == ("1 gone", [True])
    recorded.toast.findChild(QPushButton).click()
    assert recorded.library.annotations.of_text(recorded.text) == [made]
    assert recorded.toast.message == ""

"""Build a library with notes, and the views that show them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.operations import Operation
from reader.core.operation_name import OperationName
from reader.storage.library import Library
from reader.ui.annotations.notes_pane import NotesPane
from reader.ui.appearance.appearance import Appearance
from reader.ui.notes.notes_screen import NotesScreen
from reader.ui.preferences.preference_store import Settings
from reader.ui.shell.annotation_commands import AnnotationCommands
from reader.ui.shell.change_notifier import ChangeNotifier
from reader.ui.shell.command_runner import CommandRunner
from reader.ui.shell.context import AppContext
from tests.support.clocks import SteppingClock
from tests.support.context import end_context, make_context
from tests.support.texts import add_text, heading

PARAGRAPH = "原文第{}段，把学习教育情况纳入年度考核。The brain is built to wander; we become what we practise."


@dataclass
class Notes:
    """A library in memory with its texts and notes, and the context that views of them need."""

    context: AppContext
    clock: SteppingClock

    @property
    def library(self) -> Library:
        return self.context.library

    @property
    def change_notifier(self) -> ChangeNotifier:
        return self.context.change_notifier

    @property
    def commands(self) -> CommandRunner:
        return self.context.commands

    @property
    def annotation_commands(self) -> AnnotationCommands:
        return self.context.annotation_commands

    @property
    def settings(self) -> Settings:
        return self.context.settings

    @property
    def appearance(self) -> Appearance:
        return self.context.appearance

    def add_text(self, title: str, paragraphs: int = 40) -> str:
        """Add a text of numbered paragraphs and return its id."""
        blocks = [heading(f"{title}, chapter one"), *map(PARAGRAPH.format, range(paragraphs))]
        return add_text(self.library, title, blocks, self.clock.now()).id

    def mark(self, text: str, start: int, length: int = 8, colour: int = 1) -> Annotation:
        """Highlight a passage."""
        made = self.annotation_commands.highlight(text, start, start + length, colour)
        assert made is not None
        return made

    def fill(self, text: str, count: int) -> list[str]:
        """Add many notes to a text in one step and return their ids."""
        anchor = make_anchor(self.library.texts.view(text), 0, 8)
        edits = []
        for number in range(count):
            placed = replace(anchor, start=number, end=number + 8)
            made = operations.annotate(
                text, AnnotationKind.NOTE, placed, self.clock.now(), colour=number % 5 + 1, body=f"*Note* {number}"
            )
            edits += made.edits
        self.library.commit(Operation(OperationName.NOTE, tuple(edits), self.clock.now()))
        return [edit.id for edit in edits]

    def body(self, annotation_id: str) -> str:
        """Return the body of an annotation as it is in the library."""
        return self.library.annotations.get(annotation_id).body


@pytest.fixture
def notes(qapp: QApplication, now: datetime) -> Iterator[Notes]:
    clock = SteppingClock(now)
    with Library.in_memory(now) as library:
        context = make_context(qapp, library, clock)
        yield Notes(context, clock)
        end_context(context)


@pytest.fixture
def make_pane(notes: Notes, qtbot: QtBot) -> Callable[[str], NotesPane]:
    def made(text: str) -> NotesPane:
        pane = NotesPane(notes.context)
        qtbot.addWidget(pane)
        pane.resize(336, 700)
        pane.show_text(text)
        pane.show()
        qtbot.waitExposed(pane)
        return pane

    return made


@pytest.fixture
def make_screen(notes: Notes, qtbot: QtBot) -> Callable[[], NotesScreen]:
    def made() -> NotesScreen:
        screen = NotesScreen(notes.context)
        qtbot.addWidget(screen)
        screen.resize(1000, 700)
        screen.show()
        qtbot.waitExposed(screen)
        return screen

    return made

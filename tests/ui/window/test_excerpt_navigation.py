"""F6 leads from the page to the marks of its text and back, and from a note to those of its text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.app.composition import Application, build
from reader.core.screens import ScreenName
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import TextFormat
from reader.exporters.essay import Essay
from reader.resources import resource
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.exporting.essay_controller import EssayController
from reader.ui.notes.notes_screen import NotesScreen
from reader.ui.preferences import Settings
from reader.ui.translation.translation import Translation


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, now: datetime) -> Iterator[Application]:
    with Library.in_memory(now) as library:
        writer = library.texts.begin(TextHeader("One", "", "en", TextFormat.PLAIN, "utf-8"), "", "1", now)
        for piece in assemble([Block(BlockKind.PARAGRAPH, "The brain is built to wander. We become what we do.")]):
            if isinstance(piece, Leaf):
                writer.add([piece])
            elif isinstance(piece, TextEnd):
                writer.finish(piece)
        settings = Settings(library.preferences)
        settings.change(language="en")
        built = build(qapp, library, settings, Translation(qapp, resource("translations")), FixedClock(now))
        built.controller.window.show()
        qtbot.waitExposed(built.controller.window)
        yield built
        built.controller.window.close()
        built.context.tasks.close()
        built.translation.take_out()
        shiboken6.delete(built.controller.window)
        shiboken6.delete(built.controller)


def notes(program: Application) -> NotesScreen:
    screen = program.controller.window.screen_widget(ScreenName.NOTES)
    assert isinstance(screen, NotesScreen)
    return screen


def test_f6_leads_to_the_marks_and_back(program: Application) -> None:
    window, controller = program.controller.window, program.controller
    text = program.context.library.texts.all()[0].id
    controller.open_text(text)
    program.context.annotation_commands.highlight(text, 4, 9, 2)
    alone = window.actions_table.of("condensed")
    assert alone.shortcut().toString() == "F6"
    alone.trigger()
    assert window.current is ScreenName.NOTES
    assert notes(program).condensed.text_id == text
    alone.trigger()
    assert window.current is ScreenName.READ


def test_from_a_note_f6_leads_to_the_marks_of_its_text_and_back_to_all_notes(program: Application) -> None:
    window = program.controller.window
    text = program.context.library.texts.all()[0].id
    mark = program.context.annotation_commands.highlight(text, 4, 9, 2)
    assert mark is not None
    window.show_screen(ScreenName.NOTES)
    notes(program).list.view.select(mark.id)
    window.actions_table.of("condensed").trigger()
    assert notes(program).shows_condensed
    window.actions_table.of("condensed").trigger()
    assert window.current is ScreenName.NOTES
    assert notes(program).all.isVisible()


def test_an_essay_is_written_and_told_of(program: Application, qtbot: QtBot, tmp_path: Path) -> None:
    window = program.controller.window
    path = tmp_path / "why.md"
    EssayController(program.context, window, window.toast).write(Essay("Why?", ()), path)
    qtbot.waitUntil(window.toast.isVisible)
    assert path.read_text("utf-8") == "# Why?\n"

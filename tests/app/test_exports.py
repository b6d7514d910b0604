"""Notes go out from the window and edits come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QTableWidget
from pytestqt.qtbot import QtBot

from reader.app.composition import Application, build
from reader.app.startup import show_first
from reader.resources import resource
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.exporting.export_dialog import ExportDialog
from reader.ui.exporting.note_edits_dialog import NoteEditsDialog
from reader.ui.preferences import Settings
from reader.ui.translation.translation import Translation


@dataclass
class Desk:
    program: Application
    text: str
    folder: Path
    qtbot: QtBot

    @property
    def file(self) -> Path:
        (file,) = self.folder.glob("*.md")
        return file

    def export(self) -> None:
        with self.qtbot.waitSignal(self.program.controller.texts._exporting.finished, timeout=20_000):
            self.program.controller.texts.export(self.text)


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, now: datetime) -> Iterator[Desk]:
    essay = tmp_path / "of-studies.md"
    essay.write_text("# Of Studies\n\nStudies serve for delight.\n\nSome books are to be tasted.\n", "utf-8")
    with Library.open(tmp_path / "library.db", now) as library:
        settings = Settings(library.preferences)
        settings.change(export_folder=str(tmp_path / "notes"))
        program = build(qapp, library, settings, Translation(qapp, resource("translations")), FixedClock(now))
        show_first(program)
        with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=20_000):
            program.controller.texts.add([essay])
        text = next(one.id for one in library.texts.all() if one.title == "Of Studies")
        program.context.annotation_commands.highlight(text, 13, 30, 2)
        yield Desk(program, text, tmp_path / "notes", qtbot)
        program.controller.window.close()
        program.context.tasks.close()
        program.translation.take_out()
        shiboken6.delete(program.controller.window)
        shiboken6.delete(program.controller)


def test_an_edit_in_the_file_is_offered_and_taken_as_one_step(desk: Desk) -> None:
    desk.export()
    words = desk.file.read_text("utf-8")
    desk.file.write_text(
        words.replace("\n\n[open]", "\n\nMy thought.\n\n[open]").replace("\n\nOf S", "\n\nMine.\n\nOf S")
    )
    acts = desk.program.controller.texts
    with desk.qtbot.waitSignal(acts._exporting.finished, timeout=20_000) as finished:
        acts.export(desk.text)
    ((exported,),) = finished.args
    dialog = NoteEditsDialog(exported.edits, None)
    desk.qtbot.addWidget(dialog)
    assert [one.before for one in dialog.chosen()] == [""]
    acts._exports.take(dialog.chosen())
    (note,) = desk.program.context.library.annotations.of_text(desk.text)
    assert note.body in {"My thought.", "Mine."}
    desk.program.context.annotation_commands.undo()
    assert desk.program.context.library.annotations.get(note.id).body == ""


def test_the_dialog_rehearses_and_exports(desk: Desk) -> None:
    acts = desk.program.controller.texts
    dialog = ExportDialog(acts._exporting, desk.program.context.settings, desk.text, None)
    desk.qtbot.addWidget(dialog)
    table = dialog.findChild(QTableWidget)
    assert table is not None
    desk.qtbot.waitUntil(lambda: table.rowCount() == 1)
    assert [table.item(0, column).text() for column in range(3)] == ["Of Studies.md", "1", "0"]
    assert not desk.folder.exists()
    dialog._template.setCurrentIndex(dialog._template.findData("obsidian"))
    with desk.qtbot.waitSignal(acts._exporting.finished, timeout=20_000):
        dialog.accept()
    assert "> [!quote]" in desk.file.read_text("utf-8")
    assert desk.program.context.settings.values.export_template == "obsidian"


def test_a_template_that_cannot_be_used_is_told_in_the_dialog(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "own.j2").write_text("{% block annotation %}{{ nope }}{% endblock %}", "utf-8")
    desk.program.context.settings.change(export_template=str(tmp_path / "own.j2"))
    dialog = ExportDialog(desk.program.controller.texts._exporting, desk.program.context.settings, "", None)
    desk.qtbot.addWidget(dialog)
    desk.qtbot.waitUntil(lambda: "own.j2" in dialog._words["told"].text())


def test_notes_are_exported_by_themselves_only_when_wished_for(desk: Desk) -> None:
    exports = desk.program.controller.texts._exports
    exports._pause.setInterval(1)
    desk.program.context.annotation_commands.highlight(desk.text, 40, 44, 1)
    assert not exports._pause.isActive()
    desk.program.context.settings.change(export_on_save=True)
    with desk.qtbot.waitSignal(desk.program.controller.texts._exporting.finished, timeout=20_000):
        desk.program.context.annotation_commands.highlight(desk.text, 50, 54, 1)
    assert desk.file.read_text("utf-8").count("^oh-") == 3

"""The parts work together: files, screens, links, languages, endings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from reader.app.composition import Application
from reader.app.screenshot import Screenshot, save_screenshot
from reader.core.activity.clock_doubt import doubt_of
from reader.core.screens import ScreenName
from reader.core.text.import_options import ImportOptions
from reader.core.text.model import TextNames
from reader.storage.library import Library
from reader.ui.importing.text_options.dialog import TextOptions
from reader.ui.preferences import Settings

ESSAY = "# Of Studies\n\nStudies serve for delight.\n\n## Use\n\nSome books are to be tasted, others swallowed.\n"


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    path = tmp_path / "of-studies.md"
    path.write_text(ESSAY, encoding="utf-8")
    return path


@pytest.fixture
def add(qtbot: QtBot, program: Application) -> Callable[..., str]:
    def add_files(*paths: Path) -> str:
        with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=20_000):
            program.controller.texts.add(list(paths))
        return program.controller.read_screen.text_id

    return add_files


def trigger(program: Application, name: str) -> None:
    program.controller.window.actions_table.of(name).trigger()


def toast(program: Application) -> str:
    label = program.controller.window.toast.findChild(QLabel)
    assert label is not None
    return label.text() if program.controller.window.toast.isVisible() else ""


def test_an_empty_library_begins_with_the_library_screen(program: Application) -> None:
    assert program.controller.window.current is ScreenName.LIBRARY


def test_a_single_file_is_opened(program: Application, add: Callable[..., str], essay: Path) -> None:
    text = add(essay)
    assert program.context.library.texts.get(text).title == "Of Studies"
    assert program.controller.window.current is ScreenName.READ


def test_dropped_files_are_added(qtbot: QtBot, program: Application, essay: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(essay)), QUrl("https://example.org")])
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=20_000):
        program.controller.window.dropEvent(event)
    assert len(program.context.library.texts.all()) == 1


def test_files_that_fail_are_told_and_the_others_stay(
    program: Application, add: Callable[..., str], essay: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    add(essay, tmp_path / "empty.txt")
    assert "1 text" in toast(program)
    assert "could not be added" in toast(program)
    assert len(program.context.library.texts.all()) == 1


def test_a_mark_can_be_undone_from_the_menu_that_names_it(
    program: Application, add: Callable[..., str], essay: Path
) -> None:
    text = add(essay)
    made = program.context.annotation_commands.highlight(text, 13, 30, 2)
    assert made is not None
    undo = program.controller.window.actions_table.of("undo")
    assert undo.text() == "Undo highlight"
    undo.trigger()
    assert program.context.library.annotations.of_text(text) == []
    trigger(program, "redo")
    assert [one.id for one in program.context.library.annotations.of_text(text)] == [made.id]


def test_a_removed_text_comes_back_with_its_notes(program: Application, add: Callable[..., str], essay: Path) -> None:
    text = add(essay)
    program.context.annotation_commands.highlight(text, 13, 30, 2)
    program.controller.texts.remove([text])
    assert program.context.library.texts.all() == []
    assert program.controller.read_screen.text_id == ""
    assert "taken out" in toast(program)
    trigger(program, "undo")
    assert [one.id for one in program.context.library.texts.all()] == [text]
    assert len(program.context.library.annotations.of_text(text)) == 1


def test_what_offers_to_bring_a_text_back_takes_no_other_step_back(
    program: Application, add: Callable[..., str], essay: Path, tmp_path: Path
) -> None:
    text = add(essay)
    other = tmp_path / "other.md"
    other.write_text("# Other\n\nOther words.\n", encoding="utf-8")
    kept = add(other)
    program.controller.texts.remove([text])
    program.context.annotation_commands.highlight(kept, 0, 5, 2)
    program.controller.window.toast._button.click()
    assert "Other steps came after" in toast(program)
    assert [one.id for one in program.context.library.texts.all()] == [kept]
    assert len(program.context.library.annotations.of_text(kept)) == 1


def test_a_link_opens_the_passage(program: Application, add: Callable[..., str], essay: Path) -> None:
    text = add(essay)
    made = program.context.annotation_commands.highlight(text, 13, 30, 2)
    assert made is not None
    program.controller.window.show_screen(ScreenName.LIBRARY)
    program.controller.take_arguments([f"onehour://open/{text}/{made.id}"])
    assert program.controller.window.current is ScreenName.READ
    assert program.controller.read_screen.text_id == text


def test_a_link_to_nothing_says_so(program: Application) -> None:
    program.controller.take_arguments(["onehour://open/0190aaaa-0000"])
    assert "not in the library" in toast(program)


def test_a_dangerous_link_is_not_followed(program: Application) -> None:
    program.controller.follow_link("file:///etc/passwd")
    assert "file:///etc/passwd" in toast(program)


def test_every_screen_speaks_the_language_that_is_chosen(
    qtbot: QtBot, program: Application, add: Callable[..., str], essay: Path
) -> None:
    add(essay)
    for screen in ScreenName:
        program.controller.window.show_screen(screen)
    program.context.settings.change(language="zh_CN")
    qtbot.waitUntil(lambda: program.controller.window.windowTitle() == "一小时")
    assert program.controller.window.actions_table.of("quit").text() == "退出"
    program.context.settings.change(language="en")
    qtbot.waitUntil(lambda: program.controller.window.windowTitle() == "One Hour")


def test_every_screen_wears_every_theme(program: Application, add: Callable[..., str], essay: Path) -> None:
    add(essay)
    for theme in ("dark", "sepia", "white", "paper"):
        program.context.settings.change(theme=theme)
        for screen in ScreenName:
            program.controller.window.show_screen(screen)
            assert not program.controller.window.grab().isNull()


def test_actions_of_the_page_rest_on_other_screens(program: Application, add: Callable[..., str], essay: Path) -> None:
    add(essay)
    note = program.controller.window.actions_table.of("note")
    assert note.isEnabled()
    program.controller.window.show_screen(ScreenName.LIBRARY)
    assert not note.isEnabled()


def test_the_text_grows_and_has_a_largest_size(program: Application) -> None:
    trigger(program, "larger")
    assert program.context.settings.values.font_size == 16
    for _ in range(60):
        trigger(program, "larger")
    assert program.context.settings.values.font_size == 48
    trigger(program, "usual-size")
    assert program.context.settings.values.font_size == 15


def test_notes_are_exported_to_the_folder_for_notes(
    qtbot: QtBot, program: Application, add: Callable[..., str], essay: Path, tmp_path: Path
) -> None:
    text = add(essay)
    program.context.annotation_commands.highlight(text, 13, 30, 2)
    program.context.settings.change(export_folder=str(tmp_path / "notes"))
    trigger(program, "export")
    qtbot.waitUntil(lambda: "written" in toast(program))
    (written,) = (tmp_path / "notes").iterdir()
    assert f"onehour://open/{text}/" in written.read_text(encoding="utf-8")


def test_another_encoding_keeps_the_notes(
    qtbot: QtBot, program: Application, add: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "poem.txt"
    path.write_bytes("静夜思\n\n床前明月光，疑是地上霜。Moonlight before my bed.\n".encode("gb18030"))
    program.context.settings.change(welcomed=True)
    wrong = add(path)
    start = program.context.library.texts.view(wrong).find("Moonlight")[0][0]
    program.context.annotation_commands.highlight(wrong, start, start + 9, 1)
    texts = program.context.library.texts
    told = ImportOptions(encoding="windows-1252")
    program.controller.texts.correcting.correct(texts.get(wrong), TextOptions(told, TextNames("", "", ""), path))
    qtbot.waitUntil(lambda: texts.get(wrong).encoding == "windows-1252", timeout=20_000)
    (text,) = texts.all()
    assert text.id == wrong
    (mark,) = program.context.library.annotations.of_text(text.id)
    assert (mark.quote, mark.orphan) == ("Moonlight", False)


def test_a_picture_shows_what_was_asked_for(
    program: Application, add: Callable[..., str], essay: Path, tmp_path: Path, now: datetime
) -> None:
    text = add(essay)
    picture = Screenshot(ScreenName.READ, text, 0, 900, 600, "dark", "zh_CN")
    before = program.context.settings.values
    assert save_screenshot(program.context.library, tmp_path / "shot.png", picture, now) == (900, 600)
    assert (tmp_path / "shot.png").stat().st_size > 5_000
    assert Settings(program.context.library.preferences).values == before


def test_a_clock_that_went_ahead_is_told_and_can_be_confirmed(
    program: Application, library: Library, now: datetime
) -> None:
    toast = program.controller.window.toast
    program.action_handlers.tell_of_clock_doubt()
    assert not toast.isVisible()
    doubt = doubt_of(now - timedelta(days=9), now, 0.0, 4)
    assert doubt is not None
    library.clock_doubts.raise_doubt(doubt)
    program.context.tracker.doubt_raised.emit()
    assert toast.isVisible()
    (button,) = (one for one in toast.findChildren(QAbstractButton) if one.text() == "Those days have passed")
    button.click()
    assert library.clock_doubts.current(now) is None


def test_a_key_says_that_a_passage_was_read(program: Application, add: Callable[..., str], essay: Path) -> None:
    add(essay)
    trigger(program, "did-read")
    shown = [label.text() for label in program.controller.window.toast.findChildren(QLabel)]
    assert "What you passed quickly just now counts as read." in shown

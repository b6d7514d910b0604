"""A wrongly guessed text is corrected in the window: asked, read again, kept in its place, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from reader.app.composition import Application
from reader.core.screens import ScreenName
from reader.storage.library import Library
from reader.ui.activity.clock_state import ClockState
from reader.ui.importing.edition_preview_dialog import EditionPreviewDialog
from reader.ui.importing.text_options.dialog import TextOptionsDialog
from reader.ui.shell.actions.specs import ActionName

CHAPTER = (
    "第{number}章 山路\n雪下到第{number}天，门前的路已经看不见了，只剩下一行脚印，通到河边为止。\n"
    "他在灯下写第{number}封信，写完又撕了，说没有什么可说的，第二天照旧坐下来写。\n"
)
STORY = "".join(CHAPTER.format(number=number) * 3 for number in "一二三四五六七八九")
ONCE = "临行那夜，月亮从东山后面升起来，照见檐下挂着的旧马灯。\n灯里的油早已干了，玻璃罩上积着一层薄灰。\n"
ASCII = "Moonlight before my bed, perhaps frost on the ground, so I raise my eyes to the moon. "


@pytest.fixture
def add(qtbot: QtBot, program: Application, library: Library, tmp_path: Path) -> Callable[[bytes], str]:
    """Add a file with these bytes, which is gone afterwards; gives the id of its text."""

    def add_file(data: bytes) -> str:
        path = tmp_path / "story.txt"
        path.write_bytes(data)
        with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=20_000):
            program.controller.texts.add([path])
        path.unlink()
        return library.texts.all()[0].id

    return add_file


def told(words: Callable[[TextOptionsDialog], object], kind: type[QDialog] = TextOptionsDialog) -> list[str]:
    """Fill in the next dialog of a kind as soon as it shows the text, and accept it; gives what its labels said."""
    said: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or (isinstance(dialog, TextOptionsDialog) and not _is_ready(dialog)):
            return
        timer.stop()
        if isinstance(dialog, TextOptionsDialog):
            words(dialog)
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    timer = QTimer(QApplication.instance())
    timer.timeout.connect(look)
    timer.start(20)
    return said


def _is_ready(dialog: TextOptionsDialog) -> bool:
    return bool(dialog.found.text())


def choose(name: str, data: object) -> Callable[[TextOptionsDialog], None]:
    def chosen(dialog: TextOptionsDialog) -> None:
        box = getattr(dialog.form, name)
        box.setCurrentIndex(box.findData(data))

    return chosen


def write_title(words: str) -> Callable[[TextOptionsDialog], None]:
    def written(dialog: TextOptionsDialog) -> None:
        dialog.form.title.setText(words)
        dialog.form.title.textEdited.emit(words)

    return written


def whole_of(library: Library, text: str) -> str:
    return library.texts.view(text).slice(0, 10**6)


def toast(program: Application) -> str:
    return program.controller.window.toast._words.text() if program.controller.window.toast.isVisible() else ""


def test_another_encoding_keeps_every_mark_and_undo_brings_all_back(
    qtbot: QtBot, program: Application, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add((STORY + ASCII * 3).encode("gb18030"))
    right = whole_of(library, text)
    told(choose("encoding", "windows-1252"))
    program.controller.texts.correcting.ask(text)
    qtbot.waitUntil(lambda: library.texts.get(text).encoding == "windows-1252", timeout=20_000)
    wrong = whole_of(library, text)
    assert wrong != right
    start = wrong.index("perhaps frost")
    for first, last in ((start, start + 24), (10, 40), (200, 240)):
        program.context.annotation_commands.highlight(text, first, last, 1)
    before = library.annotations.of_text(text)
    told(choose("encoding", None))
    told(choose("encoding", None), EditionPreviewDialog)
    program.controller.texts.correcting.ask(text)
    qtbot.waitUntil(lambda: library.texts.get(text).encoding == "gb18030", timeout=20_000)
    assert whole_of(library, text) == right
    after = library.annotations.of_text(text)
    assert {one.id for one in after} == {one.id for one in before}
    assert all(right[one.start : one.end] == one.quote for one in after if not one.orphan)
    assert "is read as you told" in toast(program)
    program.context.annotation_commands.undo()
    assert whole_of(library, text) == wrong
    assert library.annotations.of_text(text) == before


def test_headings_are_corrected_while_the_text_is_open_and_the_page_keeps_its_place(
    qtbot: QtBot, program: Application, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add(STORY.encode())
    program.controller.open_text(text)
    place = whole_of(library, text).index("第七章")
    program.controller.read_screen.page.go_to(place)
    shown = program.controller.read_screen.page.place
    assert shown > 0
    told(choose("headings", "none"))
    program.controller.window.actions_table.of(ActionName.CORRECT_TEXT).trigger()
    qtbot.waitUntil(lambda: library.texts.view(text).outline() == (), timeout=20_000)
    words = whole_of(library, text)
    assert program.controller.read_screen.open_text is not None
    assert program.controller.read_screen.open_text.stored.outline() == ()
    assert words[program.controller.read_screen.page.place :][:8] == words[shown:][:8]
    program.context.annotation_commands.undo()
    assert len(library.texts.view(text).outline()) == 27


def test_a_correction_in_the_library_counts_no_minutes(
    qtbot: QtBot, program: Application, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add(STORY.encode())
    program.controller.open_text(text)
    program.controller.window.show_screen(ScreenName.LIBRARY)
    told(choose("headings", "none"))
    program.controller.texts.correcting.ask(text)
    qtbot.waitUntil(lambda: library.texts.view(text).outline() == (), timeout=20_000)
    assert program.context.tracker.state is not ClockState.READING


def test_lines_are_corrected_and_marks_stay_without_a_question(
    qtbot: QtBot, program: Application, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add((STORY + ONCE).encode())
    start = whole_of(library, text).index("月亮从东山后面")
    program.context.annotation_commands.highlight(text, start, start + 18, 2)
    told(choose("lines", "gaps"))
    program.controller.texts.correcting.ask(text)
    qtbot.waitUntil(lambda: "kept" in toast(program), timeout=20_000)
    (mark,) = library.annotations.of_text(text)
    assert not mark.orphan
    assert library.texts.choices(text).lines == "gaps"


def test_only_a_title_is_a_small_step_without_another_edition(
    program: Application, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add(STORY.encode())
    told(write_title("雪夜"))
    program.controller.texts.correcting.ask(text)
    assert library.texts.get(text).title == "雪夜"
    assert not library._connection.rows("SELECT id FROM text WHERE edition_of IS NOT NULL")
    program.context.annotation_commands.undo()
    assert library.texts.get(text).title != "雪夜"


def test_a_correction_that_changes_nothing_says_so(
    qtbot: QtBot, program: Application, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add(STORY.encode())
    told(lambda _dialog: None)
    program.controller.texts.correcting.ask(text)
    assert toast(program) == "Nothing was changed."
    told(choose("encoding", "utf-8"))
    program.controller.texts.correcting.ask(text)
    qtbot.waitUntil(lambda: "same as before" in toast(program), timeout=20_000)
    assert library.undo_name() == "add-text"


def test_a_text_is_not_corrected_again_while_it_is_read_again(
    qtbot: QtBot, program: Application, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add(STORY.encode())
    told(choose("headings", "none"))
    program.controller.texts.correcting.ask(text)
    asked = told(lambda _dialog: None)
    program.controller.texts.correcting.ask(text)
    assert "being read again" in toast(program)
    assert not asked
    qtbot.waitUntil(lambda: library.texts.view(text).outline() == (), timeout=20_000)
    program.controller.texts.correcting.ask(text)
    assert asked


def test_a_text_that_is_removed_while_it_is_read_again_is_said_to_be_gone(  # noqa: PLR0917
    qtbot: QtBot,
    program: Application,
    library: Library,
    add: Callable[[bytes], str],
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = add(STORY.encode())
    compare = library.editions.is_same_reading

    def compare_once_it_is_removed(known: str, edition: str) -> bool:
        library.texts.remove(known, now)
        return compare(known, edition)

    monkeypatch.setattr(library.editions, "is_same_reading", compare_once_it_is_removed)
    told(choose("encoding", "utf-8"))
    program.controller.texts.correcting.ask(text)
    with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=20_000):
        pass
    assert "not in the library" in toast(program)
    assert not library._connection.rows("SELECT id FROM text WHERE edition_of IS NOT NULL")


def test_a_title_told_with_a_reading_that_changes_nothing_is_kept(
    qtbot: QtBot, program: Application, library: Library, add: Callable[[bytes], str]
) -> None:
    text = add(STORY.encode())

    def both(dialog: TextOptionsDialog) -> None:
        choose("encoding", "utf-8")(dialog)
        write_title("雪夜")(dialog)

    told(both)
    program.controller.texts.correcting.ask(text)
    qtbot.waitUntil(lambda: library.texts.get(text).title == "雪夜", timeout=20_000)
    assert library.texts.choices(text).title == "雪夜"


def test_a_doubtful_encoding_is_offered_for_correction_once(program: Application, add: Callable[[bytes], str]) -> None:
    add("ĄĆĘŁŃÓŚŹŻ ąćęłńóśźż\n".encode("cp1250") * 12)
    assert "not quite certain" in toast(program)
    asked = told(lambda _dialog: None)
    program.controller.window.toast._button.click()
    assert asked


def test_a_sure_encoding_is_not_spoken_of(program: Application, add: Callable[[bytes], str]) -> None:
    add(STORY.encode("gb18030"))
    assert toast(program) == ""


def test_a_library_that_can_only_be_read_is_not_corrected(
    program: Application, library: Library, add: Callable[[bytes], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = add(STORY.encode())
    monkeypatch.setattr(library._connection, "read_only", True)
    program.controller.texts.correcting.ask(text)
    assert "read" in toast(program)

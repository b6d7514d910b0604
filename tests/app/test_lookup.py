"""Words are looked up on the page: by the bar, by key, by typing; and the minutes stay honest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QCursor, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from typing_extensions import override

from reader.app.composition import Application
from reader.core.activity.ledger import TimeClass
from reader.core.screens import ScreenName
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.lookup.definition_view import DefinitionView
from reader.ui.lookup.lookup_panel import LookupPanel
from reader.ui.lookup.panel_controller import LookupPanelController
from reader.ui.lookup.result_view import HitButton, WordButton
from reader.ui.page.passage import Passage, PassageUnit, passage_at
from reader.ui.reading.selection_bar import SelectionBar

StarDict = Callable[..., Path]
ESSAY = (
    "# 论学习\n\nStudies serve for delight.\n\n学习要读原文，读原文才有根底。\n\n" + "此处还有很多话要说。\n\n" * 200
)
ENTRIES = [
    ("study", b"1. the use of the mind to gain knowledge\n2. a room"),
    ("学习", b"to learn"),
    ("原文", b"the text itself"),
    ("要", b"to want"),
    ("long", b"<p>" + b"a long story. " * 200 + b"</p>"),
]


class HandMoment(Clock):
    """Let the test turn the hands."""

    def __init__(self, start: datetime) -> None:
        self.wall = start
        self.mono = 0.0

    def pass_by(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.mono += seconds

    @override
    def now(self) -> datetime:
        return self.wall

    @override
    def monotonic(self) -> float:
        return self.mono


@pytest.fixture
def clock(now: datetime) -> HandMoment:
    return HandMoment(now)


@pytest.fixture
def essay(qtbot: QtBot, program: Application, tmp_path: Path) -> str:
    path = tmp_path / "studies.md"
    path.write_text(ESSAY, encoding="utf-8")
    with qtbot.waitSignal(program.controller.texts.queue.finished, timeout=20_000):
        program.controller.texts.add([path])
    if program.context.library.index.pending():
        qtbot.waitSignal(program.controller.texts.indexing.finished, timeout=20_000).wait()
    return program.controller.read_screen.text_id


@pytest.fixture
def dictionary(qtbot: QtBot, program: Application, tmp_path: Path, stardict: StarDict) -> Path:
    folder = tmp_path / "dictionaries of mine"
    folder.mkdir()
    path = stardict(folder, ENTRIES, types="h", aliases=[("studies", 0)])
    acts = program.action_handlers.lookup.dictionaries
    with qtbot.waitSignal(acts.adding.finished, timeout=20_000):
        acts.add([path])
    return path


def panel_controller(program: Application) -> LookupPanelController:
    return program.action_handlers.lookup.panel_controller


def panel(program: Application) -> LookupPanel:
    return panel_controller(program).panel


def select(program: Application, words: str) -> Passage:
    read = program.controller.read_screen
    assert read.open_text is not None
    start = read.open_text.stored.slice(0, 10_000).index(words)
    read.page.select(Passage(start, start + len(words)))
    read.page.passage_finished.emit()
    return read.page.passage


def press(program: Application, key: Qt.Key) -> None:
    QTest.keyClick(program.controller.read_screen.page, key)


def told(program: Application) -> str:
    shown = panel(program).answer.widget()
    parts = [one.text() for one in shown.findChildren(QLabel)]
    return "\n".join(parts + [one.accessibleName() for one in shown.findChildren(DefinitionView)])


def button(program: Application, words: str) -> QPushButton:
    return next(one for one in panel(program).findChildren(QPushButton) if one.text() == words)


def wait_for_library(qtbot: QtBot, program: Application) -> list[HitButton]:
    def found() -> list[HitButton]:
        return panel(program).answer.widget().findChildren(HitButton)

    qtbot.waitUntil(lambda: bool(found()))
    return found()


@pytest.mark.usefixtures("essay", "dictionary")
def test_the_bar_offers_to_look_a_passage_up(program: Application) -> None:
    select(program, "Studies")
    bar = program.controller.read_screen.page.viewport().findChild(SelectionBar)
    assert bar is not None
    offer = next(one for one in bar.findChildren(QToolButton) if one.text() == "Look up")
    assert offer.isVisible()
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    assert panel(program).isVisible()
    assert panel(program).word.text() == "Studies"
    assert "the use of the mind" in told(program)
    assert "Pocket Words" in [one.accessibleName() for one in panel(program).findChildren(QPushButton)]


@pytest.mark.usefixtures("essay", "dictionary")
def test_the_key_looks_up_and_esc_goes_back_to_the_page(qtbot: QtBot, program: Application) -> None:
    select(program, "学习")
    press(program, Qt.Key.Key_L)
    assert panel(program).isVisible()
    assert panel(program).word.hasFocus()
    assert "to learn" in told(program)
    bar = program.controller.read_screen.page.viewport().findChild(SelectionBar)
    assert bar is not None
    assert not bar.isVisible()
    qtbot.waitUntil(panel(program).pinyin.isVisible)
    assert panel(program).pinyin.text() == "xué xí"
    QTest.keyClick(panel(program).word, Qt.Key.Key_Escape)
    assert not panel(program).isVisible()
    assert program.controller.read_screen.page.hasFocus()
    assert program.controller.read_screen.page.passage


@pytest.mark.usefixtures("essay", "dictionary")
def test_the_sentence_at_the_cursor_is_looked_up_word_by_word(program: Application) -> None:
    page = program.controller.read_screen.page
    assert program.controller.read_screen.open_text is not None
    start = program.controller.read_screen.open_text.stored.slice(0, 1_000).index("学习要读")
    page.set_reading_cursor(passage_at(page, start, PassageUnit.SENTENCE))
    press(program, Qt.Key.Key_L)
    chips = [one.accessibleName() for one in panel(program).findChildren(WordButton) if one.isVisible()]
    assert chips[:4] == ["学习", "要", "读", "原文"]
    assert "to want" in told(program)


@pytest.mark.usefixtures("essay", "dictionary")
def test_without_a_selection_the_word_under_the_mouse_is_looked_up_and_selected(program: Application) -> None:
    read = program.controller.read_screen
    assert read.open_text is not None
    start = read.open_text.stored.slice(0, 1_000).index("原文")
    viewport = read.page.viewport()
    QCursor.setPos(viewport.mapToGlobal(read.page.rect_of(start + 1, start + 2).center()))
    press(program, Qt.Key.Key_L)
    assert panel(program).word.text() == "原文"
    assert (read.page.passage.start, read.page.passage.end) == (start, start + 2)


@pytest.mark.usefixtures("essay", "dictionary")
def test_with_nothing_at_hand_the_panel_asks_for_a_word(program: Application) -> None:
    QCursor.setPos(program.controller.window.mapToGlobal(program.controller.window.rect().bottomRight()))
    press(program, Qt.Key.Key_L)
    assert panel(program).isVisible()
    assert panel(program).word.text() == ""
    assert not button(program, "Search everywhere").isEnabled()


@pytest.mark.usefixtures("essay", "dictionary")
def test_a_word_of_a_definition_is_looked_up_by_a_double_click(qtbot: QtBot, program: Application) -> None:
    select(program, "学习")
    press(program, Qt.Key.Key_L)
    view = panel(program).answer.widget().findChild(DefinitionView)
    assert view is not None
    assert view._layout is not None
    place = view._layout.rects(3, 8)[0].center().toPoint()
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert panel(program).word.text() == "learn"


@pytest.mark.usefixtures("essay")
def test_a_damaged_dictionary_is_named_and_the_library_still_answers(
    qtbot: QtBot, program: Application, dictionary: Path, tmp_path: Path
) -> None:
    (made,) = (tmp_path / "dictionaries").iterdir()
    made.write_bytes(b"no database" * 400)
    select(program, "原文")
    press(program, Qt.Key.Key_L)
    assert "The dictionary “Pocket Words” is damaged." in told(program)
    assert len(wait_for_library(qtbot, program)) == 2


@pytest.mark.usefixtures("essay", "dictionary")
def test_the_panel_follows_the_theme(program: Application) -> None:
    select(program, "学习")
    press(program, Qt.Key.Key_L)
    program.context.settings.change(theme="dark")
    assert panel(program).isVisible()
    view = panel(program).answer.widget().findChild(DefinitionView)
    assert view is not None
    assert view._typography.ink.text == program.context.appearance.theme.text
    program.context.settings.change(theme="paper")


@pytest.mark.usefixtures("essay", "dictionary")
def test_another_word_is_typed_and_the_first_is_gone_back_to(program: Application) -> None:
    select(program, "学习")
    press(program, Qt.Key.Key_L)
    QTest.keyClicks(panel(program).word, "studies")
    QTest.keyClick(panel(program).word, Qt.Key.Key_Return)
    assert "a room" in told(program)
    QTest.keyClick(panel(program).word, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert panel(program).word.text() == "学习"
    assert "to learn" in told(program)


@pytest.mark.usefixtures("essay", "dictionary")
def test_a_word_within_the_word_leads_on(program: Application) -> None:
    select(program, "要读原文")
    press(program, Qt.Key.Key_L)
    chip = next(one for one in panel(program).findChildren(WordButton) if one.accessibleName() == "原文")
    chip.click()
    assert panel(program).word.text() == "原文"


@pytest.mark.usefixtures("essay", "dictionary")
def test_places_in_the_library_follow_notes_first_and_open(
    qtbot: QtBot, program: Application, library: Library, essay: str
) -> None:
    note = program.context.annotation_commands.note(essay, 3, 5, "原文 matters")
    assert note is not None
    select(program, "原文")
    press(program, Qt.Key.Key_L)
    hits = wait_for_library(qtbot, program)
    assert [one.accessibleName().split(":")[0] for one in hits] == ["Note in “论学习”", "论学习", "论学习"]
    assert panel(program).places.isVisible()
    hits[1].click()
    assert not panel(program).isVisible()
    assert program.controller.window.current is ScreenName.READ
    assert program.controller.read_screen.finding is not None


@pytest.mark.usefixtures("essay", "dictionary")
def test_the_answer_becomes_a_note_on_the_passage_which_undo_takes_back(program: Application, library: Library) -> None:
    passage = select(program, "原文")
    press(program, Qt.Key.Key_L)
    button(program, "Make it a note").click()
    (note,) = library.annotations.of_text(program.controller.read_screen.text_id)
    assert (note.start, note.end) == (passage.start, passage.end)
    assert note.body.startswith("**原文**")
    assert "the text itself" in note.body
    assert not panel(program).isVisible()
    program.context.annotation_commands.undo()
    assert list(library.annotations.of_text(program.controller.read_screen.text_id)) == []


@pytest.mark.usefixtures("essay", "dictionary")
def test_the_answer_is_copied_whole(program: Application) -> None:
    select(program, "原文")
    press(program, Qt.Key.Key_L)
    button(program, "Copy").click()
    assert QGuiApplication.clipboard().text() == "原文\n\n原文 (Pocket Words)\nthe text itself"


@pytest.mark.usefixtures("essay", "dictionary")
def test_searching_everywhere_goes_to_the_library(program: Application) -> None:
    select(program, "原文")
    press(program, Qt.Key.Key_L)
    button(program, "Search everywhere").click()
    assert program.controller.window.current is ScreenName.LIBRARY


@pytest.mark.usefixtures("essay")
def test_without_dictionaries_the_panel_says_where_to_add_them(qtbot: QtBot, program: Application) -> None:
    select(program, "原文")
    press(program, Qt.Key.Key_L)
    assert "There are no dictionaries yet." in told(program)
    assert len(wait_for_library(qtbot, program)) == 2
    assert not button(program, "Make it a note").isEnabled()


@pytest.mark.usefixtures("essay", "dictionary")
def test_a_long_definition_shows_its_beginning_until_it_is_asked_for(program: Application) -> None:
    select(program, "学习")
    press(program, Qt.Key.Key_L)
    panel_controller(program).ask("long")
    view = panel(program).answer.widget().findChild(DefinitionView)
    assert view is not None
    before = view.height()
    button(program, "Show all of it").click()
    assert view.height() > 2 * before


@pytest.mark.usefixtures("essay", "dictionary")
def test_reading_on_closes_the_panel_and_the_dictionaries(program: Application) -> None:
    select(program, "学习")
    press(program, Qt.Key.Key_L)
    program.controller.read_screen.page.turn_page(1)
    assert not panel(program).isVisible()
    assert panel_controller(program)._lexicon is None


@pytest.mark.usefixtures("essay", "dictionary")
def test_minutes_with_the_panel_open_count_as_looking_up(
    program: Application, library: Library, clock: HandMoment
) -> None:
    tracker = program.context.tracker

    def stay(seconds: int) -> None:
        for _ in range(seconds // 5):
            clock.pass_by(5)
            tracker.input_made()

    tracker.presence_changed(True)
    stay(20)
    select(program, "学习")
    press(program, Qt.Key.Key_L)
    stay(30)
    tracker.presence_changed(False)
    clock.pass_by(5)
    tracker.presence_changed(True)
    stay(10)
    QTest.keyClick(panel(program).word, Qt.Key.Key_Escape)
    stay(15)
    tracker.save()
    seconds = dict.fromkeys(TimeClass, 0.0)
    for entry in library.ledger.entries(tracker.today):
        seconds[entry.time_class] += entry.seconds
    assert seconds[TimeClass.LOOK_UP] == 40
    assert seconds[TimeClass.READ] == 35


def test_dictionaries_that_are_dropped_become_dictionaries_and_texts_texts(
    qtbot: QtBot, program: Application, library: Library, tmp_path: Path, stardict: StarDict
) -> None:
    text = tmp_path / "text.md"
    text.write_text("# Title\n\nSome words.\n", "utf-8")
    head = stardict(tmp_path, ENTRIES, types="h")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in (head, head.with_suffix(".idx"), text)])
    adding = program.action_handlers.lookup.dictionaries.adding
    with (
        qtbot.waitSignal(adding.finished, timeout=20_000),
        qtbot.waitSignal(program.controller.texts.queue.finished, timeout=20_000) as finished,
    ):
        program.controller.window.dropEvent(
            QDropEvent(
                QPointF(5, 5),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )
    assert [one.name for one in library.dictionaries.all()] == ["Pocket Words"]
    assert finished.args is not None
    assert finished.args[0].failures == []
    assert [one.title for one in library.texts.all()] == ["Title"]


def test_a_dictionary_that_a_second_start_names_becomes_one(
    qtbot: QtBot, program: Application, library: Library, tmp_path: Path, stardict: StarDict
) -> None:
    head = stardict(tmp_path, ENTRIES, types="h")
    with qtbot.waitSignal(program.action_handlers.lookup.dictionaries.adding.finished, timeout=20_000):
        program.controller.take_arguments([str(head)])
    assert [one.name for one in library.dictionaries.all()] == ["Pocket Words"]
    assert library.texts.all() == []


def test_a_dictionary_that_is_damaged_is_told_and_nothing_is_kept(
    qtbot: QtBot, program: Application, library: Library, tmp_path: Path, stardict: StarDict
) -> None:
    head = stardict(tmp_path, ENTRIES)
    head.with_suffix(".dict").write_bytes(b"short")
    acts = program.action_handlers.lookup.dictionaries
    with qtbot.waitSignal(acts.adding.finished, timeout=20_000):
        acts.add([head])
    assert library.dictionaries.all() == ()
    label = program.controller.window.toast.findChild(QLabel)
    assert label is not None
    assert "is damaged or not whole" in label.text()


def test_adding_can_be_stopped_and_leaves_nothing(
    qtbot: QtBot, program: Application, library: Library, tmp_path: Path, stardict: StarDict
) -> None:
    head = stardict(tmp_path, [(f"word{number}", b"a meaning") for number in range(40_000)])
    adding = program.action_handlers.lookup.dictionaries.adding
    with qtbot.waitSignal(adding.finished, timeout=20_000) as finished:
        adding.add([head])
        adding.cancel()
    assert finished.args is not None
    assert [one.problem.value for one in finished.args[0].failures] == ["import-cancelled"]
    assert library.dictionaries.all() == ()
    assert list((tmp_path / "dictionaries").glob("*")) == []

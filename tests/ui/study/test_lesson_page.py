"""The lesson of the day is held on a page of its own, by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.core.annotations.model import Annotation
from reader.core.screens import ScreenName
from reader.core.study.lessons import LessonForm
from reader.core.study.recital import HIDDEN
from reader.core.text.model import Text
from reader.services.study.rotas import RotaRequest, change_rota
from reader.ui.appearance.theme import THEMES
from reader.ui.study.lesson_page import LessonPage
from reader.ui.study.study_page import StudyPage, StudyPageName
from tests.support.cut_texts import cut_texts
from tests.support.window import WindowDriver
from tests.ui.study.conftest import SPRING, WILLOW, lay_out

Mark = Callable[[str], Annotation]
OpenPage = Callable[..., StudyPage]


@pytest.fixture
def page(open_page: OpenPage, mark: Mark) -> LessonPage:
    """Return the page with one mark for a lesson."""
    mark(SPRING)
    page = open_page(StudyPageName.LESSON)
    assert isinstance(page, LessonPage)
    return page


def press(page: LessonPage, key: Qt.Key) -> None:
    page.setFocus()
    QTest.keyClick(page, key)


def test_it_shows_the_passage_between_its_neighbours(page: LessonPage) -> None:
    assert page.passage.source.toolTip() == "河边的一年, 安"
    assert page.passage.origin.toolTip() == "春天 · marked on 28 Mar, a lesson for the first time"
    assert page.passage.view.accessibleName() == SPRING
    assert page.passage.before.text() == "春天"
    assert page.passage.after.text() == WILLOW
    assert page.subtitle.text() == "Saturday 28 March"


def test_it_is_learnt_by_heart_in_four_steps(page: LessonPage) -> None:
    shown = []
    for _ in range(4):
        shown.append(page.passage.view.accessibleName().replace("\u200b", ""))
        press(page, Qt.Key.Key_Space)
    assert shown[0] == SPRING
    assert shown[1] == f"春{HIDDEN * 5}，小{HIDDEN * 5}，船{HIDDEN * 11}。"
    assert shown[2] == f"{HIDDEN * 6}，{HIDDEN * 6}，{HIDDEN * 12}。"
    assert shown[3] == ""
    assert page.passage.view.accessibleName() == SPRING
    page.steps.buttons[2].click()
    assert HIDDEN in page.passage.view.accessibleName()


def test_keys_change_its_form(page: LessonPage, driver: WindowDriver) -> None:
    assert page.lesson is not None
    assert page.lesson.form is LessonForm.LEARN
    press(page, Qt.Key.Key_F)
    assert page.forms.value is LessonForm.TELL
    assert page.steps.isHidden()
    press(page, Qt.Key.Key_Space)
    assert not page.timer.runs
    driver.undo()
    assert page.forms.value is LessonForm.LEARN


def test_another_and_rest(page: LessonPage, driver: WindowDriver, mark: Mark) -> None:
    mark(WILLOW)
    press(page, Qt.Key.Key_A)
    assert page.passage.view.accessibleName() == WILLOW
    page.passage.rest_link.click()
    assert page.lesson is not None
    assert not page.lesson.passage.annotation
    assert page.passage.rest_link.isHidden()
    driver.undo()
    assert page.passage.view.accessibleName() == WILLOW


def test_enter_finishes_it_and_goes_back(page: LessonPage, driver: WindowDriver) -> None:
    left = []
    page.left.connect(lambda: left.append(True))
    press(page, Qt.Key.Key_Return)
    assert left
    assert driver.library.lessons.of_day(driver.tracker.today)[-1].done
    assert "done" in driver.toast.message


def test_its_note_is_saved_on_the_mark(page: LessonPage, driver: WindowDriver, river: Text) -> None:
    press(page, Qt.Key.Key_N)
    assert page.note.field.hasFocus() or QApplication.focusWidget() is None
    page.note.field.setFocus()
    QTest.keyClicks(page.note.field, "three pictures")
    page.note.finish()
    (annotation,) = driver.library.annotations.of_text(river.id)
    assert annotation.body == "three pictures"
    QTest.keyClick(page.note.field, Qt.Key.Key_Escape)
    assert driver.screen is ScreenName.STUDY
    assert page.isVisible()


def test_without_a_mark_the_note_makes_one(open_page: OpenPage, driver: WindowDriver, river: Text) -> None:
    page = open_page(StudyPageName.LESSON)
    assert isinstance(page, LessonPage)
    page.note.field.setFocus()
    QTest.keyClicks(page.note.field, "abc")
    page.note.finish()
    (annotation,) = driver.library.annotations.of_text(river.id)
    assert (annotation.quote, annotation.body) == (SPRING, "abc")
    page.reload()
    assert page.note.field.toPlainText() == "abc"


def test_it_comes_into_the_self_test_clause_by_clause(page: LessonPage, driver: WindowDriver) -> None:
    press(page, Qt.Key.Key_C)
    assert driver.toast.message == "1 card added to your self-test."
    press(page, Qt.Key.Key_C)
    assert "already" in driver.toast.message


def test_it_opens_in_its_text(page: LessonPage, driver: WindowDriver) -> None:
    press(page, Qt.Key.Key_O)
    assert driver.screen is ScreenName.READ


def test_escape_leads_back_to_today(page: LessonPage) -> None:
    left = []
    page.left.connect(lambda: left.append(True))
    press(page, Qt.Key.Key_Escape)
    assert left


def test_the_host_stands_beside_the_day(page: LessonPage, driver: WindowDriver) -> None:
    now = driver.clock.now()
    driver.commands.run(lambda: change_rota(driver.library, "lesson", RotaRequest(("Ann",)), now))
    assert page.subtitle.text() == "Saturday 28 March, hosted by Ann"


def test_without_a_lesson_it_says_how_to_begin(driver: WindowDriver, open_page: OpenPage, river: Text) -> None:
    driver.library.texts.remove(river.id, driver.clock.now())
    page = open_page(StudyPageName.LESSON)
    assert isinstance(page, LessonPage)
    assert page.lesson is None
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Return)
    assert page.lesson is None


def test_a_table_sets_lessons_and_they_are_written(page: LessonPage, driver: WindowDriver, tmp_path: Path) -> None:
    table = tmp_path / "lessons.csv"
    table.write_text("2026-03-29,河边的一年,柳树在风里\n2026-03-30\n", "utf-8")
    page._files.take_table(table)
    assert driver.toast.message == "1 lesson scheduled. 1 line skipped: 2."
    written = tmp_path / "lessons.md"
    page._files.export(written)
    assert "柳树在风里" in written.read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_it_cuts_no_text(page: LessonPage, driver: WindowDriver, language: str) -> None:
    driver.settings.change(language=language)
    cut = []
    sizes = ((1440, 900), (1024, 700), (760, 520))
    for number, theme in enumerate(THEMES):
        driver.settings.change(theme=theme)
        for size in sizes[-1:] if number else sizes:
            driver.window.resize(*size)
            for form in LessonForm:
                page.set_form(form)
                lay_out(driver)
                cut += [f"{language}, {theme}, {size}: {found}" for found in cut_texts(driver.window)]
    assert cut == []

"""What there is to study today: the lesson first, rows by digits, cards beside them, and how to begin."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.screens import ScreenName
from reader.core.study.actions import ActionState
from reader.services.study.actions import ActionDraft, ActionEdit, add_action, change_action
from reader.services.study.card_making import blank_card, make_cards
from reader.ui.study.hand_over_dialog import HandOverDialog
from reader.ui.study.report_form import ReportForm
from reader.ui.study.self_test_page import SelfTestPage
from reader.ui.study.study_page import StudyPageName
from reader.ui.study.today_page import TodayPage
from tests.support.dialogs import answer_dialog
from tests.ui.study.conftest import LATIN, PASSAGE, SECOND, Study


def words(page: TodayPage) -> list[str]:
    return [one.accessibleName() or one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def today(study: Study) -> TodayPage:
    page = study.open(StudyPageName.TODAY)
    assert isinstance(page, TodayPage)
    study.driver.qtbot.wait_until(lambda: not page.is_choosing)
    return page


def test_an_empty_library_says_how_to_begin(study: Study) -> None:
    study.driver.commands.run(lambda: study.library.texts.remove(study.text, study.driver.clock.now()))
    assert "Nothing to study yet" in words(today(study))


def test_the_lesson_comes_first_with_its_form_and_length(study: Study) -> None:
    study.mark(PASSAGE)
    page = today(study)
    assert {"Daily lesson", "by heart, about 1 min", "慢读一小时"} <= set(words(page))
    assert page.agenda.begin.text() == "Start Lesson"


def test_the_beginning_of_the_lesson_ends_with_a_whole_word(study: Study) -> None:
    study.mark(LATIN)
    beginning = today(study).agenda._passage.accessibleName()
    assert beginning.endswith("…")
    assert LATIN[len(beginning) - 1] == " "


def test_digits_stand_for_the_rows_that_are_there(study: Study) -> None:
    add_action(study.library, ActionDraft("借投影仪", due=date(2026, 3, 5)), study.driver.clock.now())
    page = today(study)
    assert page.agenda.rows == [page.agenda.actions_row]
    make_cards(study.library, [blank_card(study.mark(LATIN), "entombed")], study.driver.clock.now())
    page = today(study)
    assert page.agenda.rows == [page.agenda.self_test, page.agenda.actions_row]
    assert "Self-test: 1 due" in words(page)
    study.press(Qt.Key.Key_2)
    assert isinstance(study.screen.current, SelfTestPage)


def test_the_row_of_the_report_asks_only_what_goes_into_it(study: Study) -> None:
    study.library.study_groups.change(study.library.study_groups.named("读书会"), study.driver.clock.now())
    page = today(study)
    answered = answer_dialog(HandOverDialog, QDialog.reject)
    page.agenda.report_row.click()
    assert [type(dialog.form) for dialog in answered] == [ReportForm]


def test_actions_stand_under_their_projects_until_they_are_closed(study: Study) -> None:
    now = study.driver.clock.now()
    first, _ = add_action(study.library, ActionDraft("列出书目", "我", date(2026, 3, 20), "图书角"), now)
    add_action(study.library, ActionDraft("约人", "李晨", None, "沙龙"), now)
    add_action(study.library, ActionDraft("谈一次", "我", date(2026, 3, 25), "图书角"), now)
    page = today(study)
    study.driver.qtbot.wait_until(lambda: "谈一次" in words(page))
    shown = words(page)
    assert (
        shown.index("Project: 图书角") < shown.index("列出书目") < shown.index("谈一次") < shown.index("Project: 沙龙")
    )
    edit = ActionEdit(state=ActionState.DONE)
    study.driver.commands.run(lambda: change_action(study.library, first.action.id, edit, now))
    study.driver.qtbot.wait_until(lambda: "列出书目" not in words(page))


def test_a_question_opens_its_passage(study: Study) -> None:
    study.mark(SECOND, AnnotationKind.QUESTION, "为什么要留下来？\n因为忘得快。")
    page = today(study)
    study.driver.qtbot.wait_until(lambda: "为什么要留下来？" in words(page))
    page.questions.row_chosen.emit(study.library.annotations.all(kind=AnnotationKind.QUESTION)[0].id)
    assert study.driver.window.current is ScreenName.READ


def test_another_lesson_is_one_key_away(study: Study) -> None:
    study.mark(PASSAGE)
    study.mark(LATIN)
    today(study)
    before = study.library.lessons.of_day(date(2026, 3, 2))[-1].passage.quote
    study.press(Qt.Key.Key_A)
    after = study.library.lessons.of_day(date(2026, 3, 2))
    assert (len(after), after[-1].passage.quote != before) == (2, True)


@pytest.mark.parametrize("width", [1440, 1024, 800])
def test_the_cards_stand_below_each_other_in_a_narrow_window(study: Study, width: int) -> None:
    study.mark(PASSAGE)
    study.driver.window.resize(width, 800)
    page = today(study)
    right = page.bank.mapTo(page, page.bank.rect().topRight()).x()
    assert right <= page.width()
    assert (page.together.x() > page.actions_card.x()) == (width == 1440)


def test_what_counts_of_notes_and_review_is_shown_with_its_most(study: Study) -> None:
    assert "at most 30 min, half the goal" in words(today(study))
    assert study.driver.context.tracker.limited_today == (0.0, 1800.0)


def test_cards_that_need_the_reader_are_counted(study: Study) -> None:
    mark = study.mark(PASSAGE)
    (made,), _changes = make_cards(study.library, [blank_card(mark, "关键少数")], study.driver.clock.now())
    page = today(study)
    assert "Need your attention" not in words(page)
    anchor = make_anchor(study.library.texts.view(study.text), mark.start, mark.start + 9)
    study.driver.commands.run(lambda: study.library.commit(operations.move(mark, anchor, study.driver.clock.now())))
    assert [info.card.id for info in study.library.cards.needing_reader()] == [made.id]
    study.driver.qtbot.wait_until(lambda: "Need your attention" in words(page))


def test_all_cards_wait_today_or_come_later_and_the_lesson_takes_a_minute(study: Study) -> None:
    mark = study.mark(PASSAGE)
    make_cards(
        study.library, [blank_card(mark, words) for words in (PASSAGE[:2], PASSAGE[3:5])], study.driver.clock.now()
    )
    page = today(study)
    study.driver.qtbot.wait_until(lambda: "Due today" in words(page))
    facts = words(page)
    assert (facts[facts.index("Due today") + 1], facts[facts.index("Later") + 1]) == ("1", "1")
    assert "about 2 min in all" in facts

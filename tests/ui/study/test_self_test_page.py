"""The self-test in the window: what is asked, what is typed, how it is rated, and what becomes of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from reader.core.activity.clock_state import ClockState
from reader.core.activity.ledger import TimeClass
from reader.core.annotations import operations
from reader.core.annotations.model import AnnotationKind
from reader.core.study.answers import Rating
from reader.core.study.cards import CardKind
from reader.services.study.card_making import blank_card, make_cards, whole_mark_cards
from reader.ui.study.quiz_options import OptionState
from reader.ui.study.self_test_page import SelfTestPage
from reader.ui.study.study_page import StudyPageName
from reader.ui.study.today_page import TodayPage
from reader.ui.widgets.field import GapField
from tests.support.activity import run
from tests.support.clocks import ManualClock
from tests.support.cut_texts import cut_texts
from tests.support.texts import add_text
from tests.ui.study.conftest import LATIN, PASSAGE, SECOND, Study, lay_out


@pytest.fixture
def page(study: Study) -> SelfTestPage:
    """Return the page with a card about a Chinese, and one about a Latin passage."""
    chinese, latin = study.mark(PASSAGE), study.mark(LATIN)
    now = study.driver.clock.now()
    make_cards(study.library, [blank_card(chinese, "关键少数")], now)
    make_cards(study.library, [blank_card(latin, "entombed")], now + timedelta(minutes=1))
    page = study.open(StudyPageName.SELF_TEST)
    assert isinstance(page, SelfTestPage)
    return page


def words(page: SelfTestPage) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible() and one.text()]


def type_answer(study: Study, answer: str) -> None:
    field = study.driver.window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "")
    field.setProperty("text", answer)  # as an input method commits it
    study.press(Qt.Key.Key_Return)


def test_a_blank_is_typed_judged_and_kept(study: Study, page: SelfTestPage) -> None:
    assert "1 of 2" in words(page)
    type_answer(study, "关健少数")
    assert {"Close", "Same pronunciation, 1 character differs: you typed 健, the text has 键"} <= set(words(page))
    assert "Next 4 Mar, in 2 days" in words(page)
    lines = page.card.spoken.splitlines()
    assert lines[:2] == ["Close", "Same pronunciation, 1 character differs: you typed 健, the text has 键"]
    assert lines[2:] == ["关键少数", "Next 4 Mar, in 2 days"]
    study.press(Qt.Key.Key_Return)
    assert "2 of 2" in words(page)
    (answer,) = [one for one in study.library.cards.all() if one.state is not None]
    assert answer.state is not None
    assert answer.state.due == date(2026, 3, 4)


def test_the_rating_is_changed_by_keys_before_it_is_kept(study: Study, page: SelfTestPage) -> None:
    type_answer(study, "关键少数")
    assert page.card.rating is Rating.GOOD
    study.press(Qt.Key.Key_Left)
    assert page.card.rating is Rating.AGAIN
    assert "Next 3 Mar, tomorrow" in words(page)
    assert page.card.spoken_rating == "Not yet. Next 3 Mar, tomorrow"
    study.press(Qt.Key.Key_2)
    assert page.card.rating is Rating.GOOD
    study.press(Qt.Key.Key_1)
    study.press(Qt.Key.Key_Return)
    assert page.card.rating is None


def test_what_was_not_known_comes_again_until_it_is(study: Study, page: SelfTestPage) -> None:
    type_answer(study, "多数")
    study.press(Qt.Key.Key_Return)
    type_answer(study, "entombed")
    study.press(Qt.Key.Key_Return)
    assert "Once more" in words(page)
    type_answer(study, "关键少数")
    study.press(Qt.Key.Key_Return)
    assert "Done for today" in words(page)
    assert "关键少数" in words(page)
    study.press(Qt.Key.Key_Return)
    assert isinstance(study.screen.current, TodayPage)


def test_the_last_answer_is_taken_back(study: Study, page: SelfTestPage) -> None:
    type_answer(study, "")
    study.press(Qt.Key.Key_Return)
    type_answer(study, "entombed")
    study.press(Qt.Key.Key_Z)
    assert "1 of 2" in words(page)
    assert all(one.state is None for one in study.library.cards.all())


def test_undo_in_the_middle_of_a_sitting_asks_the_card_again(study: Study, page: SelfTestPage) -> None:
    type_answer(study, "关键少数")
    study.press(Qt.Key.Key_Return)
    study.driver.commands.undo()
    assert all(one.state is None for one in study.library.cards.all())
    assert "1 of 2" in words(page)


def test_a_card_goes_with_its_mark_while_it_is_shown(study: Study, page: SelfTestPage) -> None:
    mark = next(one for one in study.library.annotations.of_text(study.text) if one.quote == PASSAGE)
    study.driver.change_notifier.announce(
        study.library.commit(operations.remove((mark,), study.driver.clock.now())), None
    )
    assert "1 of 1" in words(page)
    type_answer(study, "entombed")
    assert "Correct" in words(page)


def test_typed_words_stay_when_something_else_changes(study: Study, page: SelfTestPage) -> None:
    field = study.driver.window.focusWidget()
    assert field is not None
    field.setProperty("text", "关键")
    study.mark(SECOND)
    assert page.card.typed == ["关键"]


def test_a_question_is_judged_by_the_reader(study: Study) -> None:
    mark = study.mark(SECOND, AnnotationKind.QUESTION, "为什么要留下来？\n因为忘得快。")
    make_cards(study.library, whole_mark_cards(mark, CardKind.QUESTION), study.driver.clock.now())
    page = study.open(StudyPageName.SELF_TEST)
    assert isinstance(page, SelfTestPage)
    assert "Your question" in words(page)
    assert page.card.spoken == "Your question\n为什么要留下来？"
    study.press(Qt.Key.Key_Return)
    study.press(Qt.Key.Key_Return)  # nothing is rated yet
    assert page.card.is_answered
    study.press(Qt.Key.Key_Space)
    assert "Done for today" in words(page)


def test_without_cards_it_says_how_to_begin(study: Study) -> None:
    page = study.open(StudyPageName.SELF_TEST)
    assert isinstance(page, SelfTestPage)
    assert "No cards due" in words(page)


def test_the_time_on_it_is_review(study: Study, page: SelfTestPage, clock: ManualClock) -> None:
    tracker = study.driver.context.tracker
    tracker.presence_changed(True)
    tracker.input_made()
    run(tracker, clock, 30)
    assert tracker.state is ClockState.READING
    study.screen.show_today()
    assert tracker.state is ClockState.IDLE
    tracker.save()
    classes = {entry.time_class for entry in study.library.ledger.entries(tracker.today) if entry.seconds}
    assert classes == {TimeClass.REVIEW}


def test_escape_leads_back_to_today(study: Study, page: SelfTestPage) -> None:
    assert page.isVisible()
    study.press(Qt.Key.Key_Escape)
    assert isinstance(study.screen.current, TodayPage)


def test_the_line_at_the_foot_says_that_it_is_review_and_what_counts_of_it(study: Study, page: SelfTestPage) -> None:
    tracker = study.driver.context.tracker
    tracker.presence_changed(True)
    tracker.input_made()
    assert page.isVisible()
    qtbot, labels = study.driver.qtbot, study.driver.window.status_bar.findChildren(QLabel)
    qtbot.waitUntil(lambda: "Notes and review today: 0 min, of which up to 30 count" in [one.text() for one in labels])
    study.screen.show_today()
    qtbot.waitUntil(lambda: "60 min left today" in [one.text() for one in labels])


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_four_ratings_have_room(study: Study, page: SelfTestPage, language: str) -> None:
    study.driver.settings.change(study_ratings="four", language=language)
    study.open(StudyPageName.SELF_TEST)
    type_answer(study, "关键少数")
    lay_out(study.driver)
    assert page.card.has_four_grades
    assert cut_texts(study.driver.window) == []


def test_the_gap_stands_in_its_place_when_the_same_card_is_shown_again(study: Study, page: SelfTestPage) -> None:
    lay_out(study.driver)
    place = page.card._passage.fields[0].geometry()
    study.press(Qt.Key.Key_Escape)
    study.open(StudyPageName.SELF_TEST)
    lay_out(study.driver)
    assert page.card._passage.fields[0].geometry() == place


def test_the_foot_of_an_answered_card_is_in_view_in_a_low_window(study: Study, page: SelfTestPage) -> None:
    study.driver.window.resize(1024, 560)
    lay_out(study.driver)
    type_answer(study, "关健少数")
    lay_out(study.driver)
    foot = page.card.mapTo(page._area.viewport(), page.card.rect().bottomLeft()).y()
    assert 0 < foot <= page._area.viewport().height()


def test_a_message_goes_with_the_next_answer(study: Study, page: SelfTestPage) -> None:
    study.driver.toast.show_message("The card rests.")
    type_answer(study, "关键少数")
    assert study.driver.toast.message
    study.press(Qt.Key.Key_Return)
    assert study.driver.toast.message == ""


# --- choosing words -----------------------------------------------------------------------------------------------


@pytest.fixture
def choices(study: Study) -> SelfTestPage:
    """Return the page with a card whose words are chosen from four, the others from the marks of another text."""
    words = "“日积月累”“学以致用”“循序渐进”，都说的是慢慢来。"
    other = add_text(study.library, "成语", [words], study.driver.clock.now())
    Study(study.driver, other.id).mark(words)
    make_cards(study.library, [blank_card(study.mark(PASSAGE), "关键少数")], study.driver.clock.now())
    study.driver.settings.change(study_answers="choice")
    page = study.open(StudyPageName.SELF_TEST)
    assert isinstance(page, SelfTestPage)
    return page


def choose(study: Study, page: SelfTestPage, words: str) -> None:
    study.press(Qt.Key(Qt.Key.Key_1 + list(page.card.choices.words).index(words)))


def test_words_are_chosen_from_four_by_a_digit(study: Study, choices: SelfTestPage) -> None:
    assert sorted(choices.card.choices.words) == sorted(["关键少数", "日积月累", "学以致用", "循序渐进"])
    assert choices.card.spoken.splitlines()[-4:] == list(choices.card.choices.words)
    assert not choices.findChildren(GapField)
    study.press(Qt.Key.Key_Return)
    assert not choices.card.is_answered
    choose(study, choices, "关键少数")
    assert "Correct" in words(choices)
    assert choices.card.rating is Rating.GOOD
    right = [row.state for row in choices.card.choices.rows]
    assert sorted(right) == [OptionState.QUIET, OptionState.QUIET, OptionState.QUIET, OptionState.RIGHT]
    study.press(Qt.Key.Key_Return)
    assert "Done for today" in words(choices)


def test_a_wrong_choice_is_wrong(study: Study, choices: SelfTestPage) -> None:
    choose(study, choices, "学以致用")
    assert {"Not yet", "The text has different words"} <= set(words(choices))
    assert choices.card.rating is Rating.AGAIN
    assert OptionState.MISSED in {row.state for row in choices.card.choices.rows}
    study.press(Qt.Key.Key_2)
    assert choices.card.rating is Rating.GOOD


def test_the_order_of_the_choices_is_that_of_the_day(study: Study, choices: SelfTestPage) -> None:
    shown = list(choices.card.choices.words)
    again = study.open(StudyPageName.SELF_TEST)
    assert isinstance(again, SelfTestPage)
    assert list(again.card.choices.words) == shown


def test_where_too_few_words_fit_the_blank_is_typed(study: Study) -> None:
    make_cards(study.library, [blank_card(study.mark(PASSAGE), "关键少数")], study.driver.clock.now())
    study.driver.settings.change(study_answers="choice")
    page = study.open(StudyPageName.SELF_TEST)
    assert isinstance(page, SelfTestPage)
    assert not page.card.is_choice
    type_answer(study, "关键少数")
    assert "Correct" in words(page)


def test_choices_cut_no_text(study: Study, choices: SelfTestPage) -> None:
    for size in ((1440, 900), (1024, 700), (760, 520)):
        study.driver.window.resize(*size)
        lay_out(study.driver)
        assert cut_texts(study.driver.window) == []

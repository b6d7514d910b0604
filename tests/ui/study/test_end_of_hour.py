"""At the goal three questions from today's marks are offered; what is answered becomes a card, what is skipped not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.ids import new_id
from reader.services.study.card_making import blank_card, make_cards
from reader.ui.reminders.end_of_hour_offer import EndOfHourOffer
from reader.ui.study.self_test_page import SelfTestPage
from tests.ui.study.conftest import LATIN, PASSAGE, Study


@pytest.fixture
def offer(study: Study) -> Iterator[EndOfHourOffer]:
    offer = EndOfHourOffer(study.driver.context)
    yield offer
    offer.deleteLater()


def meet_the_goal(study: Study) -> None:
    """Enter the hour as read on paper."""
    end = study.driver.clock.now()
    start = end.astimezone(UTC) - timedelta(hours=1)
    entry = LedgerEntry(
        new_id(start),
        None,
        TimeClass.PAPER,
        start,
        end.astimezone(UTC),
        28_800,
        end.date(),
        3_600.0,
        EntryOrigin.DECLARED,
        reason="train",
    )
    study.driver.commands.run(lambda: study.library.ledger.declare(entry))


def message(study: Study) -> str:
    toast = study.driver.toast
    shown = [one.text() for one in toast.findChildren(QLabel) if one.text()]
    return shown[0] if toast.isVisible() and shown else ""


def words(page: SelfTestPage) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page) and one.text()]


def begin(study: Study) -> SelfTestPage:
    study.driver.trigger("end-of-hour")
    page = study.screen.current
    assert isinstance(page, SelfTestPage)
    return page


def test_it_is_offered_once_when_the_goal_is_met(study: Study, offer: EndOfHourOffer) -> None:
    study.mark(PASSAGE)
    assert message(study) == ""
    meet_the_goal(study)
    assert message(study).startswith("Your hour is done.")
    study.driver.toast.hide()
    study.driver.context.tracker.refresh()
    assert message(study) == ""
    offer.show()
    page = study.screen.current
    assert isinstance(page, SelfTestPage)
    assert page.is_end_of_hour


def test_without_marks_or_against_the_readers_will_nothing_is_offered(study: Study, offer: EndOfHourOffer) -> None:
    study.driver.settings.change(study_end_of_hour=False)
    study.mark(PASSAGE)
    meet_the_goal(study)
    assert not message(study).startswith("Your hour is done.")
    assert offer is not None


def test_what_is_answered_becomes_a_card_and_what_is_skipped_does_not(study: Study) -> None:
    for quote in (PASSAGE, LATIN):
        study.mark(quote)
    page = begin(study)
    assert {"End of the hour", "1 of 2"} <= set(words(page))
    study.press(Qt.Key.Key_Return)  # checks what was typed: nothing
    study.press(Qt.Key.Key_2)
    study.press(Qt.Key.Key_Return)
    assert len(study.library.cards.all()) == 1
    study.press(Qt.Key.Key_Return)
    study.press(Qt.Key.Key_S)
    assert len(study.library.cards.all()) == 1
    assert "Done for today" in words(page)


def test_a_mark_that_is_declined_is_never_suggested_again(study: Study) -> None:
    study.mark(PASSAGE)
    page = begin(study)
    study.press(Qt.Key.Key_Return)
    study.press(Qt.Key.Key_X)
    assert study.library.cards.all() == []
    assert "No cards due" in words(page)
    assert "No cards due" in words(begin(study))
    study.driver.commands.undo()
    assert "1 of 1" in words(begin(study))


def test_an_answer_is_taken_back_with_its_card(study: Study) -> None:
    study.mark(PASSAGE)
    study.mark(LATIN)
    page = begin(study)
    study.press(Qt.Key.Key_Return)
    study.press(Qt.Key.Key_Return)
    assert len(study.library.cards.all()) == 1
    study.press(Qt.Key.Key_Return)
    study.press(Qt.Key.Key_Z)
    assert study.library.cards.all() == []
    assert "1 of 2" in words(page)


def test_a_mark_that_has_cards_is_left_to_the_self_test(study: Study) -> None:
    mark = study.mark(PASSAGE)
    make_cards(study.library, [blank_card(mark, "关键少数")], study.driver.clock.now())
    assert "No cards due" in words(begin(study))

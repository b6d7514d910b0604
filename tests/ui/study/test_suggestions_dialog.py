"""Blanks are suggested while the dialog is open, and only those ticked become cards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.core.annotations.anchor import find_quote
from reader.core.annotations.model import Annotation
from reader.services.study.card_making import make_cards
from reader.ui.study.suggestions_dialog import SuggestionsDialog
from tests.support.notes import Notes
from tests.support.texts import add_text

PASSAGE = "读书会坚持先读后讲、轮流主持，慢慢养成“不动笔墨”的习惯。"


def marks(notes: Notes, *passages: str) -> list[Annotation]:
    """Add a text with these passages and mark each."""
    text = add_text(notes.library, "读书会", passages, notes.clock.now())
    view = notes.library.texts.view(text.id)
    spans = [span for passage in passages if (span := find_quote(view, passage))]
    made = [notes.annotation_commands.highlight(text.id, start, end, 1) for start, end in spans]
    return [mark for mark in made if mark is not None]


def opened(notes: Notes, qtbot: QtBot, found: list[Annotation]) -> SuggestionsDialog:
    dialog = SuggestionsDialog(notes.library, found)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.is_finished)
    return dialog


def asked(dialog: SuggestionsDialog) -> list[str]:
    return [card.content.words for card in dialog.new_cards()]


def test_the_best_blank_of_each_mark_is_ticked(notes: Notes, qtbot: QtBot) -> None:
    dialog = opened(notes, qtbot, marks(notes, PASSAGE, "听的人“先问后答”才算到场。"))
    assert dialog.list.topLevelItemCount() == 3
    assert asked(dialog) == ["不动笔墨", "先问后答"]
    assert dialog.make_button.text() == "Make 2 Card(s)"
    second = dialog.list.topLevelItem(1)
    assert second is not None
    second.setCheckState(0, Qt.CheckState.Checked)
    assert asked(dialog) == ["不动笔墨", "轮流主持", "先问后答"]
    assert dialog.make_button.text() == "Make 3 Card(s)"


def test_all_are_ticked_or_none(notes: Notes, qtbot: QtBot) -> None:
    dialog = opened(notes, qtbot, marks(notes, PASSAGE))
    _cancel, all_button, none_button, _make = dialog.buttons.all()
    all_button.click()
    assert len(asked(dialog)) == 2
    none_button.click()
    assert asked(dialog) == []
    assert not dialog.make_button.isEnabled()


def test_what_is_asked_already_is_not_suggested_again(notes: Notes, qtbot: QtBot) -> None:
    found = marks(notes, PASSAGE)
    make_cards(notes.library, opened(notes, qtbot, found).new_cards(), notes.clock.now())
    dialog = opened(notes, qtbot, found)
    assert dialog.list.topLevelItemCount() == 1


def test_where_nothing_suggests_itself_it_is_said(notes: Notes, qtbot: QtBot) -> None:
    dialog = opened(notes, qtbot, marks(notes, "字字字"))
    assert (dialog.list.topLevelItemCount(), dialog.make_button.isEnabled()) == (0, False)


def test_closing_it_stops_the_search(notes: Notes, qtbot: QtBot) -> None:
    dialog = SuggestionsDialog(notes.library, marks(notes, *[f"第{number}段“不动笔墨”。" for number in range(300)]))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    assert dialog.is_finished

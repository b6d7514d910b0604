"""List all cards of the self-test, and let the reader open, edit, rest and remove them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, Qt, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.study.card_info import CardInfo
from reader.core.study.cards import CardKind
from reader.services.study.study_day import study_day_of
from reader.ui.appearance.sizes import EDGE, ROW_SPACE, SPACE
from reader.ui.shell.context import AppContext
from reader.ui.shell.flashcard_commands import FlashcardCommands
from reader.ui.study.card_table import CardFilter, CardTable, CardTableModel
from reader.ui.study.study_page import StudyPage
from reader.ui.widgets.button import Button, PrimaryButton
from reader.ui.widgets.empty_state import EmptyState
from reader.ui.widgets.key_cap import KeyButton
from reader.ui.widgets.layout import STRETCH, Row
from reader.ui.widgets.segmented_control import SegmentedControl


class CardsPage(StudyPage):
    """The page with all cards; it may be opened at a card, by its id, or at a `CardFilter`."""

    has_back_button = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._commands = FlashcardCommands(context, self)
        self._infos: Sequence[CardInfo] = ()
        self._day = study_day_of(context.library, context.clock.now())
        self.model = CardTableModel()
        self.table = CardTable(self.model)
        self.filter: SegmentedControl[CardFilter] = SegmentedControl()
        self._segments = {value: self.filter.add(value) for value in CardFilter}
        self._suggest = Button(clicked=self._request_blanks)
        self._open = KeyButton("", "O", self._open_passage)
        self._edit = KeyButton("", "E", self._edit_card)
        self._rest = KeyButton("", "R", self._rest_cards)
        self._leave = Button(clicked=self._settle)
        self._remove = KeyButton("", "Del", self._remove_cards)
        self._library_button = PrimaryButton(clicked=context.action_set.of("screen-library").trigger)
        self._empty = EmptyState(self._library_button)
        self._lay_out()
        self._connect()
        self.set_up()

    def _lay_out(self) -> None:
        self.header.row.add(self.filter, self._suggest)
        self._foot = Row(margins=(EDGE, SPACE, EDGE, SPACE), spacing=ROW_SPACE)
        self._foot.add(self._open, self._edit, self._rest, self._leave, STRETCH, self._remove)
        for button in (self._open, self._edit, self._rest, self._leave, self._remove):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus on the table and its keys
        self._list_row = Row(margins=(EDGE, SPACE, EDGE, 0))
        self._list_row.add(self.table)
        self.column.add(self._list_row, self._foot, self._empty, grows=self._empty)
        self.set_initial_focus(self.table)

    def _connect(self) -> None:
        self.filter.chosen.connect(self._on_filter_chosen)
        self.table.passage_requested.connect(self._open_passage)
        self.table.doubleClicked.connect(self._open_passage)
        self.table.edit_requested.connect(self._edit_card)
        self.table.rest_requested.connect(self._rest_cards)
        self.table.removal_requested.connect(self._remove_cards)
        self.table.selectionModel().selectionChanged.connect(self._on_selection_changed)

    @override
    def open(self, subject: object = None) -> None:
        """Show the page at a card, by its id, or with a filter."""
        self.filter.choose(subject if isinstance(subject, CardFilter) else CardFilter.ALL)
        self.reload()
        row = self.model.row_of(str(subject)) if subject is not None else -1
        self.table.selectRow(max(0, row))

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        super().retranslate()
        self.title.setText(self.tr("Cards"))
        self._library_button.setText(self.tr("Go to Library"))
        self._suggest.setText(self.tr("Suggest Blanks…"))
        self._open.setText(self.tr("Open in Text"))
        self._edit.setText(self.tr("Edit…"))
        self._remove.setText(self.tr("Remove"))
        self._leave.setText(self.tr("Keep as Is"))
        self.table.setAccessibleName(self.tr("Cards"))
        self.refresh()

    @override
    def refresh(self) -> None:
        """Show the cards that are in the library now, and keep those selected that were."""
        library, now = self.context.library, self.context.clock.now()
        self._day = study_day_of(library, now)
        self._infos = library.cards.all()
        self._show_counts()
        self._show_rows()

    def _show_counts(self) -> None:
        needing, resting = (len(self._filtered(one)) for one in (CardFilter.NEED_READER, CardFilter.RESTING))
        self.subtitle.setText(self.tr("%n card(s)", "", len(self._infos)))
        self._segments[CardFilter.ALL].setText(self.tr("All"))
        self._segments[CardFilter.NEED_READER].setText(self.tr("%n need(s) your attention", "", needing))
        self._segments[CardFilter.RESTING].setText(self.tr("%n paused", "", resting))

    def _show_rows(self) -> None:
        selected = {info.card.id for info in self._selected}
        shown = self._filtered(self.filter.value)
        self.model.show_cards(shown, self._day)
        for row, info in enumerate(shown):
            if info.card.id in selected:
                self.table.selectRow(row)
        has_cards = bool(self._infos)
        for widget in (self.table, self.filter, self._open, self._edit, self._rest, self._remove):
            widget.setVisible(has_cards)
        self._empty.setVisible(not has_cards)
        self.column.setStretchFactor(self._list_row, int(has_cards))
        self._empty.heading.setText(self.tr("No cards yet"))
        self._empty.explanation.setText(
            self.tr("Mark a passage, select a few words in it and press C, or choose from suggested blanks.")
        )
        self._show_choices()

    def _filtered(self, chosen: CardFilter) -> list[CardInfo]:
        if chosen is CardFilter.NEED_READER:
            return [info for info in self._infos if info.needs_reader]
        if chosen is CardFilter.RESTING:
            return [info for info in self._infos if info.rest_reason(self._day) is not None]
        return list(self._infos)

    @property
    def _selected(self) -> list[CardInfo]:
        return [self.model.card(row) for row in self.table.selected_rows if row < self.model.row_count()]

    @property
    def _one(self) -> CardInfo | None:
        selected = self._selected
        return selected[0] if len(selected) == 1 else None

    def _show_choices(self) -> None:
        """Offer what can be done with the selected cards."""
        selected, one = self._selected, self._one
        self._open.setEnabled(one is not None and bool(one.card.annotation))
        self._edit.setEnabled(one is not None and _can_be_edited(one))
        self._rest.setEnabled(bool(selected))
        self._rest.setText(self.tr("Resume") if self._all_rest(selected) else self.tr("Pause for 30 Days"))
        self._leave.setVisible(one is not None and one.is_sticking)
        self._remove.setEnabled(bool(selected))

    def _all_rest(self, selected: Sequence[CardInfo]) -> bool:
        rests = [info.card.rests_until is not None and info.card.rests_until > self._day for info in selected]
        return bool(rests) and all(rests)

    @Slot()
    def _open_passage(self) -> None:
        if self._one is not None and self._one.card.annotation:
            self.context.navigator.open(self._one.source.text, self._one.card.annotation)

    @Slot()
    def _edit_card(self) -> None:
        from reader.ui.study.edit_card_dialog import EditCardDialog

        info = self._one
        if info is None or not _can_be_edited(info):
            return
        dialog = EditCardDialog(info, self.window())
        self.context.commands.ask(dialog, lambda: self._commands.reword(info.card.id, dialog.words()))

    @Slot()
    def _rest_cards(self) -> None:
        selected = self._selected
        cards = [info.card.id for info in selected]
        if cards and self._all_rest(selected):
            self._commands.ask_again(cards)
        elif cards:
            self._commands.rest(cards)

    @Slot()
    def _settle(self) -> None:
        if self._one is not None:
            self._commands.settle(self._one.card.id)

    @Slot()
    def _remove_cards(self) -> None:
        if cards := [info.card.id for info in self._selected]:
            self._commands.remove(cards)

    @Slot()
    def _request_blanks(self) -> None:
        self.context.navigator.blanks_requested.emit(())

    @Slot(object)
    def _on_filter_chosen(self, _chosen: CardFilter) -> None:
        self._show_rows()

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        self._show_choices()


def _can_be_edited(info: CardInfo) -> bool:
    return info.card.content.kind is CardKind.BLANK

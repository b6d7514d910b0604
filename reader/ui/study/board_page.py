"""Show the board of a group: what its members handed over for a period, row by row, and never a rank."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QModelIndex, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from reader.core.study.board import Board, BoardOrder
from reader.core.study.exchange import ExchangeFile, PersonReference
from reader.core.study.groups import StudyGroup
from reader.services.study.board import neighbour_period, period_now, read_board
from reader.services.study.report_making import file_of, report_sheet_labels
from reader.services.study.study_day import study_day_of
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.shell.context import AppContext
from reader.ui.study.board_cards import GroupCard, MemberCard
from reader.ui.study.board_table import BoardTable
from reader.ui.study.given_file_controller import GivenFileController
from reader.ui.study.hand_over_dialog import HandOverDialog
from reader.ui.study.original_dialog import OriginalDialog
from reader.ui.study.report_form import ReportForm
from reader.ui.study.report_labels import period_label
from reader.ui.study.study_page import StudyPage, StudyPageName
from reader.ui.study.withdrawal_form import WithdrawalForm
from reader.ui.widgets.button import Button, ChoiceGroup, IconButton, LabelledIconButton, MenuButton, PrimaryIconButton
from reader.ui.widgets.empty_state import EmptyState
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import Column, Row
from reader.ui.widgets.segmented_control import SegmentedControl
from reader.ui.widgets.start_folder import DOWNLOADS, start_folder

_LEAST_WITH_SUBTITLE = 900
_NARROW = 1_060
"""Pixels of the page below which the group is not named, and its buttons have no words."""

_LEAST_CARDS = 216
"""Pixels of the cards below the table."""

_TABLE_STRETCH, _CARDS_STRETCH = 3, 2
_GROUP_STRETCH, _MEMBER_STRETCH = 5, 6


class BoardPage(StudyPage):
    """The board of a group for a period; ``open`` takes the id of a group."""

    has_back_button = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.group: StudyGroup | None = None
        self.period: tuple[date, date] | None = None
        self.board = Board(())
        self.groups = MenuButton()
        self.earlier = IconButton("left", self.show_earlier)
        self.later = IconButton("right", self.show_later)
        self.period_label = Label()
        self.orders: SegmentedControl[BoardOrder] = SegmentedControl()
        order = (BoardOrder.ROSTER, BoardOrder.NAME, BoardOrder.RECEIVED)
        self._segments = {one: self.orders.add(one) for one in order}
        self.orders.choose(BoardOrder.NAME)
        self.pasting = LabelledIconButton("copy", self.ask_for_text)
        self.adding = PrimaryIconButton("add", self.ask_for_files)
        self.table = BoardTable(context.appearance.theme)
        self.member_card, self.group_card = MemberCard(), GroupCard()
        self._honest, self._hint = ElidedLabel("muted"), Label(role="muted")
        self._first_report = Button("", self.hand_over)
        self._empty = EmptyState(self._first_report)
        self._lay_out()
        self._connect()
        self.set_up()

    # --- layout --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.header.row.add(self.groups, self.earlier, self.period_label, self.later, self.orders)
        self.header.row.add(self.pasting, self.adding)
        self._cards = QWidget()
        cards = Row(self._cards, margins=0, spacing=CARD_SPACE)
        cards.addWidget(self.member_card, _MEMBER_STRETCH)
        cards.addWidget(self.group_card, _GROUP_STRETCH)
        self._foot = QWidget()
        foot = Row(self._foot, margins=0, spacing=CARD_SPACE)
        foot.add(self._honest, self._hint, grows=self._honest)
        content = Column(margins=(EDGE, EDGE, EDGE, SPACE), spacing=CARD_SPACE)
        content.addWidget(self.table, _TABLE_STRETCH)
        content.addWidget(self._cards, _CARDS_STRETCH)
        content.add(self._empty, self._foot, grows=self._empty)
        self._cards.setMinimumHeight(_LEAST_CARDS)
        self.column.addLayout(content, 1)
        self.set_initial_focus(self.table.view)

    def _connect(self) -> None:
        self.orders.chosen.connect(self._on_orders_chosen)
        self.table.view.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.table.view.activated.connect(self._on_view_activated)
        self.member_card.original_requested.connect(self.show_original)
        self.member_card.meetings_requested.connect(self.show_meetings)
        self.member_card.withdrawal_requested.connect(self.withdraw)
        self.group_card.meetings_requested.connect(self.show_meetings)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        super().retranslate()
        self.title.setText(self.tr("Board"))
        for order, name in (
            (BoardOrder.ROSTER, self.tr("Roster")),
            (BoardOrder.NAME, self.tr("Name")),
            (BoardOrder.RECEIVED, self.tr("Received")),
        ):
            self._segments[order].setText(name)
        self.orders.setAccessibleName(self.tr("Order"))
        self.earlier.setAccessibleName(self.tr("Earlier"))
        self.later.setAccessibleName(self.tr("Later"))
        self.table.view.setAccessibleName(self.tr("Board"))
        self._honest.set_full_text(
            self.tr(
                "Only what members chose to share: no totals, rankings or minutes. Not shared does not mean not read."
            )
        )
        self._hint.setText(self.tr("You can also drop files on the window"))
        self._empty.heading.setText(self.tr("No reports yet"))
        self._empty.explanation.setText(self.tr("Members share them as files or text. Nothing arrives automatically."))
        self._first_report.setText(self.tr("Share a Report…"))
        self._label_buttons()
        self.reload()

    def _label_buttons(self) -> None:
        has_words = self.width() >= _NARROW
        for button, words in ((self.pasting, self.tr("Paste Chat…")), (self.adding, self.tr("Add Files…"))):
            button.setText(words if has_words else "")
            button.setAccessibleName(words)
            button.setToolTip("" if has_words else words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words out of the buttons of a narrow page."""
        super().resizeEvent(event)
        self._label_buttons()
        self.subtitle.setVisible(bool(self.board.rows) and event.size().width() >= _LEAST_WITH_SUBTITLE)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.table.set_theme(theme)

    # --- what is shown -------------------------------------------------------------------------------------------

    @override
    def open(self, subject: object = None) -> None:
        """Show the page, with the group that has an id if the subject is one, at the newest period."""
        if isinstance(subject, str):
            self._choose_group(subject)
        self.period = None
        super().open(subject)

    @override
    def refresh(self) -> None:
        """Show the board as it is in the library now; the chosen member stays chosen, at first who handed in."""
        groups = self.context.library.study_groups.all()
        self.group = next((one for one in groups if self.group and one.id == self.group.id), None) or _newest(groups)
        self._show_groups(groups)
        if self.group is None:
            self._show_board(Board(()))
            return
        today = self._today()
        self.period = self.period or period_now(self.context.library, self.group, today)
        self.period_label.setText(period_label(*self.period, today))
        now = self.context.clock.now()
        self._show_board(read_board(self.context.library, self.group, self.period, now, self.orders.value))

    def _show_groups(self, groups: list[StudyGroup]) -> None:
        self.groups.setVisible(len(groups) > 1)
        if self.group is None:
            return
        self.groups.setText(self.group.name)
        menu = self.groups.menu()
        menu.clear()
        choices = ChoiceGroup(menu, self.group.id)
        for group in groups:
            choices.add(group.name.replace("&", "&&"), group.id)
        choices.chosen.connect(self._on_group_chosen)

    def _show_board(self, board: Board) -> None:
        chosen = self.table.current_row()
        self.board = board
        has_reports = self.group is not None and bool(self.context.library.reports.periods(self.group.id))
        is_empty = not has_reports and not board.rows
        for widget in (self.table, self._cards, self._foot, self.orders):
            widget.setVisible(not is_empty)
        for widget in (self.earlier, self.later, self.period_label):
            widget.setVisible(not is_empty and self.group is not None)
        self._empty.setVisible(is_empty)
        people = self.tr("%n member(s)", None, len(board.rows))
        name = self.group.name if self.group and self.groups.isHidden() else ""
        self.subtitle.setText(self.tr("{group}, {people}").format(group=name, people=people) if name else people)
        self.subtitle.setVisible(bool(board.rows) and self.width() >= _LEAST_WITH_SUBTITLE)
        self.table.model.show_rows(board.rows, self._today())
        self.table.setMaximumHeight(self.table.rows_height)
        self.group_card.show_board(board)
        row = None if chosen is None else self.table.model.row_of(chosen.member.id, chosen.member.name)
        if board.rows:
            first = next((place for place, one in enumerate(board.rows) if one.reports), 0)
            self.table.view.setCurrentIndex(self.table.model.index(first if row is None else row))
        self._show_member()
        self.set_initial_focus(self._first_report if is_empty else self.table.view)

    @Slot()
    def _show_member(self) -> None:
        row = self.table.current_row()
        is_own = row is not None and self.group is not None and row.member.id == self.group.member
        self.member_card.show_row(row, self._today(), is_own=is_own)

    def _today(self) -> date:
        return study_day_of(self.context.library, self.context.clock.now())

    # --- what the reader does ------------------------------------------------------------------------------------

    @Slot()
    def show_earlier(self) -> None:
        """Show the period before this one."""
        self._step(-1)

    @Slot()
    def show_later(self) -> None:
        """Show the period after this one."""
        self._step(1)

    @Slot()
    def ask_for_text(self) -> None:
        """Ask for a copied chat log, and show the reports in it before they are taken in."""
        GivenFileController(self.context, self.window()).show()

    @Slot()
    def ask_for_files(self) -> None:
        """Ask for files with reports, and show them before they are taken in."""
        folder = start_folder(DOWNLOADS)
        filters = self.tr("Shared files ({patterns});;All files (*)").format(patterns="*.zip *.txt")
        paths, _filter = QFileDialog.getOpenFileNames(self, self.tr("Add Files"), folder, filters)
        if paths:
            self.add_files([Path(path) for path in paths])

    def add_files(self, paths: list[Path]) -> None:
        """Show what files hold before it is taken in."""
        GivenFileController(self.context, self.window()).open_files(paths)

    @Slot()
    def hand_over(self) -> None:
        """Hand over a report of one's own."""
        self._show_dialog(HandOverDialog(self.context, ReportForm(self.context), self.window()))

    @Slot()
    def show_original(self) -> None:
        """Show the file that the chosen report came in."""
        file = self._file()
        if file is not None:
            self._show_dialog(OriginalDialog(file, self.context.appearance.theme, self.window()))

    @Slot()
    def withdraw(self) -> None:
        """Take the chosen report back, which is one of the reader's own."""
        file = self._file()
        if file is not None:
            self._show_dialog(HandOverDialog(self.context, WithdrawalForm(self.context, file), self.window()))

    @Slot()
    def show_meetings(self) -> None:
        """Show the meetings, whose sheets gather the questions of the reports."""
        self.page_requested.emit(StudyPageName.MEETINGS, None)

    def _file(self) -> ExchangeFile | None:
        row = self.table.current_row()
        if row is None or not row.reports or self.group is None:
            return None
        person = PersonReference(row.member.id, row.member.name)
        return file_of(self.group, person, row.reports[0][0], report_sheet_labels(QCoreApplication.translate))

    def _show_dialog(self, dialog: HandOverDialog | OriginalDialog) -> None:
        dialog.exec()
        dialog.deleteLater()

    def _step(self, step: int) -> None:
        if self.period is not None:
            self.period = neighbour_period(*self.period, step)
            self.reload()

    def _choose_group(self, identifier: str) -> None:
        groups = self.context.library.study_groups.all()
        self.group = next((one for one in groups if one.id == identifier), self.group)

    @Slot(object)
    def _on_group_chosen(self, identifier: str) -> None:
        self._choose_group(identifier)
        self.period = None
        self.reload()

    @Slot(object)
    def _on_orders_chosen(self, _order: BoardOrder) -> None:
        self.reload()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_row_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_member()

    @Slot(QModelIndex)
    def _on_view_activated(self, _index: QModelIndex) -> None:
        self.show_original()


def _newest(groups: list[StudyGroup]) -> StudyGroup | None:
    return groups[-1] if groups else None

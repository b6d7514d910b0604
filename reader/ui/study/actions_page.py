"""Show all actions by project or by day, add one in a line, and carry them on by single keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from reader.core.study.actions import ActionRecord, next_state
from reader.services.study.study_day import study_day_of
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.shell.context import AppContext
from reader.ui.study.action_controller import ActionController
from reader.ui.study.action_labels import state_label
from reader.ui.study.action_line_field import ActionLineField
from reader.ui.study.action_list import ActionListView, ActionModel, ActionRow
from reader.ui.study.study_page import StudyPage
from reader.ui.translation.day_labels import compact_date
from reader.ui.widgets.button import Button
from reader.ui.widgets.empty_state import EmptyState
from reader.ui.widgets.key_cap import KeyButton
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.segmented_control import SegmentedControl

_NARROW = 860
"""Pixels of the page below which its buttons are shortened."""


class ActionOrder(StrEnum):
    """The orders of the list."""

    PROJECT = "project"
    DAY = "day"


class ActionsPage(StudyPage):
    """The list of actions with the line to add one above it, and what can be done with the chosen one below it."""

    has_back_button = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.actions_controller = ActionController(context, self)
        self.orders: SegmentedControl[ActionOrder] = SegmentedControl()
        self._segments = {order: self.orders.add(order) for order in ActionOrder}
        self._export = Button("", self.actions_controller.ask_for_export)
        self.header.row.add(self.orders, self._export)
        self.field = ActionLineField(self._today())
        self.model = ActionModel()
        self.view = ActionListView(self.model, context.appearance.theme)
        self._empty = EmptyState()
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.set_up()

    # --- layout --------------------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        controller = self.actions_controller
        commands: tuple[tuple[str, Callable[[ActionRecord], None]], ...] = (
            ("Space", controller.advance),
            ("P", controller.postpone),
            ("E", controller.edit),
            ("Del", controller.drop),
            ("D", controller.close_project),
            ("O", controller.open_source),
        )
        self.buttons: dict[str, KeyButton] = {}
        for key, command in commands:
            act = partial(self._run, command)
            self.buttons[key] = KeyButton("", key, act)
            self.buttons[key].setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus on the list
            QShortcut(QKeySequence(key), self.view, act, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence("N"), self.view, self.field.setFocus, context=Qt.ShortcutContext.WidgetShortcut)

    def _lay_out(self) -> None:
        foot = Row(spacing=SPACE)
        foot.add(*list(self.buttons.values())[:-1], STRETCH, self.buttons["O"])
        content = Column(margins=(EDGE, CARD_SPACE, EDGE, CARD_SPACE), spacing=CARD_SPACE)
        content.add(self.field, self.view, self._empty, foot, grows=self.view)
        self.column.addLayout(content, 1)
        self.set_initial_focus(self.view)

    def _connect(self) -> None:
        self.orders.chosen.connect(self._on_orders_chosen)
        self.field.entered.connect(self.add_typed)
        self.view.selectionModel().currentRowChanged.connect(self._show_commands)
        self.view.activated.connect(self._on_view_activated)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_view_custom_context_menu_requested)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        super().retranslate()
        self.title.setText(self.tr("Actions"))
        self._segments[ActionOrder.PROJECT].setText(self.tr("By project"))
        self._segments[ActionOrder.DAY].setText(self.tr("By day"))
        self._export.setText(self.tr("Export…"))
        self.view.setAccessibleName(self.tr("Actions"))
        self._empty.heading.setText(self.tr("No actions yet"))
        self._empty.explanation.setText(
            self.tr("Type one above, or press A on a mark or note. It stays here until it is done.")
        )
        for key, label in (
            ("P", self.tr("Change Date…")),
            ("E", self.tr("Edit…")),
            ("O", self.tr("Open in Text")),
        ):
            self.buttons[key].setText(label)
        self.reload()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys out of the buttons of a narrow page."""
        super().resizeEvent(event)
        for button in self.buttons.values():
            button.show_key(event.size().width() >= _NARROW)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.view.delegate.set_theme(theme)

    # --- what is shown -------------------------------------------------------------------------------------------

    @override
    def open(self, subject: object = None) -> None:
        """Show the page, at the action with an id if the subject is one."""
        super().open(subject)
        if isinstance(subject, str) and (row := self.model.row_of(subject)) is not None:
            self.view.setCurrentIndex(self.model.index(row))

    @override
    def refresh(self) -> None:
        """Show the actions as they are in the library now; the chosen one stays chosen."""
        chosen = self.view.current_record()
        records = self.context.library.actions.all()
        self.field.today = today = self._today()
        self.model.show_rows(self._rows(records), today)
        number = sum(not record.action.is_closed for record in records)
        self.subtitle.setText(self.tr("%n open", "", number) if records else "")
        self.view.setVisible(bool(records))
        self._empty.setVisible(not records)
        self.set_initial_focus(self.view if records else self.field.line)
        self._choose(chosen)
        self._show_commands()

    def _rows(self, records: list[ActionRecord]) -> list[ActionRow]:
        if self.orders.value is ActionOrder.DAY:
            return list(records)
        rows: list[ActionRow] = []
        titles = dict.fromkeys(record.project for record in records)
        done = {project.title: project.done for project in self.context.library.actions.projects()}
        opened = {record.project for record in records if not record.action.is_closed}
        for title in sorted(titles, key=lambda title: (title == "", title not in opened)):
            if title:
                rows.append(self._project_heading(title, done.get(title), is_open=title in opened))
            elif len(titles) > 1:
                rows.append(self.tr("No project"))
            rows += [record for record in records if record.project == title]
        return rows

    def _project_heading(self, title: str, done: date | None, *, is_open: bool) -> str:
        if done is not None:
            return self.tr("Project: {title}, closed on {day}").format(title=title, day=compact_date(done))
        heading = self.tr("Project: {title}") if is_open else self.tr("Project: {title}, done")
        return heading.format(title=title)

    def _choose(self, chosen: ActionRecord | None) -> None:
        """Choose the action that was chosen, else the first one."""
        row = self.model.row_of(chosen.action.id) if chosen else None
        if row is None:
            rows = range(self.model.rowCount())
            row = next((one for one in rows if isinstance(self.model.row(self.model.index(one)), ActionRecord)), None)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row))

    @Slot()
    def _show_commands(self) -> None:
        record = self.view.current_record()
        for button in self.buttons.values():
            button.setEnabled(record is not None)
        state = state_label(next_state(record.action.state)) if record else ""
        self.buttons["Space"].setText(
            self.tr("Mark as {state}").format(state=state) if state else self.tr("Next state")
        )
        is_closed = record is not None and record.action.is_closed
        self.buttons["Del"].setText(self.tr("Remove") if is_closed else self.tr("Drop…"))
        self.buttons["O"].setEnabled(record is not None and bool(record.action.source))
        project = self.context.library.actions.project(record.action.project) if record else None
        is_closed_by_hand = project is not None and project.done is not None
        label = self.tr("Reopen Project") if is_closed_by_hand else self.tr("Close Project")
        self.buttons["D"].setText(label)
        self.buttons["D"].setEnabled(project is not None)

    def _today(self) -> date:
        return study_day_of(self.context.library, self.context.clock.now())

    # --- what the reader does ------------------------------------------------------------------------------------

    @Slot()
    def add_typed(self) -> None:
        """Add the action that was typed."""
        line = self.field.action
        if line.what and self.actions_controller.add(line):
            self.field.line.clear()

    def _run(self, command: Callable[[ActionRecord], None], _checked: bool = False) -> None:
        record = self.view.current_record()
        if record is not None:
            command(record)

    @Slot(object)
    def _on_orders_chosen(self, _order: ActionOrder) -> None:
        self.reload()

    @Slot(QModelIndex)
    def _on_view_activated(self, _index: QModelIndex | QPersistentModelIndex) -> None:
        self._run(self.actions_controller.open_source)

    @Slot(QPoint)
    def _on_view_custom_context_menu_requested(self, at: QPoint) -> None:
        if self.view.current_record() is None:
            return
        menu = QMenu(self.view)
        for button in self.buttons.values():
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        menu.exec(self.view.viewport().mapToGlobal(at))
        menu.deleteLater()

"""Edit a rota: who takes turns and on which days, and in a month as a list who is away and whose turns swap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.study.rota import LESSON_ROTA, RotaDay, Schedule
from reader.core.text.sanitise import one_line
from reader.exporters.atomic_write import write_whole
from reader.exporters.icalendar import icalendar
from reader.exporters.rota import rota_csv
from reader.services.study.rotas import RotaRequest, change_rota, rota_events, rota_labels
from reader.services.study.study_day import study_day_of
from reader.ui.appearance.sizes import CARD_SPACE, SPACE
from reader.ui.shell.context import AppContext
from reader.ui.study.rota_table import RotaModel, RotaTable
from reader.ui.translation.day_labels import month_of_year, weekday
from reader.ui.widgets.button import Button, Chip, IconButton
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.field import ComboBox, SpinBox
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Form, Row
from reader.ui.widgets.start_folder import DOCUMENTS, start_folder

_MONDAY = date(2024, 1, 1)
_MOST_EVERY = 8


class RotaDialog(Dialog):
    """A rota with its month; each change is stored at once, as a step of undo.

    A row that is dropped on another one swaps their hosts, as Alt with an arrow key does with the day beside it. Del
    says that the host of a day is away, Backspace that nobody is away on it after all.
    """

    def __init__(self, context: AppContext, rota: str = LESSON_ROTA, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Host Rota"), parent)
        self._context = context
        self._library = context.library
        self._rota = rota
        self._first = self._today().replace(day=1)
        self.rotas = ComboBox()
        self.rotas.setEditable(True)
        self.members = QLineEdit()
        self.weekdays = [Chip(weekday(_MONDAY + timedelta(days=number)), checkable=True) for number in range(7)]
        self._every_label = Label(self.tr("Interval in weeks"))
        self.every = SpinBox(1, _MOST_EVERY, 1)
        self._month = Label(role="strong")
        self.model = RotaModel()
        self.table = RotaTable(self.model)
        self._earlier = IconButton("left", partial(self._go, -1))
        self._later = IconButton("right", partial(self._go, 1))
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._fill_rotas()
        self._show()
        for button in self.findChildren(Button):
            button.setAutoDefault(False)  # Enter is for the field with the members
        (self.table if self.members.text() else self.members).setFocus()

    # --- layout --------------------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self._up = Button(self.tr("Swap with Previous Day"), partial(self._swap_beside, -1), auto_default=False)
        self._down = Button(self.tr("Swap with Next Day"), partial(self._swap_beside, 1), auto_default=False)
        self._away = Button(self.tr("Away"), self.mark_away, auto_default=False)
        self._back = Button(self.tr("Not Away"), self.take_back, auto_default=False)
        self._up.setToolTip(self.tr("Alt+Up"))
        self._down.setToolTip(self.tr("Alt+Down"))
        self._away.setToolTip(self.tr("Mark this day’s host as away; the turn is kept (Del)"))
        self._back.setToolTip(self.tr("Clear the absence on this day (Backspace)"))
        self._end = self.buttons.add_action(self.tr("End Rota"), self.end_rota)
        self._end.setToolTip(self.tr("End the rota from today"))
        self._csv = self.buttons.add_action(self.tr("Export Table…"), partial(self.ask_for_export, ".csv"))
        self._ics = self.buttons.add_action(self.tr("Export Calendar…"), partial(self.ask_for_export, ".ics"))
        self.buttons.add_close()

    def _lay_out(self) -> None:
        days = Row(margins=0, spacing=SPACE)
        days.add(*self.weekdays, STRETCH, self._every_label, self.every)
        self._every_label.setBuddy(self.every)
        form = Form(column_spacing=CARD_SPACE)
        for label, field in (
            (self.tr("Rota"), self.rotas),
            (self.tr("Members"), self.members),
        ):
            form.addRow(label, field)
            field.setAccessibleName(label)
        form.addRow(self.tr("Weekdays"), days)
        self.every.setAccessibleName(self._every_label.text())
        self.every.setToolTip(self.tr("Interval in weeks, or in days if no weekday is selected"))
        self.members.setPlaceholderText(self.tr("Names, separated by commas"))
        self._earlier.setAccessibleName(self.tr("Previous month"))
        self._later.setAccessibleName(self.tr("Next month"))
        self.table.setAccessibleName(self.tr("Rota days"))
        months = Row(margins=0, spacing=SPACE)
        months.add(self._earlier, self._month, self._later, STRETCH, self._up, self._down, self._away, self._back)
        self.column.add(form, months, self.table, grows=self.table)
        self.setMinimumSize(760, 520)
        self.resize(820, 720)

    def _connect(self) -> None:
        self.members.editingFinished.connect(self._on_members_editing_finished)
        for chip in self.weekdays:
            chip.clicked.connect(self._on_schedule_changed)
        self.every.valueChanged.connect(self._on_schedule_changed)
        self.rotas.activated.connect(self._on_rotas_activated)
        name = self.rotas.lineEdit()
        assert name is not None
        name.editingFinished.connect(self._on_rotas_activated)
        self.model.day_dropped.connect(self._on_model_day_dropped)
        self.table.selectionModel().currentRowChanged.connect(self._show_commands)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Alt+Up", partial(self._swap_beside, -1)),
            ("Alt+Down", partial(self._swap_beside, 1)),
            ("Del", self.mark_away),
            ("Backspace", self.take_back),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self.table, act, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence("Alt+PgUp"), self, partial(self._go, -1))
        QShortcut(QKeySequence("Alt+PgDown"), self, partial(self._go, 1))

    # --- what is shown -------------------------------------------------------------------------------------------

    def _fill_rotas(self) -> None:
        names = [name for name in self._library.rotas.names() if name != LESSON_ROTA]
        self.rotas.blockSignals(True)
        self.rotas.clear()
        self.rotas.add_choices([(self._title(LESSON_ROTA), LESSON_ROTA), *((name, name) for name in names)])
        number = self.rotas.findData(self._rota)
        self.rotas.setCurrentIndex(number)
        if number < 0:
            self.rotas.setEditText(self._rota)
        self.rotas.blockSignals(False)

    def _show(self) -> None:
        today = self._today()
        rota = self._library.rotas.get(self._rota)
        last = (self._first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        days = [day for day in rota.days_until(last) if day.day >= self._first]
        chosen = self._chosen()
        self.model.show_days(days, today)
        self.table.select_day(chosen.day if chosen else today)
        members = rota.members_on(max(today, rota.first_day or today))
        schedule = rota.schedule_on(today) or Schedule(today)
        if not self.members.hasFocus():
            self.members.setText(self.tr(", ").join(members))
        for field in (*self.weekdays, self.every):
            field.blockSignals(True)
        for number, chip in enumerate(self.weekdays):
            chip.setChecked(number in schedule.weekdays)
        self.every.setValue(schedule.every)
        for field in (*self.weekdays, self.every):
            field.blockSignals(False)
            field.setEnabled(bool(members))
        self._month.setText(month_of_year(self._first))
        self.outcome.setText(self._advice(members, days))
        for button in (self._end, self._csv, self._ics):
            button.setEnabled(bool(members))
        self._show_commands()

    def _advice(self, members: tuple[str, ...], days: list[RotaDay]) -> str:
        if not members:
            return self.tr("Enter the members in the order they take turns.")
        if not days:
            return self.tr("No rota days this month.")
        return self.tr("Absent hosts keep their turn. Past days never change.")

    @Slot()
    def _show_commands(self) -> None:
        chosen, today = self._chosen(), self._today()
        is_open = chosen is not None and chosen.day >= today
        self._away.setEnabled(is_open and chosen is not None and bool(chosen.host))
        self._back.setEnabled(is_open and chosen is not None and bool(chosen.away))
        for button, step in ((self._up, -1), (self._down, 1)):
            other = self._beside(step)
            button.setEnabled(is_open and other is not None and other.day >= today)

    def _chosen(self) -> RotaDay | None:
        return self.table.current_day()

    def _beside(self, step: int) -> RotaDay | None:
        row = self.table.currentIndex().row() + step
        return self.model.day(row) if self.table.currentIndex().isValid() and 0 <= row < self.model.rowCount() else None

    # --- changes -------------------------------------------------------------------------------------------------

    @Slot()
    def mark_away(self) -> None:
        """Mark the host of the chosen day as away."""
        chosen = self._chosen()
        if chosen is not None and chosen.host:
            self._change(RotaRequest(away=((chosen.host, chosen.day),)))

    @Slot()
    def take_back(self) -> None:
        """Mark nobody as away on the chosen day any more."""
        chosen = self._chosen()
        if chosen is not None and chosen.away:
            self._change(RotaRequest(back=tuple((who, chosen.day) for who in chosen.away)))

    @Slot()
    def end_rota(self) -> None:
        """End the rota today."""
        self._change(RotaRequest(ends=True))

    def _swap_beside(self, step: int, _checked: bool = False) -> None:
        chosen, other = self._chosen(), self._beside(step)
        if chosen is not None and other is not None:
            self._change(RotaRequest(swaps=((chosen.day, other.day),)))

    @Slot(object, object)
    def _on_model_day_dropped(self, source: date, target: date) -> None:
        if source != target:
            self._change(RotaRequest(swaps=((source, target),)))

    @Slot()
    def _on_members_editing_finished(self) -> None:
        text = self.members.text().replace("，", ",").replace("、", ",")
        names = tuple(name for name in map(one_line, text.split(",")) if name)
        present = self._library.rotas.get(self._rota).members_on(date.max)
        if names and names != present:
            weekdays, every = self._schedule() if not present else (None, None)
            self._change(RotaRequest(members=names, weekdays=weekdays, every=every))

    @Slot()
    def _on_schedule_changed(self) -> None:
        weekdays, every = self._schedule()
        self._change(RotaRequest(weekdays=weekdays, every=every))

    def _schedule(self) -> tuple[frozenset[int], int]:
        chosen = frozenset(number for number, chip in enumerate(self.weekdays) if chip.isChecked())
        return chosen, self.every.value()

    @Slot()
    def _on_rotas_activated(self) -> None:
        number = self.rotas.findText(self.rotas.currentText())
        name = str(self.rotas.itemData(number)) if number >= 0 else one_line(self.rotas.currentText())
        if name and name != self._rota:
            self._rota = name
            self._show()

    def _change(self, request: RotaRequest) -> None:
        now = self._context.clock.now()

        def changed() -> Changes:
            return change_rota(self._library, self._rota, request, now)

        if not self._context.commands.run(changed, self):
            self.outcome.setText(self._context.toast.message)
            return
        self._fill_rotas()
        self._show()

    def _go(self, months: int, _checked: bool = False) -> None:
        middle = self._first + timedelta(days=45 if months > 0 else -15)
        self._first = middle.replace(day=1)
        self._show()

    # --- export --------------------------------------------------------------------------------------------------

    def ask_for_export(self, suffix: str, _checked: bool = False) -> None:
        """Ask for a file, and write the days from this month to the end of the year after it."""
        folder = start_folder(DOCUMENTS)
        name = str(Path(folder) / f"{self._title(self._rota)}{suffix}")
        path, _filter = QFileDialog.getSaveFileName(self, self.tr("Export Rota"), name, f"*{suffix}")
        if path:
            self.export(Path(path))

    def export(self, path: Path) -> None:
        """Write the days from this month on, for a year, as a calendar or a table by the suffix of the file."""
        rota = self._library.rotas.get(self._rota)
        last = self._first + timedelta(days=365)
        days = [day for day in rota.days_until(last) if day.day >= self._first]
        try:
            write_whole(path, self._content(days, path.suffix.lower()).encode("utf-8", "replace"))
        except ReaderError as error:
            self._context.toast.show_error(error.with_path(path))
            self.outcome.setText(self._context.toast.message)
            return
        message = self.tr("%n day(s) exported to {path}.", "", len(days)).format(path=path)
        self.outcome.show_written(message, path)

    def _content(self, days: list[RotaDay], suffix: str) -> str:
        if suffix != ".ics":
            return rota_csv(days)
        labels = rota_labels(QCoreApplication.translate, self._rota)
        events = rota_events(self._library, self._rota, days, labels.summary)
        return icalendar(events, labels.title, self._context.clock.now())

    def _title(self, rota: str) -> str:
        return rota_labels(QCoreApplication.translate, rota).title

    def _today(self) -> date:
        return study_day_of(self._library, self._context.clock.now())

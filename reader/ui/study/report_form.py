"""Choose what of one's reading is handed over to a group, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from reader.core.study.exchange import ExchangeFile
from reader.core.study.groups import StudyGroup
from reader.core.study.report_content import PortionState, ReportedResult, ReportField
from reader.exporters.file_names import safe_stem
from reader.services.activity.report import Period, period_around
from reader.services.study.report_making import (
    ReportMaterial,
    ReportRequest,
    make_report,
    record_report,
    remembered_fields,
    report_material,
    report_sheet_labels,
)
from reader.services.study.study_day import study_day_of
from reader.ui.appearance.sizes import LINE_SPACE, ROW_SPACE, SPACE
from reader.ui.shell.context import AppContext
from reader.ui.study.group_field import GroupField
from reader.ui.study.hand_over_form import HandOverForm
from reader.ui.study.report_labels import period_label
from reader.ui.widgets.field import ComboBox, DateEdit, TextBox, TickBox
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Row

_OWN_DAYS = "own"
_INDENT = 26
_LINES = 4
_LONGEST_TICK = 200


class TickedEntry(QWidget):
    """A single entry to tick, with all its words in as many lines as they need; a click on them ticks it, too."""

    def __init__(self, words: str, *, checked: bool) -> None:
        super().__init__()
        self.box = TickBox(checked=checked)
        self.box.setAccessibleName(words)
        self._words = Label(words, wraps=True)
        row = Row(self, margins=0, spacing=SPACE)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the entry, or take the tick away."""
        self.box.click()
        super().mouseReleaseEvent(event)


class TickedField(QWidget):
    """A box to tick with a quiet line below it, and below that boxes for single entries while it is ticked."""

    changed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self.box = QCheckBox(label)
        self._detail = Label(role="faint", wraps=True)
        self._detail.setContentsMargins(_INDENT, 0, 0, 0)
        self._entries = QWidget()
        self.entries: dict[str, TickedEntry] = {}
        self._column = Column(self._entries, margins=(_INDENT, SPACE, 0, 0), spacing=SPACE)
        column = Column(self, margins=0, spacing=LINE_SPACE)
        column.add(self.box, self._detail, self._entries)
        self._entries.hide()
        self.box.toggled.connect(self._on_box_toggled)

    def show_detail(self, detail: str) -> None:
        """Show in a few words what there is of it."""
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))

    def show_entries(self, entries: Mapping[str, str]) -> None:
        """Offer single entries by their ids, none of them ticked but those that were."""
        ticked = self.chosen()
        for entry in self.entries.values():
            entry.hide()
            entry.deleteLater()
        self.entries = {
            identifier: TickedEntry(_shortened(words), checked=identifier in ticked)
            for identifier, words in entries.items()
        }
        for entry in self.entries.values():
            entry.box.toggled.connect(self.changed)
            self._column.add(entry)
        self._entries.setVisible(self.box.isChecked() and bool(self.entries))

    def chosen(self) -> set[str]:
        """Return the ids of the entries that are ticked."""
        return {identifier for identifier, entry in self.entries.items() if entry.box.isChecked()}

    @Slot(bool)
    def _on_box_toggled(self, on: bool) -> None:
        self._entries.setVisible(on and bool(self.entries))
        self.changed.emit()


@dataclass(frozen=True, slots=True)
class MadeReport:
    """The file that was made last, for whom, and what was ticked for it: what is recorded once it was handed over."""

    group: StudyGroup
    file: ExchangeFile
    fields: frozenset[ReportField]


class ReportForm(HandOverForm):
    """The group, the period and a tick for each field; what was ticked last is ticked, and nothing new by itself."""

    has_line = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._today = study_day_of(context.library, context.clock.now())
        self._shown = ""
        self._members: dict[str, str] = {}
        self._made: MadeReport | None = None
        self._material: tuple[tuple[str, date, date], ReportMaterial] | None = None
        self.group_field = GroupField(context.library)
        self.period = ComboBox(self._periods())
        self.first, self.last = DateEdit(), DateEdit()
        self._days = QWidget()
        self.words = TextBox(_LINES)
        labels = self._labels()
        self.fields = {name: TickedField(labels[name]) for name in ReportField}
        self._lay_out()
        self._name_parts()
        self._show_period()
        self._show_group()
        self._connect()

    # --- the file ------------------------------------------------------------------------------------------------

    @override
    def title(self) -> str:
        """Return the title of the dialog."""
        return self.tr("Share a Report")

    @override
    def missing(self) -> str:
        """Return what has to be said first."""
        return self.group_field.missing()

    @override
    def exchange_file(self) -> ExchangeFile | None:
        """Return the report of what is ticked; None while the group or the name is missing."""
        group = self._group()
        if group is None:
            return None
        material = self._gathered(group)
        self._show_material(material)
        labels = report_sheet_labels(QCoreApplication.translate)
        now = self.context.clock.now()
        file = make_report(self.context.library, group, material.chosen(self._request()), labels, now)
        self._made = MadeReport(group, file, self.ticked())
        return file

    @override
    def file_name(self) -> str:
        """Return the name that is proposed for the file: the person and the week, or the days."""
        group = self.group_field.group()
        first, last = self.days()
        is_week = period_around(Period.WEEK, first) == (first, last)
        year, week, _day = first.isocalendar()
        days = f"{year}-W{week:02}" if is_week else f"{first.isoformat()} {last.isoformat()}"
        name = f"{group.display_name}, {days}" if group else days
        return f"{safe_stem(name)}.study.zip"

    @override
    def saved(self, path: Path | None) -> None:
        """Keep the report, and what was ticked."""
        if self._made is not None:
            made, library, now = self._made, self.context.library, self.context.clock.now()
            self.context.commands.run(partial(record_report, library, made.group, made.file, made.fields, now))

    def _group(self) -> StudyGroup | None:
        """Return the group with the name that others see; of one that is new, the reader's id in it stays the same."""
        group = self.group_field.group()
        if group is None:
            return None
        return replace(group, member=self._members.setdefault(group.id, group.member))

    def ticked(self) -> frozenset[ReportField]:
        """Return the fields that are ticked."""
        return frozenset(name for name, one in self.fields.items() if one.box.isChecked())

    def days(self) -> tuple[date, date]:
        """Return the first and the last day of the period."""
        chosen = self.period.currentData()
        return chosen if isinstance(chosen, tuple) else (self.first.value, self.last.value)

    def _request(self) -> ReportRequest:
        questions, notes = self.fields[ReportField.QUESTIONS], self.fields[ReportField.NOTES]
        words = self.words.toPlainText()
        return ReportRequest(*self.days(), self.ticked(), words, questions.chosen(), notes.chosen())

    def _gathered(self, group: StudyGroup) -> ReportMaterial:
        """Return what there is of the group and the period, read once."""
        key = (group.id, *self.days())
        if self._material is None or self._material[0] != key:
            material = report_material(self.context.library, group, *self.days(), self.context.clock.now())
            self._material = key, material
            self._show_entries(material)
        return self._material[1]

    # --- what is shown -------------------------------------------------------------------------------------------

    def _periods(self) -> Iterable[tuple[str, object]]:
        before = {period: period_around(period, self._today)[0] - timedelta(days=1) for period in Period}
        for label, period, day in (
            (self.tr("This week, {days}"), Period.WEEK, self._today),
            (self.tr("Last week, {days}"), Period.WEEK, before[Period.WEEK]),
            (self.tr("This month, {days}"), Period.MONTH, self._today),
            (self.tr("Last month, {days}"), Period.MONTH, before[Period.MONTH]),
        ):
            first, last = period_around(period, day)
            yield label.format(days=period_label(first, last, self._today)), (first, last)
        yield self.tr("Custom dates"), _OWN_DAYS

    def _labels(self) -> dict[ReportField, str]:
        return {
            ReportField.PORTIONS: self.tr("Portions done"),
            ReportField.LESSONS: self.tr("Lessons done"),
            ReportField.WORDS: self.tr("In my own words"),
            ReportField.DAYS: self.tr("Each day as a letter"),
            ReportField.QUESTIONS: self.tr("Questions for the meeting"),
            ReportField.NOTES: self.tr("Selected notes"),
            ReportField.RESULT: self.tr("Result of a round"),
            ReportField.ACTIONS: self.tr("My actions"),
            ReportField.MINUTES: self.tr("Total minutes in this period"),
        }

    def _lay_out(self) -> None:
        days = Column(self._days, margins=0, spacing=SPACE)
        days.add(self.first, self.last)
        self.group_field.add_row(self.tr("Period"), self.period)
        column = Column(self, margins=0, spacing=ROW_SPACE)
        column.add(self.group_field, self._days, SPACE, Label(self.tr("Included by default"), "strong"))
        for name, one in self.fields.items():
            if name is ReportField.DAYS:
                column.add(SPACE, Label(self.tr("Optional"), "strong"))
            column.add(one)
            if name is ReportField.WORDS:
                column.add(self.words)
        column.add(STRETCH)

    def _name_parts(self) -> None:
        self.period.setAccessibleName(self.tr("Period"))
        self.first.setAccessibleName(self.tr("First day"))
        self.last.setAccessibleName(self.tr("Last day"))
        self.words.setAccessibleName(self.tr("In my own words"))
        self.words.setPlaceholderText(self.tr("What I learned, what I still wonder about"))

    def _connect(self) -> None:
        self.group_field.changed.connect(self._on_group_changed)
        self.period.currentIndexChanged.connect(self._on_period_changed)
        for field in (self.first, self.last):
            field.dateChanged.connect(self.changed)
        self.words.textChanged.connect(self._on_words_changed)
        for one in self.fields.values():
            one.changed.connect(self.changed)

    def _show_period(self) -> None:
        first, last = period_around(Period.WEEK, self._today)
        self.first.set_value(first)
        self.last.set_value(last)
        self._days.setVisible(self.period.currentData() == _OWN_DAYS)

    def _show_group(self) -> None:
        """Tick what was ticked for the last report to the group; of a new one the usual fields."""
        group = self.group_field.groups.group()
        if group is None or group.id == self._shown:
            return
        self._shown = group.id
        ticked = remembered_fields(group)
        for name, one in self.fields.items():
            one.box.setChecked(name in ticked)
        self.words.setVisible(ReportField.WORDS in ticked)

    def _show_entries(self, material: ReportMaterial) -> None:
        self.fields[ReportField.QUESTIONS].show_entries({id_: one.words for id_, one in material.questions.items()})
        self.fields[ReportField.NOTES].show_entries({id_: one.words for id_, one in material.notes.items()})

    def _show_material(self, material: ReportMaterial) -> None:
        """Show of each field what there is of it, and leave out what there is nothing of."""
        for name, detail in self._details(material).items():
            self.fields[name].show_detail(detail)
        self.fields[ReportField.RESULT].setVisible(material.report.result is not None)
        self.words.setVisible(self.fields[ReportField.WORDS].box.isChecked())

    def _details(self, material: ReportMaterial) -> dict[ReportField, str]:
        report = material.report
        portions, lessons, minutes = report.portions or (), report.lessons, report.minutes
        counts = {state: sum(one.state is state for one in portions) for state in PortionState}
        in_pack = self.tr("{done} of {total} done, {partly} partly").format(
            done=counts[PortionState.DONE], partly=counts[PortionState.PARTLY], total=len(portions)
        )
        no_pack = self.tr("no pack from this group yet")
        held = self.tr("{done} of {total}").format(done=lessons.done, total=lessons.total) if lessons else ""
        whole = self.tr("%n min, never a column on the board", None, minutes.total) if minutes else ""
        return {
            ReportField.PORTIONS: in_pack if portions else no_pack,
            ReportField.LESSONS: held,
            ReportField.WORDS: "",
            ReportField.DAYS: self.tr("met, rest, made up, missed, open"),
            ReportField.QUESTIONS: self._chosen_label(ReportField.QUESTIONS),
            ReportField.NOTES: self._chosen_label(ReportField.NOTES),
            ReportField.RESULT: self._result_label(report.result),
            ReportField.ACTIONS: str(len(report.actions)) if report.actions else self.tr("none"),
            ReportField.MINUTES: whole,
        }

    def _result_label(self, result: ReportedResult | None) -> str:
        if result is None:
            return ""
        return self.tr("{right} of {total} correct").format(right=result.right, total=result.total)

    def _chosen_label(self, name: ReportField) -> str:
        one = self.fields[name]
        if not one.entries:
            return self.tr("none in this period")
        return self.tr("{chosen} of {total} selected").format(chosen=len(one.chosen()), total=len(one.entries))

    # --- what the reader does ------------------------------------------------------------------------------------

    @Slot()
    def _on_group_changed(self) -> None:
        self._show_group()
        self.changed.emit()

    @Slot()
    def _on_period_changed(self) -> None:
        self._days.setVisible(self.period.currentData() == _OWN_DAYS)
        self.changed.emit()

    @Slot()
    def _on_words_changed(self) -> None:
        self.changed.emit()


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_TICK else f"{line[:_LONGEST_TICK]}…"

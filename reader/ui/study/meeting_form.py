"""Edit a meeting: when and where, its agenda, who speaks about what, and its minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from reader.core.errors import ReaderError
from reader.core.study.agenda_line import agenda_line, parse_agenda_line
from reader.core.study.exchange import clean_name
from reader.core.study.groups import StudyGroup
from reader.core.study.meeting import (
    EVENING,
    LENGTHS,
    LONGEST_LINE,
    LONGEST_RECORD,
    TEMPLATES,
    Meeting,
    MeetingTemplate,
    meeting_times,
)
from reader.core.study.meeting_material import MeetingMaterial
from reader.core.text.sanitise import one_line
from reader.exporters.meeting_sheet import MeetingLabels, clock_time
from reader.services.study.meetings import meeting_labels, with_round
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, ROW_SPACE, SPACE, TIGHT
from reader.ui.appearance.theme import Theme
from reader.ui.shell.context import AppContext
from reader.ui.study.meeting_bars import AgendaBar, ShownPart
from reader.ui.study.speaker_table import SpeakerModel, SpeakerTable
from reader.ui.study.study_card import StudyCard
from reader.ui.translation.day_labels import compact_date
from reader.ui.translation.error_messages import error_message
from reader.ui.widgets.field import ComboBox, DateEdit, SpinBox, TextArea, TimeEdit
from reader.ui.widgets.frame import ColumnCard, ScrollArea
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column, Form, Row
from reader.ui.widgets.translated_widget import TranslatedWidget

_WIDE = 1_000
"""Pixels from which what is gathered stands beside the meeting, and not below it."""

_RECORD_LINES = 9
_ROWS = range(4, 13)
"""How many rows of the table are shown at least and at most."""

_MOST_LINES = 5
_SETTLING_MS = 800


class MeetingForm(TranslatedWidget, QWidget):
    """All of one meeting; ``edited`` carries it as it is after a change, and whether that is typing that goes on.

    ``new_group`` is a group whose name was typed and that may not be stored yet.
    """

    edited = Signal(object, bool)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._meeting: Meeting | None = None
        self.new_group: StudyGroup | None = None
        self._is_filling = False
        theme = context.appearance.theme
        self.title, self.place = QLineEdit(), QLineEdit()
        self.group = ComboBox()
        self.group.setEditable(True)
        self.template = ComboBox()
        self.day, self.start = DateEdit(), TimeEdit(EVENING)
        self.length = SpinBox(LENGTHS.start, LENGTHS.stop - 1, 60, step=5)
        self.agenda = QLineEdit()
        self.bar, self.share = AgendaBar(theme), Label(role="muted", wraps=True)
        self.model = SpeakerModel()
        self.speakers = SpeakerTable(self.model)
        self.names = QLineEdit()
        self.gathered = StudyCard("question", theme)
        self.record = TextArea()
        self.record.setMinimumHeight(_RECORD_LINES * self.record.fontMetrics().lineSpacing())
        self._headings = [Label(role="heading") for _ in range(4)]
        self._labels = [Label(role="muted") for _ in range(8)]
        self._timer = QTimer(self, singleShot=True, interval=_SETTLING_MS)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def labels(self) -> MeetingLabels:
        """Return the words of meetings in the present language."""
        return meeting_labels(QCoreApplication.translate)

    def show_meeting(self, meeting: Meeting, material: MeetingMaterial, since: datetime | None) -> None:
        """Show a meeting and what is gathered for it ``since`` the last one; a field that is written in stays."""
        self._meeting = meeting
        self._is_filling = True
        self._fill_choices(meeting)
        for line, words in ((self.title, meeting.title), (self.place, meeting.place), (self.agenda, self._agenda())):
            if not line.hasFocus():
                line.setText(words)
        self.day.set_value(meeting.day)
        self.start.set_value(meeting.start or EVENING)
        self.length.setValue(meeting.length)
        self.model.show_meeting(meeting, material.contributions)
        self.speakers.fit_rows(min(max(len(meeting.roster), _ROWS.start), _ROWS.stop - 1))
        if not self.record.hasFocus() and self.record.toPlainText() != meeting.record:
            self.record.setPlainText(meeting.record)
        self._is_filling = False
        self._show_times()
        self._show_gathered(material, since)

    def flush(self) -> None:
        """Emit minutes that are still being typed."""
        if self._timer.isActive():
            self._timer.stop()
            self._write_record()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.bar.set_theme(theme)
        self.gathered.set_theme(theme)

    # --- what is shown -------------------------------------------------------------------------------------------

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        headings = (self.tr("When and where"), self.tr("Agenda"), self.tr("Speakers"), self.tr("Minutes"))
        for label, words in zip(self._headings, headings, strict=True):
            label.setText(words)
        names = (
            *(self.tr("Title"), self.tr("Kind"), self.tr("Group"), self.tr("Day"), self.tr("Time")),
            *(self.tr("Length"), self.tr("Place"), self.tr("Add")),
        )
        fields = (self.title, self.template, self.group, self.day, self.start, self.length, self.place, self.names)
        for label, words, field in zip(self._labels, names, fields, strict=True):
            label.setText(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
        self.length.setSuffix(self.tr(" min"))
        self.names.setPlaceholderText(self.tr("Names, separated by commas"))
        self.agenda.setAccessibleName(self.tr("Agenda"))
        self.agenda.setToolTip(
            self.tr("Parts and their minutes, separated by commas. A part without minutes gets the time left.")
        )
        self.speakers.setAccessibleName(self.tr("Speakers"))
        self.record.setAccessibleName(self.tr("Minutes"))
        self.record.setPlaceholderText(self.tr("What was said and agreed. It becomes part of the meeting sheet."))
        self.gathered.heading.setText(self.tr("For this meeting"))
        self.gathered.more.hide()
        self.template.blockSignals(True)
        self.template.clear()
        self.template.add_choices((self.labels.template_name(one), one) for one in MeetingTemplate)
        self.template.blockSignals(False)

    def _fill_choices(self, meeting: Meeting) -> None:
        self.template.choose(meeting.template)
        groups = self._context.library.study_groups.all()
        if self.group.hasFocus():
            return
        self.group.blockSignals(True)
        self.group.clear()
        self.group.add_choices([(self.tr("none"), ""), *((group.name, group.id) for group in groups)])
        self.group.choose(meeting.group)
        self.group.blockSignals(False)

    def _agenda(self) -> str:
        assert self._meeting is not None
        return agenda_line(self._meeting.agenda, self.labels.labels_of_parts, self.tr(", "))

    def _show_times(self) -> None:
        meeting, labels = self._meeting, self.labels
        assert meeting is not None
        try:
            times = meeting_times(meeting)
        except ReaderError as error:
            self.share.setText(error_message(error))
            self.bar.show_parts([])
            return
        parts = zip(meeting.agenda, times.parts, strict=True)
        self.bar.show_parts([ShownPart(labels.part_name(part.name), seconds) for part, seconds in parts])
        lines = []
        if times.seconds:
            signals = labels.joined(*map(clock_time, times.signals))
            people, each = len(meeting.speakers), clock_time(times.seconds)
            lines.append(labels.each.format(people=people, time=each, signals=signals))
        if times.proposal:
            lines.append(labels.proposal(times.proposal))
        self.share.setText("\n".join(lines))

    def _show_gathered(self, material: MeetingMaterial, since: datetime | None) -> None:
        card = self.gathered
        card.clear()
        for question in material.questions[:_MOST_LINES]:
            detail = self.tr(", ").join(part for part in (question.author, question.title, question.answer) if part)
            card.add_row("question", question.words or question.quote, detail, question.annotation)
        card.add_fact(self.tr("Questions"), str(len(material.questions)))
        card.add_fact(self.tr("Marked together"), str(len(material.together)))
        if material.missed:
            card.add_fact(self.tr("Missed in this round"), str(len(material.missed)))
        card.add_fact(self.tr("Open actions"), str(len(material.open)))
        card.add_fact(self.tr("Actions closed"), str(len(material.closed)))
        if since is None:
            card.hint.setText(self.tr("First meeting: everything so far is included."))
        else:
            card.hint.setText(self.tr("Since the meeting on {day}.").format(day=compact_date(since.date())))

    # --- what is changed -----------------------------------------------------------------------------------------

    def _connect(self) -> None:
        for line in (self.title, self.place, self.agenda):
            line.editingFinished.connect(self._on_field_changed)
        for field in (self.day.dateChanged, self.start.timeChanged, self.length.valueChanged):
            field.connect(self._on_field_changed)
        self.template.currentIndexChanged.connect(self._on_template_current_index_changed)
        self.group.activated.connect(self._on_group_activated)
        name = self.group.lineEdit()
        assert name is not None
        name.returnPressed.connect(self._on_group_activated)
        self.gathered.row_chosen.connect(self._on_gathered_row_chosen)
        self.model.edited.connect(self._on_model_edited)
        self.names.returnPressed.connect(self._on_names_return_pressed)
        self.record.textChanged.connect(self._on_record_text_changed)
        self._timer.timeout.connect(self._write_record)
        self._context.commands.flush_requested.connect(self.flush)

    @Slot()
    def _on_field_changed(self) -> None:
        meeting = self._meeting
        if meeting is None or self._is_filling:
            return
        changed = replace(
            meeting,
            title=one_line(self.title.text())[:LONGEST_LINE] or meeting.title,
            place=one_line(self.place.text())[:LONGEST_LINE],
            day=self.day.value,
            start=self.start.value,
            length=self.length.value(),
        )
        try:
            typed = parse_agenda_line(self.agenda.text(), self.labels.parts_by_label)
        except ValueError:
            typed = meeting.agenda
        self._emit(replace(changed, agenda=with_round(typed)))

    @Slot(int)
    def _on_template_current_index_changed(self, _index: int) -> None:
        """Take over what the template sets, and its title where the present one is that of a template."""
        meeting, chosen = self._meeting, self.template.currentData()
        if meeting is None or self._is_filling or chosen is None or chosen == meeting.template:
            return
        template = MeetingTemplate(chosen)
        outline, names = TEMPLATES[template], {self.labels.template_name(one) for one in MeetingTemplate}
        title = self.labels.template_name(template) if meeting.title in names else meeting.title
        self._emit(
            replace(
                meeting,
                template=template,
                title=title,
                length=outline.length,
                agenda=outline.agenda,
                each=outline.each,
            )
        )

    @Slot()
    def _on_group_activated(self) -> None:
        """Take the group that was chosen, or a new one by its name; its roster where there is none yet."""
        meeting, groups = self._meeting, self._context.library.study_groups
        if meeting is None or self._is_filling:
            return
        place = self.group.findText(self.group.currentText())
        if place >= 0:
            group = next((one for one in groups.all() if one.id == self.group.itemData(place)), None)
        else:
            group = groups.named(self.group.currentText()) if clean_name(self.group.currentText()) else None
            self.new_group = group
        roster = meeting.roster or (group.roster if group else ())
        changed = replace(meeting, group=group.id if group else "", roster=roster)
        self._emit(replace(changed, present=meeting.present if meeting.roster else frozenset(roster)))

    @Slot(object)
    def _on_model_edited(self, meeting: Meeting) -> None:
        self._emit(meeting)

    @Slot(str)
    def _on_gathered_row_chosen(self, annotation: str) -> None:
        question = self._context.library.annotations.get(annotation)
        self._context.navigator.open(question.text, question.id)

    @Slot()
    def _on_names_return_pressed(self) -> None:
        typed = self.names.text().replace("，", ",").replace("、", ",")
        self.names.clear()
        self.model.add([name for name in map(one_line, typed.split(",")) if name])

    @Slot()
    def _on_record_text_changed(self) -> None:
        if not self._is_filling:
            self._timer.start()

    @Slot()
    def _write_record(self) -> None:
        if self._meeting is not None:
            changed = replace(self._meeting, record=self.record.toPlainText()[:LONGEST_RECORD])
            self._emit(changed, joins=True)

    def _emit(self, meeting: Meeting, *, joins: bool = False) -> None:
        if meeting != self._meeting:
            self._meeting = meeting
            self.edited.emit(meeting, joins)

    # --- layout --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left, right = Column(margins=0, spacing=CARD_SPACE), Column(margins=0, spacing=CARD_SPACE)
        left.add(self._card(0, self._where()), self._card(1, self.agenda, self.bar, self.share))
        names = Row(margins=0, spacing=ROW_SPACE)
        names.add(self._labels[7], self.names, grows=self.names)
        speakers, record = self._card(2, self.speakers, names), self._card(3, self.record)
        speakers.column.addStretch()
        left.add(speakers, grows=speakers)
        right.add(self.gathered, record, grows=record)
        self._columns.setSpacing(CARD_SPACE)
        self._columns.addLayout(left, 7)
        self._columns.addLayout(right, 4)
        canvas = QWidget()
        row = Row(canvas, margins=EDGE)
        row.addLayout(self._columns)
        self._area = ScrollArea(canvas)
        self._area.keep_edge(row)
        Column(self, margins=0, spacing=0).add(self._area, grows=self._area)

    def _where(self) -> Form:
        title, kind, group, day, time, length, place, _add = self._labels
        when = Row(margins=0, spacing=SPACE)
        when.add(self.day, TIGHT, time, self.start, TIGHT, length, self.length, STRETCH)
        form = Form(column_spacing=CARD_SPACE, spacing=SPACE)
        form.addRow(title, self.title)
        kinds = Row(margins=0, spacing=SPACE)
        kinds.add(self.template, TIGHT, group, self.group, grows=self.group)
        form.addRow(kind, kinds)
        form.addRow(day, when)
        form.addRow(place, self.place)
        return form

    def _card(self, heading: int, *parts: QWidget | Form | Row) -> ColumnCard:
        card = ColumnCard(spacing=ROW_SPACE)
        card.column.add(self._headings[heading], *parts)
        return card

    def fit(self, width: int) -> None:
        """Put what is gathered beside the meeting, or below it in a narrow form."""
        right, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(right if width >= _WIDE else down)

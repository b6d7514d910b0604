"""Plan meetings, write and print their sheets, and hold them."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.study.groups import StudyGroup
from reader.core.study.meeting import Meeting, meeting_times
from reader.core.study.meeting_material import MeetingMaterial
from reader.core.study.meeting_session import MeetingSession
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.meeting_files import DOCX, HTML, ICS, MARKDOWN
from reader.exporters.meeting_sheet import MeetingLabels, MeetingSheet
from reader.services.study.meeting_material import meeting_period
from reader.services.study.meetings import draft_meeting, material_for, meeting_sheet, store_meeting
from reader.services.study.study_day import study_day_of
from reader.ui.appearance.sizes import EDGE, SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.shell.context import AppContext
from reader.ui.study.meeting_export import MeetingExporter
from reader.ui.study.meeting_form import MeetingForm
from reader.ui.study.meeting_view import MeetingView
from reader.ui.study.study_page import StudyPage
from reader.ui.translation.day_labels import full_date
from reader.ui.widgets.button import Button, MenuButton
from reader.ui.widgets.item_view import RowList
from reader.ui.widgets.key_cap import PrimaryKeyButton
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column, Row

_LIST_WIDTH, _NARROW_LIST_WIDTH = 232, 176
_NARROW = 1_000
_DRAFT = "draft"

_FORMS = {
    MARKDOWN: QT_TRANSLATE_NOOP("MeetingsPage", "Markdown, Merged…"),
    DOCX: QT_TRANSLATE_NOOP("MeetingsPage", "Word Document…"),
    HTML: QT_TRANSLATE_NOOP("MeetingsPage", "Web Page…"),
    ICS: QT_TRANSLATE_NOOP("MeetingsPage", "Calendar…"),
}


class MeetingList(RowList):
    """The list of meetings: N asks for a new one, Del for the removal of the one that is chosen."""

    new_requested = Signal()
    removal_requested = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for what a key stands for."""
        requested = {Qt.Key.Key_N: self.new_requested, Qt.Key.Key_Delete: self.removal_requested}
        key = Qt.Key(event.key())
        if key in requested and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            requested[key].emit()
        else:
            super().keyPressEvent(event)


class MeetingsPage(StudyPage):
    """The meetings at the left, and the one that is chosen beside them.

    Where none is planned, there is a draft with the agenda of the last one for today, which is stored once something of
    it is changed, or it is written or held.
    """

    has_back_button = True

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._library = context.library
        self._exporter = MeetingExporter(context, self)
        self._draft: Meeting | None = None
        self._meeting: Meeting | None = None
        self._material = MeetingMaterial()
        self._gathered: tuple[object, ...] | None = None
        self._sessions: dict[str, MeetingSession] = {}
        self.new_button = Button("", self.begin_draft)
        self.remove_button = Button("", self.remove)
        self.export_button = MenuButton()
        self.print_button = Button("", self.print_sheet)
        self.hold_button = PrimaryKeyButton("", "Ctrl+Return", self.hold)
        self._forms = {form: self.export_button.menu().addAction("") for form in _FORMS}
        self.header.row.add(
            self.new_button, self.remove_button, self.export_button, self.print_button, self.hold_button
        )
        self.list = MeetingList()
        self._list_label = Label(role="muted")
        self.form = MeetingForm(context)
        self._lay_out()
        self._connect()
        self.set_up()

    @property
    def meeting(self) -> Meeting | None:
        """Return the meeting that is chosen; None before the page was shown."""
        return self._meeting

    # --- layout --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._side = QWidget()
        column = Column(self._side, margins=(EDGE, EDGE, 0, EDGE), spacing=SPACE)
        column.add(self._list_label, self.list, grows=self.list)
        row = Row(margins=0, spacing=0)
        row.add(self._side, self.form, grows=self.form)
        self.column.addLayout(row, 1)
        self.set_initial_focus(self.list)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._on_list_current_item_changed)
        self.form.edited.connect(self._on_form_edited)
        self.list.new_requested.connect(self.new_button.click)
        self.list.removal_requested.connect(self.remove_button.click)
        for form, action in self._forms.items():
            action.triggered.connect(partial(self.export, form))

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        super().retranslate()
        self.title.setText(self.tr("Meetings"))
        self.new_button.setText(self.tr("New"))
        self.new_button.setToolTip(self.tr("New meeting today, like the last one"))
        self.remove_button.setText(self.tr("Remove"))
        self.export_button.setText(self.tr("Export"))
        for form, action in self._forms.items():
            action.setText(QCoreApplication.translate("MeetingsPage", _FORMS[form]))
        self.print_button.setText(self.tr("Print…"))
        self.hold_button.setText(self.tr("Start…"))
        self.list.setAccessibleName(self.tr("Meetings"))
        self._list_label.setText(self.tr("Meetings"))
        self.reload()

    @override
    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self.form.set_theme(theme)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the list and the buttons of a narrow page smaller."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < _NARROW
        self._side.setFixedWidth(_NARROW_LIST_WIDTH if is_narrow else _LIST_WIDTH)
        self.hold_button.show_key(not is_narrow)
        self.subtitle.setVisible(not is_narrow)
        self.form.fit(event.size().width() - self._side.width())

    # --- what is shown -------------------------------------------------------------------------------------------

    @override
    def open(self, subject: object = None) -> None:
        """Show the meeting whose id is the subject, else the one that was chosen, or the next one."""
        if isinstance(subject, str):
            self._meeting = next((one for one in self._library.meetings.all() if one.id == subject), None)
        super().open(subject)

    @override
    def refresh(self) -> None:
        """Show the meetings that are in the library now, with what is gathered for the one that is chosen."""
        self._gathered = None
        self._show_meetings()

    def _show_meetings(self) -> None:
        meetings = self._library.meetings.all()
        chosen = self._meeting.id if self._meeting else ""
        coming = [one for one in meetings if one.day >= self._today and one.held is None]
        if self._draft is None and not coming:
            self._draft = draft_meeting(self._library, self._last_group(meetings), self._labels, self._now)
        shown = [*([self._draft] if self._draft else []), *reversed(meetings)]
        self._fill(shown)
        found = next((one for one in shown if one.id == chosen), None)
        self._show(found or (coming[0] if coming else shown[0]))

    def _last_group(self, meetings: list[Meeting]) -> StudyGroup | None:
        """Return the group of the last meeting, else the only one."""
        groups = self._library.study_groups.all()
        if not meetings:
            return groups[0] if len(groups) == 1 else None
        return next((group for group in groups if group.id == meetings[-1].group), None)

    def _fill(self, meetings: list[Meeting]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for meeting in meetings:
            item = QListWidgetItem(self._row_words(meeting))
            item.setData(Qt.ItemDataRole.UserRole, meeting.id)
            self.list.addItem(item)
        self.list.blockSignals(False)

    def _row_words(self, meeting: Meeting) -> str:
        is_draft = self._draft is not None and meeting.id == self._draft.id
        start = f"{meeting.start:%H:%M}" if meeting.start else ""
        held = self.tr("held") if meeting.held else ""
        when = (
            self.tr("New meeting")
            if is_draft
            else self.tr("{day} {time}").format(day=full_date(meeting.day, self._today), time=start)
        )
        return f"{when}\n{self._labels.joined(meeting.title, held)}"

    def _show(self, meeting: Meeting) -> None:
        self._meeting = meeting
        self._choose(meeting.id)
        period = meeting_period(self._library, meeting, self._now)
        gathered = (meeting.id, meeting.group, meeting.questions, period)
        if self._gathered is None or self._gathered != gathered:
            self._material = material_for(self._library, meeting, self._labels, self._now)
            self._gathered = gathered
        self.form.show_meeting(meeting, self._material, period.since)
        self.subtitle.setText(full_date(meeting.day))
        self._show_commands()

    def _show_commands(self) -> None:
        """Offer what is possible with the meeting: one that cannot be held so can only be changed."""
        meeting = self._meeting
        assert meeting is not None
        try:
            meeting_times(meeting)
            is_possible = True
        except ReaderError:
            is_possible = False
        for button in (self.export_button, self.print_button, self.hold_button):
            button.setEnabled(is_possible)
        self.remove_button.setEnabled(self._draft is None or meeting.id != self._draft.id)

    def _choose(self, meeting: str) -> None:
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(Qt.ItemDataRole.UserRole) == meeting:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_list_current_item_changed(self, item: QListWidgetItem | None, _previous: QListWidgetItem | None) -> None:
        if item is None:
            return
        self.form.flush()
        chosen = str(item.data(Qt.ItemDataRole.UserRole))
        if self._draft is not None and chosen == self._draft.id:
            self._show(self._draft)
        else:
            self._show(self._library.meetings.get(chosen))

    # --- what is done --------------------------------------------------------------------------------------------

    @Slot()
    def begin_draft(self) -> None:
        """Show a new meeting of today, as the last one was."""
        self.form.flush()
        self._draft = draft_meeting(
            self._library, self._last_group(self._library.meetings.all()), self._labels, self._now
        )
        self._meeting = self._draft
        self.reload()
        self.form.title.setFocus()

    @Slot(object, bool)
    def _on_form_edited(self, meeting: Meeting, joins: bool) -> None:
        if self._store(meeting, joins=joins):
            self._show_meetings()

    def _store(self, meeting: Meeting, *, joins: bool = False) -> bool:
        """Store a meeting as it is now; return whether that could be done."""
        now, new_group = self._now, self.form.new_group
        group = new_group if new_group is not None and new_group.id == meeting.group else None
        stored: list[Meeting] = []

        def changed() -> Changes:
            result, changes = store_meeting(self._library, meeting, now, group=group, joins=joins)
            stored.append(result)
            return changes

        if not self.context.commands.run(changed, self, flush=False):
            return False
        self._meeting = stored[-1]
        if self._draft is not None and self._draft.id == meeting.id:
            self._draft = None
        return True

    @Slot()
    def remove(self) -> None:
        """Remove the meeting that is chosen; its sheets stay."""
        meeting = self._meeting
        if meeting is None or (self._draft is not None and meeting.id == self._draft.id):
            return
        now = self._now
        if self.context.commands.run(
            lambda: self._library.meetings.remove(meeting.id, now), self, message=self._removed_message
        ):
            self._meeting = None
            self.reload()

    def export(self, form: str, _checked: bool = False) -> None:
        """Ask for a folder, and write the sheet."""
        if sheet := self._sheet():
            self._exporter.ask_and_write(sheet, form)

    @Slot()
    def print_sheet(self) -> None:
        """Ask for a printer, and print the sheet."""
        if sheet := self._sheet():
            self._exporter.print_sheet(sheet)

    @Slot()
    def hold(self) -> None:
        """Hold the meeting; one that was left goes on where it was."""
        sheet = self._sheet()
        if sheet is None:
            return
        view = MeetingView(self.context, sheet, self._session(sheet.meeting), self)
        window = self.window()
        view.setGeometry(window.geometry())
        if window.isFullScreen():
            view.setWindowState(Qt.WindowState.WindowFullScreen)
        view.exec()
        view.deleteLater()
        self.reload()
        self.setFocus()

    def _session(self, meeting: Meeting) -> MeetingSession:
        """Return the course of a meeting that was begun, unless its agenda or its people changed since."""
        begun = self._sessions.get(meeting.id)
        if begun is None or begun.step is None or _course(begun.meeting) != _course(meeting):
            begun = MeetingSession(meeting, self.context.clock.monotonic())
            self._sessions[meeting.id] = begun
        return begun

    def _sheet(self) -> MeetingSheet | None:
        """Store what is still only a draft, and return the sheet of the meeting that is chosen."""
        self.form.flush()
        if self._meeting is None or not self._store(self._meeting):
            return None
        try:
            sheet = meeting_sheet(self._library, self._meeting, self._labels, self._now)
        except ReaderError as error:
            self.context.toast.show_error(error)
            return None
        self.reload()
        return sheet

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hold the meeting on Ctrl+Enter."""
        key, is_control = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if is_control and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.hold_button.click()
        else:
            super().keyPressEvent(event)

    @property
    def _labels(self) -> MeetingLabels:
        return self.form.labels

    @property
    def _today(self) -> date:
        return study_day_of(self._library, self._now)

    @property
    def _now(self) -> datetime:
        return self.context.clock.now()

    def _removed_message(self, _changes: Changes) -> str:
        return self.tr("Meeting removed. Exported sheets stay where they are.")


def _course(meeting: Meeting) -> tuple[object, ...]:
    """Return what the course of a meeting depends on."""
    return meeting.agenda, meeting.speakers, meeting.length, meeting.each

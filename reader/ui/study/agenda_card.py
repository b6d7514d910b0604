"""Show what there is to do today, from the lesson to the report, the next hosts, and what counts of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.study.lessons import LessonForm
from reader.core.study.rota import RotaDay
from reader.resources import resource
from reader.services.study.today import StudyToday
from reader.ui.appearance.icons import Icons
from reader.ui.appearance.sizes import CARD_SPACE, EDGE, RAIL_ICON, ROW_SPACE, SPACE, SPELLING_LEADING, SPELLING_SIZE
from reader.ui.appearance.theme import Theme
from reader.ui.page.typography import reading_face
from reader.ui.shell.context import AppContext
from reader.ui.study.passage_view import PassageView
from reader.ui.study.study_page import StudyPageName
from reader.ui.translation.day_labels import compact_date, long_date
from reader.ui.translation.durations import MINUTE, whole_minutes
from reader.ui.widgets.frame import ColumnCard, InfoBar, Tile
from reader.ui.widgets.key_cap import KeyButton, KeyLinkButton, PrimaryKeyButton
from reader.ui.widgets.label import ElidedLabel, Label
from reader.ui.widgets.layout import STRETCH, Column, Row
from reader.ui.widgets.progress_bar import ProgressBar
from reader.ui.widgets.row_button import TodayRow
from reader.ui.widgets.translated_widget import TranslatedWidget

_BEGINNING = 48
"""Code points of the lesson's passage that are shown."""

_FIRST_ROW_KEY = 2


class AgendaCard(TranslatedWidget, ColumnCard):
    """The lesson with its button, and a row for each other thing that is there.

    ``page_requested`` carries the name of the page that a row opens; ``another_requested`` and ``text_requested`` are
    emitted by the buttons of the lesson, ``report_requested`` by the row of the report.
    """

    page_requested = Signal(object)
    report_requested = Signal()
    another_requested = Signal()
    text_requested = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__(margins=(0, CARD_SPACE - 1, 0, CARD_SPACE - 1), spacing=0)
        self._context = context
        self._today: StudyToday | None = None
        self._counted = (0.0, 0.0)
        theme = context.appearance.theme
        self._heading, self._total = Label(role="dialog-title"), Label(role="muted")
        self._lesson, self._lesson_sign = InfoBar(), Label()
        self._lesson_name, self._lesson_facts = Label(role="strong"), ElidedLabel("muted")
        self._passage, self._source = PassageView(theme), ElidedLabel("muted")
        self.begin = PrimaryKeyButton("", "Return", self._on_begin_clicked)
        self.another = KeyButton("", "A", self.another_requested)
        self.text = KeyLinkButton("", "O", self.text_requested)
        for button in (self.begin, self.another, self.text):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.self_test = TodayRow("self-test", self._on_self_test_clicked)
        self.meeting_row = TodayRow("calendar", self._on_meeting_clicked)
        self.actions_row = TodayRow("flag", self._on_actions_clicked)
        self.report_row = TodayRow("hand-over", self.report_requested)
        self._hosts, self._hosts_name, self._hosts_rule = QWidget(), Label(), Label(role="muted")
        self._tiles = Row(spacing=SPACE)
        self._counted_name, self._cap, self._bar = Label(), Label(role="muted"), ProgressBar()
        self._lay_out()
        self.set_theme(theme)
        self.retranslate()

    @property
    def rows(self) -> list[TodayRow]:
        """Return the rows that are there, in their order: the digits from 2 on stand for them."""
        rows = (self.self_test, self.meeting_row, self.actions_row, self.report_row)
        return [row for row in rows if not row.isHidden()]

    def show_today(self, today: StudyToday) -> None:
        """Show what there is to study."""
        self._today = today
        self._update()

    def show_counted(self, counted: float, most: float) -> None:
        """Show the seconds of notes and review that count today, and the most of them that do."""
        self._counted = (counted, most)
        self._update_counted()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._passage.set_theme(theme)
        sign = Icons(resource("icons")).icon("lesson", theme.accent, size=RAIL_ICON)
        self._lesson_sign.setPixmap(sign.pixmap(QSize(RAIL_ICON, RAIL_ICON)))

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self._heading.setText(self.tr("Today"))
        self._lesson_name.setText(self.tr("Daily lesson"))
        self.another.setText(self.tr("Another"))
        self.text.setText(self.tr("Open in Text"))
        self._hosts_name.setText(self.tr("Lesson hosts"))
        self._hosts_rule.setText(self.tr("absent hosts keep their turn"))
        self._update()
        self._update_counted()

    def _update(self) -> None:
        today = self._today
        if today is None:
            return
        minutes = today.minutes
        self._total.setText(self.tr("about %n min in all", None, minutes) if minutes else "")
        self._update_lesson(today)
        self._update_self_test(today)
        self._update_meeting(today)
        self._update_actions(today)
        self._update_report(today)
        for number, row in enumerate(self.rows, _FIRST_ROW_KEY):
            row.set_key(str(number))
        self._update_hosts(today.hosts)

    def _update_lesson(self, today: StudyToday) -> None:
        shown = today.lesson
        self._lesson.setVisible(shown is not None)
        if shown is None:
            return
        passage, form = shown.lesson.passage, shown.lesson.form
        about = self.tr("about %n min", None, max(1, round(shown.seconds / MINUTE)))
        facts = [self.tr("hosted by {name}").format(name=shown.host)] if shown.host else []
        self._lesson_facts.set_full_text(self.tr(", ").join([*facts, self._form_name(form), about]))
        words = " ".join(passage.quote.split())
        beginning = words if len(words) <= _BEGINNING else f"{_whole_words(words[:_BEGINNING])}…"
        self._passage.show_passage(beginning, self._face(words), SPELLING_LEADING)
        self._source.set_full_text(today.lesson_text.title if today.lesson_text else "")
        if shown.lesson.done:
            self.begin.setText(self.tr("View Again"))
        else:
            self.begin.setText(self.tr("Start Lesson"))

    def _update_self_test(self, today: StudyToday) -> None:
        waiting = today.waiting
        if waiting.count:
            title = self.tr("Self-test: %n due", None, waiting.count)
            detail = self.tr("about %n min", None, waiting.minutes)
            if new := len(waiting.queue.new):
                fresh = self.tr("%n new", None, new)
                detail = self.tr(", ").join([detail, fresh])
        else:
            title = self.tr("Self-test: nothing due")
            detail = self.tr("%n card(s)", None, today.cards)
        self.self_test.show_row(title, detail)
        self.self_test.setVisible(bool(today.cards))

    def _update_meeting(self, today: StudyToday) -> None:
        coming = today.together.meeting
        self.meeting_row.setVisible(coming is not None)
        if coming is None:
            return
        meeting, own = coming.meeting, coming.own
        at = f" {meeting.start:%H:%M}" if meeting.start else ""
        title = self.tr("Meeting: {day}").format(day=f"{long_date(meeting.day)}{at}")
        subject = " · ".join(filter(None, (own.portion, own.question or own.passage)))
        detail = (
            self.tr("you speak on {subject}").format(subject=" ".join(subject.split())) if subject else meeting.title
        )
        self.meeting_row.show_row(title, detail)

    def _update_report(self, today: StudyToday) -> None:
        group = today.together.group
        self.report_row.setVisible(group is not None and group.is_report_due(today.day))
        if group is not None:
            title = self.tr("{group}: time for this week’s report")
            period = self.tr("{first} to {last}; you choose what to include")
            days = {"first": compact_date(group.first), "last": compact_date(group.last)}
            self.report_row.show_row(title.format(group=group.group.name), period.format(**days))

    def _update_actions(self, today: StudyToday) -> None:
        self.actions_row.setVisible(bool(today.due))
        title = self.tr("Actions: %n due within 7 days", None, len(today.due))
        self.actions_row.show_row(title, self.tr(", ").join(record.action.what for record in today.due))

    def _update_hosts(self, hosts: tuple[RotaDay, ...]) -> None:
        self._hosts.setVisible(bool(hosts))
        while (item := self._tiles.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in hosts:
            is_today = self._today is not None and one.day == self._today.day
            self._tiles.add(self._tile(one, is_today=is_today))

    def _tile(self, one: RotaDay, *, is_today: bool) -> Tile:
        tile = Tile()
        tile.set_chosen(on=is_today)
        day, host = Label(role="accent" if is_today else "muted"), ElidedLabel("strong")
        day.setText(self.tr("today") if is_today else compact_date(one.day))
        host.set_full_text(one.host or "–")
        for label in (day, host):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        Column(tile, margins=SPACE, spacing=0).add(day, host)
        return tile

    def _update_counted(self) -> None:
        counted, most = self._counted
        notes = whole_minutes(counted)
        self._counted_name.setText(self.tr("Notes and review today: %n min", None, notes))
        self._cap.setText(self.tr("at most %n min, half the goal", None, whole_minutes(most)))
        self._bar.show_share(min(1.0, counted / most) if most else 0.0)
        self._bar.setAccessibleName(self._counted_name.text())

    def _form_name(self, form: LessonForm) -> str:
        return {
            LessonForm.READ: self.tr("read aloud"),
            LessonForm.LEARN: self.tr("by heart"),
            LessonForm.TELL: self.tr("retell"),
        }[form]

    def _face(self, words: str) -> QFont:
        return reading_face(words, SPELLING_SIZE, sans=self._context.settings.values.body_font == "sans")

    def _on_begin_clicked(self) -> None:
        self.page_requested.emit(StudyPageName.LESSON)

    def _on_self_test_clicked(self) -> None:
        page = StudyPageName.SELF_TEST if self._today and self._today.waiting.count else StudyPageName.CARDS
        self.page_requested.emit(page)

    def _on_meeting_clicked(self) -> None:
        self.page_requested.emit(StudyPageName.MEETINGS)

    def _on_actions_clicked(self) -> None:
        self.page_requested.emit(StudyPageName.ACTIONS)

    def _lay_out(self) -> None:
        head = Row(margins=(EDGE, 0, EDGE, ROW_SPACE))
        head.add(self._heading, STRETCH, self._total)
        inner = Column(self._lesson, margins=(CARD_SPACE, CARD_SPACE, CARD_SPACE, CARD_SPACE), spacing=ROW_SPACE)
        facts, buttons = Row(spacing=SPACE), Row(spacing=SPACE)
        self._lesson_facts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        facts.add(self._lesson_sign, self._lesson_name)
        facts.addWidget(self._lesson_facts, 1)
        buttons.add(self.begin, self.another, STRETCH, self.text)
        inner.add(facts, self._passage, self._source, buttons)
        around = Row(margins=(CARD_SPACE, 0, CARD_SPACE, ROW_SPACE))
        around.addWidget(self._lesson)
        hosts = Column(self._hosts, margins=(EDGE, CARD_SPACE, EDGE, 0), spacing=SPACE)
        names = Row()
        names.add(self._hosts_name, STRETCH, self._hosts_rule)
        hosts.add(names, self._tiles)
        foot, counted = Column(margins=(EDGE, CARD_SPACE, EDGE, SPACE), spacing=ROW_SPACE), Row()
        counted.add(self._counted_name, STRETCH, self._cap)
        foot.add(counted, self._bar)
        rows = (self.self_test, self.meeting_row, self.actions_row, self.report_row)
        self.column.add(head, around, *rows, STRETCH, self._hosts, foot)


def _whole_words(words: str) -> str:
    """Return words without the last one, which may be cut; all of them where they are not parted by spaces."""
    return words.rpartition(" ")[0] or words

"""Show beside *Today* what there is to do with others: the study pack, the group and the meeting."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.services.study.group_today import GroupToday, MeetingToday, PackToday
from reader.services.study.today import StudyToday
from reader.ui.appearance.sizes import CARD_SPACE
from reader.ui.appearance.theme import Theme
from reader.ui.study.pack_labels import numbered_title, whose
from reader.ui.study.study_card import StudyCard
from reader.ui.study.study_page import StudyPageName
from reader.ui.translation.day_labels import compact_date, long_date
from reader.ui.translation.durations import MINUTE, clock_face, length
from reader.ui.widgets.layout import Column
from reader.ui.widgets.progress_bar import ProgressBar
from reader.ui.widgets.translated_widget import TranslatedWidget

_MOST_PEERS = 3


class GroupColumn(TranslatedWidget, QWidget):
    """The cards of the study pack, the group and the meeting; ``page_requested`` carries the page of a link."""

    page_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._today: StudyToday | None = None
        self.packs, self.group = StudyCard("pack", theme), StudyCard("group", theme)
        self.meetings = StudyCard("calendar", theme)
        column = Column(self, margins=0, spacing=CARD_SPACE)
        column.add(*self._cards, grows=self.meetings)
        self.packs.more_requested.connect(self._on_packs_more_requested)
        self.packs.row_chosen.connect(self._on_packs_more_requested)
        self.group.more_requested.connect(self._on_group_more_requested)
        self.meetings.more_requested.connect(self._on_meetings_more_requested)
        self.retranslate()

    @property
    def _cards(self) -> tuple[StudyCard, ...]:
        return self.packs, self.group, self.meetings

    def show_today(self, today: StudyToday) -> None:
        """Show what there is to do with others."""
        self._today = today
        self._update()

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        for card in self._cards:
            card.set_theme(theme)

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        self.packs.heading.setText(self.tr("Study packs"))
        self.packs.hint.setText(self.tr("Texts, dates, lessons and questions that one member prepares for the others."))
        self.group.heading.setText(self.tr("Group"))
        self.group.more.setText(self.tr("Group board"))
        self.group.hint.setText(self.tr("Reports that members choose to share. Nothing is collected automatically."))
        self.meetings.heading.setText(self.tr("Meetings"))
        self.meetings.hint.setText(
            self.tr("Everyone gets equal time to speak. The meeting sheet gathers what members shared.")
        )
        self._update()

    def _update(self) -> None:
        if self._today is None:
            return
        together = self._today.together
        for card in self._cards:
            card.clear()
        self.packs.more.setText(self.tr("All %n", None, together.packs) if together.packs else self.tr("Create…"))
        self.packs.hint.setVisible(together.pack is None)
        if together.pack is not None:
            self._show_pack(together.pack)
        self.group.hint.setVisible(together.group is None and not together.peers)
        if together.group is not None:
            self._show_group(together.group)
        self._show_peers(together.peers)
        self.meetings.more.setText(
            self.tr("All %n", None, together.meetings) if together.meetings else self.tr("Plan…")
        )
        self.meetings.hint.setVisible(together.meeting is None)
        if together.meeting is not None:
            self._show_meeting(together.meeting, self._today)

    def _show_pack(self, shown: PackToday) -> None:
        overview, pack = shown.overview, shown.overview.pack
        title, lead = numbered_title(overview), whose(overview)
        total, done = len(overview.statuses), round(overview.share * len(overview.statuses))
        portions = self.tr("{done} of {total} portions done").format(done=done, total=total)
        detail = self.tr(", ").join([lead, portions] if total else [lead])
        self.packs.add_row("pack", title, detail, pack.id)
        if total:
            bar = ProgressBar()
            bar.show_share(overview.share)
            bar.setAccessibleName(detail)
            self.packs.add_widget(bar)
        if shown.notes:
            self.packs.add_fact(self.tr("Leader’s notes"), str(shown.notes))
        if overview.current is not None:
            self.packs.add_fact(self.tr("Up next"), " ".join(overview.current.title.split()))

    def _show_group(self, shown: GroupToday) -> None:
        self.group.add_heading(shown.group.name)
        days = {"first": compact_date(shown.first), "last": compact_date(shown.last)}
        received = self.tr("{number} of {members}").format(number=shown.received, members=shown.members)
        self.group.add_fact(
            self.tr("Reports, {first} to {last}").format(**days), received if shown.members else str(shown.received)
        )
        own = self.tr("shared") if shown.is_handed_over else self.tr("not shared yet")
        self.group.add_fact(self.tr("Your report"), own)

    def _show_peers(self, peers: tuple[tuple[str, int], ...]) -> None:
        if peers:
            named = [f"{name} {number}" for name, number in peers[:_MOST_PEERS]]
            more = ["…"] if len(peers) > _MOST_PEERS else []
            self.group.add_fact(self.tr("Others’ notes"), self.tr(", ").join([*named, *more]))

    def _show_meeting(self, shown: MeetingToday, today: StudyToday) -> None:
        meeting = shown.meeting
        at = f" {meeting.start:%H:%M}" if meeting.start else ""
        self.meetings.add_heading(
            self.tr(", ").join([f"{long_date(meeting.day)}{at}", length(meeting.length * MINUTE)])
        )
        if meeting.speakers:
            number = len(meeting.speakers)
            each = self.tr("{number}, {time} each").format(number=number, time=clock_face(shown.seconds))
            self.meetings.add_fact(self.tr("Speakers"), each if shown.seconds else str(number))
        if today.questions:
            self.meetings.add_fact(self.tr("Your questions"), str(len(today.questions)))
        if today.actions:
            self.meetings.add_fact(self.tr("Open actions"), str(len(today.actions)))
        if shown.last is not None:
            self.meetings.add_fact(self.tr("Last meeting"), compact_date(shown.last.day))

    @Slot()
    def _on_packs_more_requested(self, _pack: str = "") -> None:
        self.page_requested.emit(StudyPageName.PACKS)

    @Slot()
    def _on_group_more_requested(self) -> None:
        self.page_requested.emit(StudyPageName.BOARD)

    @Slot()
    def _on_meetings_more_requested(self) -> None:
        self.page_requested.emit(StudyPageName.MEETINGS)

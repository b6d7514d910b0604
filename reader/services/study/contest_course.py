"""Lead a contest through its questions: what the host and the teams do becomes events, which are kept at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.core.study.contest import (
    STAKES,
    Contest,
    ContestAnswer,
    ContestEvent,
    ContestQuestionKind,
    ContestStep,
    Go,
    PlannedQuestion,
    Press,
    QuestionShown,
    Skip,
    TimeOut,
    Undo,
)
from reader.core.study.contest_record import ContestRecord
from reader.core.study.questions import BankQuestion
from reader.services.clock import Clock
from reader.services.study.contest_clock import ContestClock


class ContestCourse:
    """A contest while it runs; it begins where it was left.

    Before each question is shown, ``team`` is the one that it is for, empty where it is for all, and ``stake`` what a
    risk question is for. ``times`` has the time that is left. Between two questions, ``is_next_shown`` says whether the
    next one is announced, or what came of the last one is still shown.
    """

    def __init__(
        self,
        record: ContestRecord,
        questions: Mapping[str, BankQuestion],
        clock: Clock,
        keep: Callable[[ContestEvent], bool],
    ) -> None:
        """Set the contest, its questions by their ids, and what keeps an event and returns whether it could happen."""
        self.record = record
        self.questions = questions
        self.times = ContestClock(clock)
        self.team, self.stake = "", STAKES[0]
        self._keep = keep
        current = self.contest.current
        self.is_next_shown = current is None
        if current is not None:
            times = [press.time for press in current.presses] + ([] if current.go is None else [current.go])
            self.times.begin(max(times, default=0.0))
        self._choose_next()

    @property
    def contest(self) -> Contest:
        """Return the contest as far as it went."""
        contest = self.record.log.contest
        assert contest is not None
        return contest

    @property
    def step(self) -> ContestStep:
        """Return how far the contest is."""
        return self.contest.step

    @property
    def is_judged_shown(self) -> bool:
        """Return whether the last question is shown with what was right of it."""
        return self.contest.current is None and not self.is_next_shown

    @property
    def is_risk_next(self) -> bool:
        """Return whether a risk question is announced, for which team and stake are to be chosen."""
        planned = self.contest.planned
        is_next = self.is_next_shown and self.step is ContestStep.NEXT
        return is_next and planned is not None and planned.kind is ContestQuestionKind.RISK

    @property
    def is_result_shown(self) -> bool:
        """Return whether the result is shown."""
        return self.is_next_shown and self.step is ContestStep.OVER

    @property
    def can_go_on(self) -> bool:
        """Return whether there is something to go on to: a question, “go”, or the time that does not run."""
        if self.contest.current is not None:
            return self.times.left is None
        return self.is_judged_shown or self.step is ContestStep.NEXT

    @property
    def can_break_tie(self) -> bool:
        """Return whether there is a tie, and a question left for it."""
        return self.is_result_shown and self.contest.is_equal and self.contest.planned_for_tie is not None

    def go_on(self) -> None:
        """Announce the next question, show it, say “go”, or let the time run again."""
        contest = self.contest
        if self.is_judged_shown:
            self.is_next_shown = True
            self._choose_next()
        elif contest.current is None:
            if contest.planned is not None:
                self._show_question(contest.planned)
        elif self.times.left is None and (contest.current.go is not None or self._keep(Go(self.times.elapsed()))):
            self.times.run(contest.set_up.seconds)

    def break_tie(self) -> None:
        """Show a question to those that are equal."""
        planned = self.contest.planned_for_tie
        if self.can_break_tie and planned is not None:
            self.team = ""
            self._show_question(planned)

    def press(self, team: str) -> None:
        """Take the key of a team; after the first one that counts, no other does."""
        current = self.contest.current
        if current is None or not current.is_for_first_key or current.answering:
            return
        if team not in current.teams or team in current.passed_over:
            return
        if self._keep(Press(team, self.times.elapsed())) and self.step is ContestStep.ANSWERING:
            self.times.run(self.contest.set_up.seconds)

    def judge(self, *, right: bool) -> None:
        """Judge the answer of the team whose turn it is."""
        if self.step is ContestStep.ANSWERING:
            self._close_question(ContestAnswer(right))

    def skip(self) -> None:
        """Let the question not count."""
        if self.contest.current is not None:
            self._close_question(Skip())

    def run_out(self) -> None:
        """Close the question, as its time is over."""
        if self.contest.current is not None:
            self._close_question(TimeOut())

    def undo(self) -> None:
        """Take back the last event; the time stands still then."""
        if self.record.log.can_undo:
            self.times.stop()
            self.is_next_shown = True
            self._keep(Undo())
            self._choose_next()

    def choose_team(self, step: int) -> None:
        """Let another team take the risk."""
        teams = self.contest.set_up.teams
        self.team = teams[(teams.index(self.team) + step) % len(teams)]

    def choose_stake(self, step: int) -> None:
        """Choose the next or the previous stake."""
        self.stake = STAKES[min(max(STAKES.index(self.stake) + step, 0), len(STAKES) - 1)]

    def _show_question(self, planned: PlannedQuestion) -> None:
        asked = self.questions.get(planned.question)
        stem = asked.question.stem if asked is not None else ""
        stake = self.stake if planned.kind is ContestQuestionKind.RISK else 0
        self.times.begin()
        self.is_next_shown = not self._keep(QuestionShown(planned.kind, self.team, stake, planned.question, stem))

    def _close_question(self, event: ContestEvent) -> None:
        self.times.stop()
        self.is_next_shown = False
        self._keep(event)

    def _choose_next(self) -> None:
        """Choose the team whose turn it is next, and the least stake."""
        planned = self.contest.planned
        in_turn = planned is not None and planned.kind in {ContestQuestionKind.REQUIRED, ContestQuestionKind.RISK}
        self.team = self.contest.turn(planned.kind) if planned is not None and in_turn else ""
        self.stake = STAKES[0]

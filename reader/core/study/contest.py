"""Mark a contest of teams: a pure fold over its log (study.md, §7, "Contest on one screen").

A log begins with the set-up and goes on with what happened. Times are seconds since the question was shown; who may
answer a question for the first key follows from the times alone, and not from the order in which the presses stand in
the log. Nobody gets more for being fast, and equal is equal: a tie is broken only where that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

LEAST_TEAMS, MOST_TEAMS = 2, 6
STAKES = (10, 20, 30)
"""The points that a team may choose for a risk question."""

TIMERS = (10, 30, 60)
"""The seconds that there may be for an answer."""

MOST_POINTS = 1_000
MOST_EVENTS = 5_000
"""Events of a log; a contest of an afternoon has some hundreds."""


class ContestQuestionKind(StrEnum):
    """The kinds of questions; the value stands in the log."""

    REQUIRED = "required"
    BUZZER = "buzzer"
    RISK = "risk"
    TIE_BREAK = "tie-break"


class Outcome(StrEnum):
    """What became of a question."""

    OPEN = "open"
    RIGHT = "right"
    WRONG = "wrong"
    TIMED_OUT = "timed-out"
    SKIPPED = "skipped"


class ContestStep(StrEnum):
    """How far a contest is: what can happen next."""

    NEXT = "next"
    SHOWN = "shown"
    WAITING = "waiting"
    ANSWERING = "answering"
    OVER = "over"


class ContestFault(StrEnum):
    """Why a line of a log cannot stand; the value is stable and appears in JSON."""

    NOT_JSON = "json"
    EMPTY = "empty"
    EVENT = "event"
    SET_UP = "set-up"
    TEAM_COUNT = "team-count"
    TEAM_TWICE = "team-twice"
    TEAM_UNKNOWN = "team-unknown"
    KEYS = "keys"
    POINTS = "points"
    SECONDS = "seconds"
    TIME = "time"
    KIND = "kind"
    VALUE = "value"
    ORDER = "order"
    NOBODY = "nobody"
    NOT_EQUAL = "not-equal"
    TOO_LONG = "too-long"


class ContestError(ValueError):
    """A fault of a log; ``fault`` says which."""

    def __init__(self, fault: ContestFault) -> None:
        """Set the fault."""
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """A question of the bank that is to be asked, by its id."""

    kind: ContestQuestionKind
    question: str


@dataclass(frozen=True, slots=True)
class SetUp:
    """The first event: the teams in the order in which they take turns, what answers are worth, and what is asked.

    ``keys`` are the teams' keys, in their order. A wrong answer takes away ``minus`` points, and where it takes away
    any, one to a risk question takes away its stake. Of ``paper``, questions for a tie are the last ones.
    """

    teams: tuple[str, ...]
    title: str = ""
    points: int = 10
    minus: int = 0
    seconds: int = 30
    seed: int = 0
    keys: tuple[str, ...] = ()
    paper: tuple[PlannedQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """A question is shown: to ``team``, or to the one whose turn it is; a risk question has its ``stake``.

    ``question`` is its id in the bank, ``stem`` are its words; both may be empty.
    """

    kind: ContestQuestionKind
    team: str = ""
    stake: int = 0
    question: str = ""
    stem: str = ""


@dataclass(frozen=True, slots=True)
class Go:
    """The host says go."""

    time: float


@dataclass(frozen=True, slots=True)
class Press:
    """A team presses its key."""

    team: str
    time: float


@dataclass(frozen=True, slots=True)
class ContestAnswer:
    """The host judges what the team answers whose turn it is, or whose key was the first."""

    right: bool


@dataclass(frozen=True, slots=True)
class TimeOut:
    """The time is over: nobody pressed, or the team that had to answer did not."""


@dataclass(frozen=True, slots=True)
class Skip:
    """The question does not count."""


@dataclass(frozen=True, slots=True)
class Undo:
    """The last event that still stands is taken back."""


ContestEvent = SetUp | QuestionShown | Go | Press | ContestAnswer | TimeOut | Skip | Undo


@dataclass(frozen=True, slots=True)
class ContestQuestion:
    """A question that was asked.

    ``teams`` are those that may answer: one, all, or those that are equal. ``change`` is what it gave or took.
    """

    shown: QuestionShown
    teams: tuple[str, ...]
    go: float | None = None
    presses: tuple[Press, ...] = ()
    outcome: Outcome = Outcome.OPEN
    change: int = 0

    @property
    def is_for_first_key(self) -> bool:
        """Return whether the team answers that presses first."""
        return self.shown.kind in {ContestQuestionKind.BUZZER, ContestQuestionKind.TIE_BREAK}

    @property
    def passed_over(self) -> frozenset[str]:
        """Return the teams that pressed before “go”, and have no part in this question."""
        return frozenset(press.team for press in self.presses if self.go is None or press.time < self.go)

    @property
    def answering(self) -> str:
        """Return the team that is to answer; empty as long as nobody is.

        Of two keys at the very same time, that of the team counts which stands first among the teams.
        """
        if not self.is_for_first_key:
            return self.teams[0]
        passed = self.passed_over
        places = {team: place for place, team in enumerate(self.teams)}
        valid = [press for press in self.presses if press.team not in passed]
        return min(valid, key=lambda press: (press.time, places[press.team])).team if valid else ""


@dataclass(frozen=True, slots=True)
class Contest:
    """A contest as far as it went: ``points`` are those of the teams, in the order of the set-up."""

    set_up: SetUp
    questions: tuple[ContestQuestion, ...] = ()

    @property
    def points(self) -> tuple[int, ...]:
        """Return the points of each team."""
        sums = dict.fromkeys(self.set_up.teams, 0)
        for question in self.questions:
            if question.change:
                sums[question.answering] += question.change
        return tuple(sums.values())

    @property
    def standings(self) -> tuple[tuple[str, int], ...]:
        """Return the teams with their points, in the order of the set-up."""
        return tuple(zip(self.set_up.teams, self.points, strict=True))

    @property
    def first(self) -> tuple[str, ...]:
        """Return the teams that have the most points: one, or those that are equal."""
        most = max(self.points)
        return tuple(team for team, points in self.standings if points == most)

    @property
    def is_equal(self) -> bool:
        """Return whether several teams have the most points."""
        return len(self.first) > 1

    @property
    def current(self) -> ContestQuestion | None:
        """Return the question that is being asked; None between two of them."""
        last = self.questions[-1] if self.questions else None
        return last if last is not None and last.outcome is Outcome.OPEN else None

    @property
    def step(self) -> ContestStep:
        """Return how far the contest is: of a question for the first key, whether “go” was said and a team has it."""
        current = self.current
        if current is None:
            return ContestStep.NEXT if self.planned is not None else ContestStep.OVER
        if current.answering:
            return ContestStep.ANSWERING
        return ContestStep.SHOWN if current.go is None else ContestStep.WAITING

    @property
    def planned(self) -> PlannedQuestion | None:
        """Return the next question of the paper; None after the last one, those for a tie left aside."""
        plan = [one for one in self.set_up.paper if one.kind is not ContestQuestionKind.TIE_BREAK]
        number = sum(one.shown.kind is not ContestQuestionKind.TIE_BREAK for one in self.questions)
        return plan[number] if number < len(plan) else None

    @property
    def planned_for_tie(self) -> PlannedQuestion | None:
        """Return the next question for a tie; None if there is none left."""
        plan = [one for one in self.set_up.paper if one.kind is ContestQuestionKind.TIE_BREAK]
        number = sum(one.shown.kind is ContestQuestionKind.TIE_BREAK for one in self.questions)
        return plan[number] if number < len(plan) else None

    def turn(self, kind: ContestQuestionKind) -> str:
        """Return the team whose turn it is for a question of a kind that is asked in turn."""
        number = sum(one.shown.kind is kind for one in self.questions)
        return self.set_up.teams[number % len(self.set_up.teams)]


class ContestLog:
    """A log that grows event by event: ``events`` are all of them, ``contest`` is what they come to."""

    def __init__(self, events: Iterable[ContestEvent] = ()) -> None:
        """Begin with some events; raises ContestError for a log that cannot have happened."""
        self.events: list[ContestEvent] = []
        self._contests: list[Contest] = []
        for event in events:
            self.add(event)

    @property
    def contest(self) -> Contest | None:
        """Return the contest as far as it went; None before it was set up."""
        return self._contests[-1] if self._contests else None

    @property
    def can_undo(self) -> bool:
        """Return whether there is an event that can be taken back; the set-up cannot."""
        return len(self._contests) > 1

    def add(self, event: ContestEvent) -> None:
        """Go on with one event; raises ContestError if it cannot happen now, and leaves the log as it was."""
        if len(self.events) == MOST_EVENTS:
            raise ContestError(ContestFault.TOO_LONG)
        if not isinstance(event, Undo):
            self._contests.append(next_contest(self.contest, event))
        elif self.can_undo:
            self._contests.pop()
        else:
            raise ContestError(ContestFault.ORDER)
        self.events.append(event)


def next_contest(contest: Contest | None, event: ContestEvent) -> Contest:
    """Return a contest after one more event, which is no `Undo`; raises ContestError if that cannot happen now."""
    if isinstance(event, SetUp) or contest is None:
        return _begun(contest, event)
    if isinstance(event, QuestionShown):
        return _with_question(contest, event)
    current = contest.current
    if current is None:
        raise ContestError(ContestFault.ORDER)
    changed = _changed(contest.set_up, current, event)
    return replace(contest, questions=(*contest.questions[:-1], changed))


def _begun(contest: Contest | None, event: ContestEvent) -> Contest:
    if contest is not None or not isinstance(event, SetUp):
        raise ContestError(ContestFault.SET_UP)
    check_set_up(event)
    return Contest(event)


def check_set_up(set_up: SetUp) -> None:
    """Raise ContestError for a set-up with which there is no contest."""
    teams, keys = set_up.teams, set_up.keys
    if not LEAST_TEAMS <= len(teams) <= MOST_TEAMS:
        raise ContestError(ContestFault.TEAM_COUNT)
    if not all(teams) or len(set(teams)) < len(teams):
        raise ContestError(ContestFault.TEAM_TWICE)
    if keys and (len(keys) != len(teams) or not all(keys) or len(set(keys)) < len(keys)):
        raise ContestError(ContestFault.KEYS)
    if not 1 <= set_up.points <= MOST_POINTS or not 0 <= set_up.minus <= MOST_POINTS:
        raise ContestError(ContestFault.POINTS)
    if set_up.seconds not in TIMERS:
        raise ContestError(ContestFault.SECONDS)


def _with_question(contest: Contest, shown: QuestionShown) -> Contest:
    if contest.current is not None:
        raise ContestError(ContestFault.ORDER)
    if (shown.stake not in STAKES) if shown.kind is ContestQuestionKind.RISK else bool(shown.stake):
        raise ContestError(ContestFault.POINTS)
    question = ContestQuestion(shown, _answering_teams(contest, shown))
    return replace(contest, questions=(*contest.questions, question))


def _answering_teams(contest: Contest, shown: QuestionShown) -> tuple[str, ...]:
    """Return the teams that may answer a question."""
    teams = contest.set_up.teams
    if shown.kind in {ContestQuestionKind.REQUIRED, ContestQuestionKind.RISK}:
        team = shown.team or contest.turn(shown.kind)
        if team not in teams:
            raise ContestError(ContestFault.TEAM_UNKNOWN)
        return (team,)
    if shown.team:
        raise ContestError(ContestFault.KIND)
    if shown.kind is ContestQuestionKind.BUZZER:
        return teams
    if not contest.is_equal:
        raise ContestError(ContestFault.NOT_EQUAL)
    return contest.first


def _changed(set_up: SetUp, question: ContestQuestion, event: ContestEvent) -> ContestQuestion:
    """Return a question after an event."""
    match event:
        case Go(time=time):
            if question.go is not None:
                raise ContestError(ContestFault.ORDER)
            return replace(question, go=time)
        case Press(team=team):
            return _pressed(set_up, question, event, team)
        case ContestAnswer(right=right):
            return _closed(set_up, question, Outcome.RIGHT if right else Outcome.WRONG)
        case TimeOut():
            return _closed(set_up, question, Outcome.TIMED_OUT)
    return replace(question, outcome=Outcome.SKIPPED)


def _pressed(set_up: SetUp, question: ContestQuestion, press: Press, team: str) -> ContestQuestion:
    if team not in set_up.teams:
        raise ContestError(ContestFault.TEAM_UNKNOWN)
    if not question.is_for_first_key:
        raise ContestError(ContestFault.KIND)
    if team not in question.teams:
        return question
    return replace(question, presses=(*question.presses, press))


def _closed(set_up: SetUp, question: ContestQuestion, outcome: Outcome) -> ContestQuestion:
    """Return a question that was answered, or for which the time is over."""
    if question.is_for_first_key and (question.go is None or not question.answering):
        if outcome is not Outcome.TIMED_OUT or question.go is None:
            raise ContestError(ContestFault.NOBODY)
        return replace(question, outcome=outcome)
    gain, loss = _worth(set_up, question.shown)
    return replace(question, outcome=outcome, change=gain if outcome is Outcome.RIGHT else -loss)


def _worth(set_up: SetUp, shown: QuestionShown) -> tuple[int, int]:
    """Return what a right answer gives, and what a wrong one takes away; a tie takes nothing away."""
    if shown.kind is ContestQuestionKind.RISK:
        return shown.stake, shown.stake if set_up.minus else 0
    return set_up.points, 0 if shown.kind is ContestQuestionKind.TIE_BREAK else set_up.minus

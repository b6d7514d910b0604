"""The self-test: say what waits, take an answer, and judge one that was typed."""

from __future__ import annotations

import click

from reader.cli.json_rows import Row
from reader.cli.parsed_param import ParsedParam
from reader.cli.session import Session, command
from reader.core.errors import Problem, ReaderError
from reader.core.study.answers import AnswerGiven, AnswerPlace, Rating
from reader.core.study.retention import HIGHEST_RETENTION, LOWEST_RETENTION
from reader.core.study.review_queue import QueuedCard
from reader.core.study.typed_answers import RATING_OF, TypedGrade
from reader.core.text.sanitise import sanitise
from reader.services.study.self_test import (
    RETENTION,
    AnswerResult,
    AskedCard,
    WaitingCards,
    answer_card,
    asked_card,
    retention_of,
    waiting_cards,
)
from reader.services.study.spelling import Spelling


def _parse_share(text: str) -> float:
    """Return a share that can be aimed at; raises ValueError for any other, NaN among them."""
    share = float(text)
    if not LOWEST_RETENTION <= share <= HIGHEST_RETENTION:
        raise ValueError(text)
    return share


_RATINGS = click.Choice([rating.value for rating in Rating])
_SHARE = ParsedParam("share", _parse_share, f"is not in the range {LOWEST_RETENTION}<=x<={HIGHEST_RETENTION}.")
_PERCENT = 100
_DIGITS = 4


@command("review")
@click.option("--retention", type=_SHARE, help="From now on, the share of cards to remember when they are asked.")
def review_command(session: Session, retention: float | None) -> None:
    """List the cards due now, least known first, then new ones."""
    opened = session.open_for_reading() if retention is None else session.open_for_writing()
    with opened as library:
        if retention is not None:
            library.preferences.set(RETENTION, round(retention * _PERCENT))
        waiting = waiting_cards(library, session.at)
        needing = [info.card.id for info in library.cards.needing_reader()]
    row: Row = {
        "cards": [_queued_row(card) for card in waiting.queue.waiting],
        "new": [_queued_row(card) for card in waiting.queue.new],
        "practice": list(waiting.practice),
        "later": waiting.queue.later,
        "minutes": waiting.minutes,
        "needing": needing,
    }
    session.write_result(row, lambda: _waiting_text(session, waiting, len(needing)))


@command("answer")
@click.argument("card")
@click.option("--rating", type=_RATINGS, help="How well it was known.")
@click.option("--typed", multiple=True, metavar="WORDS", help="The typed answer; repeat for each further blank.")
@click.option("--retention", type=_SHARE, help="Schedule this answer for this share instead of your own setting.")
def answer_command(
    session: Session, card: str, rating: str | None, typed: tuple[str, ...], retention: float | None
) -> None:
    """Answer a card; only the first answer of a study day decides when it is asked again."""
    if (rating is None) == (not typed):
        raise click.UsageError("Give either --rating or --typed.")
    with session.open_for_writing() as library:
        asked = asked_card(library, card)
        grade = _graded(asked, tuple(map(sanitise, typed))) if typed else None
        chosen = RATING_OF[grade.verdict] if grade else Rating(rating or "")
        given = AnswerGiven(
            *(chosen, grade.verdict.value if grade else ""),
            place=AnswerPlace.COMMAND_LINE,
            retention=retention_of(library) if retention is None else retention,
        )
        result = answer_card(library, asked, given, session.at)
    row = _answer_row(grade, chosen, result)
    session.write_result(row, lambda: _answer_text(session, result))


@command("grade")
@click.argument("expected")
@click.argument("typed")
def grade_command(session: Session, expected: str, typed: str) -> None:
    """Check a typed answer against the blank; nothing is saved."""
    judged = Spelling().grade([expected], [typed])
    row: Row = {"verdict": judged.verdict.value, "why": judged.why.value}
    session.write_result(row, lambda: f"{judged.verdict.value} ({judged.why.value})")


def _graded(asked: AskedCard, typed: tuple[str, ...]) -> TypedGrade:
    if asked.is_self_judged or not asked.sides.answers:
        raise ReaderError(Problem.CARD_SELF_JUDGED)
    return Spelling().grade(asked.sides.answers, typed)


def _queued_row(card: QueuedCard) -> Row:
    known = None if card.retrievability is None else round(card.retrievability, _DIGITS)
    return {"id": card.id, "retrievability": known, "kind": card.kind.value}


def _answer_row(grade: TypedGrade | None, rating: Rating, result: AnswerResult) -> Row:
    state = result.state
    return {
        "verdict": grade.verdict.value if grade else None,
        "rating": rating.value,
        "counted": result.is_counted,
        "due": state.due.isoformat(),
        "interval": state.interval,
        "stability": round(state.stability, _DIGITS),
        "difficulty": round(state.difficulty, _DIGITS),
        "lapses": state.lapses,
        "sticking": result.is_sticking,
    }


def _waiting_text(session: Session, waiting: WaitingCards, needing: int) -> str:
    message = session.translate("CommandLine", "Cards due: {count}, about {minutes} min; later: {later}")
    summary = message.format(count=waiting.count, minutes=waiting.minutes, later=waiting.queue.later)
    needs = session.translate("CommandLine", "Cards that need your attention: {count}").format(count=needing)
    rows = [{"id": card.id, "kind": card.kind.value} for card in waiting.queue.cards]
    return "\n".join(filter(None, (summary, needs if needing else "", session.table(rows, "id", "kind"))))


def _answer_text(session: Session, result: AnswerResult) -> str:
    message = session.translate("CommandLine", "Next review on {day}; days until then: {days}")
    return message.format(day=result.due.isoformat(), days=result.state.interval)

"""Keep what the answers of each card come to: a cache, which a replay of the answers reproduces.

A trigger drops the row of a card when one of its answers is added or withdrawn. Rows that are missing are counted
again when cards are read, and stored where the library can be written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from reader.core.errors import ReaderError
from reader.core.study.answers import CardState, Rating
from reader.core.study.scheduling import AnswerRating, replay
from reader.storage.connection import Connection
from reader.storage.stored_values import parsed_day, parsed_kind

_MISSING = (
    "SELECT id FROM card c WHERE NOT EXISTS (SELECT 1 FROM card_state WHERE card = c.id) "
    "AND EXISTS (SELECT 1 FROM answer WHERE card = c.id AND withdrawn IS NULL)"
)
_ANSWERS = (
    "SELECT card, day, rating, retention, weights FROM answer "
    "WHERE withdrawn IS NULL AND card IN (SELECT value FROM json_each(?)) ORDER BY card, id"
)
_PUT = (
    "INSERT OR REPLACE INTO card_state (card, due, stability, difficulty, last_day, lapses, answers) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)


class CardStates:
    """The states of the cards of a library."""

    def __init__(self, connection: Connection) -> None:
        """Set the connection."""
        self._connection = connection

    def fill(self) -> dict[str, CardState]:
        """Store the states that are missing; return those that could not be stored."""
        missing = [row[0] for row in self._connection.rows(_MISSING)]
        if not missing:
            return {}
        states = self.replayed(missing)
        try:
            self._connection.write(lambda: self.put(states))
        except ReaderError:
            # only a cache: a library that cannot be written is read all the same
            return states
        return {}

    def replayed(self, cards: Iterable[str]) -> dict[str, CardState]:
        """Return the states of these cards by a replay of their answers; those without answers have none."""
        rows = self._connection.rows(_ANSWERS, (json.dumps(list(cards)),))
        states = {}
        for card, answers in groupby(rows, key=itemgetter(0)):
            state = replay(rating for row in answers if (rating := _answer_rating(row)) is not None)
            if state is not None:
                states[str(card)] = state
        return states

    def get(self, card: str) -> CardState | None:
        """Return the state of a card; None before its first answer."""
        row = self._connection.row(
            "SELECT due, stability, difficulty, last_day, lapses, answers FROM card_state WHERE card = ?", (card,)
        )
        stored = None if row is None else state_of(row)
        return stored or self.replayed([card]).get(card)

    def put(self, states: dict[str, CardState]) -> None:
        """Store states, within a transaction."""
        self._connection.execute_many(_PUT, [(card, *_values(state)) for card, state in states.items()])

    def clear(self) -> None:
        """Drop all states, so that they are counted again."""
        self._connection.write(lambda: self._connection.execute("DELETE FROM card_state"))


def state_of(row: Sequence[Any]) -> CardState | None:
    """Return the state of the columns of a row; None where there is none, or it cannot be read."""
    due, stability, difficulty, last_day, lapses, answers = row
    due_day, last = parsed_day(due), parsed_day(last_day)
    if due_day is None or last is None:
        return None
    return CardState(due_day, stability, difficulty, last, lapses, answers)


def _values(state: CardState) -> tuple[str, float, float, str, int, int]:
    return (
        *(state.due.isoformat(), state.stability, state.difficulty),
        *(state.last_day.isoformat(), state.lapses, state.answers),
    )


def _answer_rating(row: Sequence[Any]) -> AnswerRating | None:
    """Return what an answer is scheduled by; None for one that is damaged."""
    _card, day, rating, retention, weights = row
    known_day, known_rating = parsed_day(day), parsed_kind(Rating, rating)
    if known_day is None or known_rating is None:
        return None
    return AnswerRating(known_day, known_rating, retention, weights)

"""Rounds of study packs: their papers, their results, and what was missed in them."""

from __future__ import annotations

from collections.abc import Iterable

from reader.core.errors import Problem, ReaderError
from reader.core.study.questions import BankQuestion
from reader.core.study.rounds import (
    MissedQuestion,
    PackBank,
    RoundKey,
    RoundOffer,
    RoundResult,
    missed_questions,
    round_questions,
)
from reader.storage.library import Library


def pack_bank(library: Library, pack: str) -> PackBank:
    """Return the questions of the pack with an id, with the only one that begins so, or with a title.

    Raises ReaderError ROUND_UNKNOWN where there is none with questions in it.
    """
    banks = library.quizzes.banks()
    for matching in (
        [bank for bank in banks if bank.pack == pack],
        [bank for bank in banks if bank.title == pack],
        [bank for bank in banks if pack and bank.pack.startswith(pack.lower())],
    ):
        if len(matching) == 1:
            return matching[0]
    raise ReaderError(Problem.ROUND_UNKNOWN)


def round_paper(library: Library, key: RoundKey) -> list[BankQuestion]:
    """Return the questions of a round in the order of its paper; raises ReaderError ROUND_UNKNOWN."""
    ids = round_questions(pack_bank(library, key.pack).questions, key)
    known = library.questions.some(ids)
    return [known[id_] for id_ in ids if id_ in known]


def is_round_finished(library: Library, key: RoundKey) -> bool:
    """Return whether there is a result of a round, so that another try is practice."""
    return any(record.round == key for record in library.quizzes.results())


def round_offers(library: Library) -> list[RoundOffer]:
    """Return the packs whose rounds can be answered, with the results that there are."""
    results = round_results(library)
    return [
        RoundOffer(bank, {one.round.number: one for one in results if one.round.pack == bank.pack})
        for bank in library.quizzes.banks()
    ]


def round_results(library: Library, *, pack: str | None = None, group: str | None = None) -> list[RoundResult]:
    """Return the reader's own results of rounds, the oldest first: all, those of a pack, or those of a group's packs.

    ``pack`` and ``group`` are ids.
    """
    groups = {bank.pack: bank.group for bank in library.quizzes.banks()}
    return [
        RoundResult(record.round, record.right, record.total, record.missed)
        for record in library.quizzes.results()
        if record.round is not None
        and pack in (None, record.round.pack)
        and group in (None, groups.get(record.round.pack))
    ]


def missed_in_rounds(
    library: Library, results: Iterable[RoundResult]
) -> list[tuple[MissedQuestion, BankQuestion | None]]:
    """Return which questions were missed in rounds, not by whom, with those of them that are in the bank."""
    all_results = list(results)
    papers = {}
    known = {bank.pack for bank in library.quizzes.banks()}
    for key in {result.round for result in all_results if result.round.pack in known}:
        papers[key] = round_questions(pack_bank(library, key.pack).questions, key)
    missed = missed_questions(all_results, papers)
    questions = library.questions.some(one.question for one in missed)
    return [(one, questions.get(one.question)) for one in missed]

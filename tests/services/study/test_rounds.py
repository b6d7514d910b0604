from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.study.questions import BankQuestion, Question, QuestionKind, question_id
from reader.core.study.quiz import QuizMode, Response
from reader.core.study.rounds import RoundKey, RoundResult
from reader.services.study.quizzes import finish_quiz, new_round
from reader.services.study.rounds import (
    missed_in_rounds,
    pack_bank,
    round_offers,
    round_paper,
    round_results,
)
from reader.storage.library import Library

PACK, OTHER = "0199a000-0000-7000-8000-000000000001", "0199b000-0000-7000-8000-000000000002"
KEY = RoundKey(PACK, 1)


def statement(stem: str, origin: str) -> BankQuestion:
    question = Question(QuestionKind.TRUEFALSE, stem, truth=True)
    return BankQuestion(question_id(question), question, origin)


@pytest.fixture
def library(tmp_path: Path, now: datetime) -> Iterator[Library]:
    """Return a library with two packs: one whose questions came in with it, and one that names them."""
    place = tmp_path / "library.db"
    own = [statement(f"自己的{number}", "own.txt") for number in range(2)]
    with Library.open(place, now) as library:
        library.questions.add([*(statement(f"题{number}", f"pack:{PACK}") for number in range(4)), *own], now)
        library.study_groups.change(library.study_groups.named("读书小组"), now)
        group = library.study_groups.all()[0].id
    rows = [(PACK, "三月学习", group, "{}"), (OTHER, "自己的", None, json.dumps({"questions": [own[0].id, 7]}))]
    with closing(sqlite3.connect(place)) as raw, raw:
        for id_, title, group_id, content in rows:
            raw.execute(
                "INSERT INTO pack (id, number, study_group, title, words, content, made) VALUES (?, 1, ?, ?, '', ?, ?)",
                (id_, group_id, title, content, "2026-03-01T00:00:00Z"),
            )
    raw.close()
    with Library.open(place, now) as library:
        yield library


def play(library: Library, right: int, now: datetime, key: RoundKey = KEY) -> None:
    quiz = new_round(library, key, QuizMode.TIMED)
    for number in range(len(quiz.paper)):
        quiz.answer(Response((1 if number < right else 0,)))
    finish_quiz(library, quiz, now, key)


def test_a_pack_is_found_by_its_id_its_beginning_or_its_title(library: Library) -> None:
    with library:
        for name in (PACK, PACK[:6], "三月学习"):
            bank = pack_bank(library, name)
            assert (bank.pack, len(bank.questions)) == (PACK, 4)
        assert len(pack_bank(library, "自己的").questions) == 1
        for name in ("0199", "", "二月学习"):
            with pytest.raises(ReaderError) as raised:
                pack_bank(library, name)
            assert raised.value.problem is Problem.ROUND_UNKNOWN


def test_the_first_result_stands_and_more_tries_are_practice(library: Library, now: datetime) -> None:
    with library:
        paper = [one.id for one in round_paper(library, KEY)]
        play(library, 3, now)
        play(library, 4, now + timedelta(minutes=5))
        play(library, 4, now - timedelta(days=1))
        expected = RoundResult(KEY, 3, 4, (paper[3],))
        assert round_results(library) == [expected]
        assert len(library.quizzes.all()) == 3
        assert [offer.next_number for offer in round_offers(library)] == [2, 1]
        ((missed, question),) = missed_in_rounds(library, round_results(library))
        assert (missed.question, missed.number) == (paper[3], 4)
        assert question is not None
        assert question.id == paper[3]


def test_results_are_chosen_by_pack_and_by_group(library: Library, now: datetime) -> None:
    with library:
        group = library.study_groups.all()[0].id
        play(library, 4, now)
        play(library, 1, now + timedelta(minutes=1), RoundKey(OTHER, 1))
        assert [result.round.pack for result in round_results(library)] == [PACK, OTHER]
        assert [result.round.pack for result in round_results(library, pack=OTHER)] == [OTHER]
        assert [result.round.pack for result in round_results(library, group=group)] == [PACK]
        assert round_results(library, group="other") == []


def test_undo_takes_a_result_back(library: Library, now: datetime) -> None:
    with library:
        play(library, 1, now)
        library.undo(now)
        assert round_results(library) == []
        play(library, 2, now)
        assert [result.right for result in round_results(library)] == [2]


def test_a_question_that_a_member_lacks_leaves_the_others_in_their_places(library: Library, now: datetime) -> None:
    with library:
        named = [one.id for one in library.questions.all() if one.question.stem.startswith("题")]
        content = json.dumps({"questions": [*named, "not-taken"]})
        library._connection.execute("UPDATE pack SET content = ? WHERE id = ?", (content, PACK))
        whole = [one.id for one in round_paper(library, KEY)]
        assert sorted(whole) == sorted(named)
        library.questions.remove([whole[1]], now)
        assert [one.id for one in round_paper(library, KEY)] == [whole[0], *whole[2:]]
        library.questions.remove([whole[0], *whole[2:]], now)
        with pytest.raises(ReaderError):
            round_paper(library, KEY)

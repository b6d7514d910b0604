from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.study.contest import ContestAnswer, ContestLog, ContestQuestionKind, QuestionShown, SetUp, Undo
from reader.services.study.contests import add_event, begin_contest
from reader.storage.library import Library

SET_UP = SetUp(("甲", "乙"), "三月竞赛")
QUESTION = QuestionShown(ContestQuestionKind.REQUIRED, stem="谁负责选书？")


def points(library: Library) -> tuple[int, ...]:
    (record,) = library.contests.all()
    assert record.log.contest is not None
    return record.log.contest.points


def test_a_contest_is_kept_as_it_goes(tmp_path: Path, now: datetime) -> None:
    place = tmp_path / "library.db"
    with Library.open(place, now) as library:
        record, _changes = begin_contest(library, SET_UP, now)
        for event in (QUESTION, ContestAnswer(right=True), Undo(), ContestAnswer(right=False)):
            assert add_event(library, record, event, now).study
    with Library.open(place, now) as library:
        again = library.contests.get(record.id[:13])
        assert again.id == library.contests.all()[0].id
        assert again.log.events == record.log.events
        assert (again.title, again.day) == ("三月竞赛", now.date())
        assert points(library) == (0, 0)
        add_event(library, again, QUESTION, now)
        add_event(library, again, ContestAnswer(right=True), now)
        assert points(library) == (0, 10)


def test_a_contest_is_one_step_of_undo(library: Library, now: datetime) -> None:
    record, _changes = begin_contest(library, SET_UP, now)
    add_event(library, record, QUESTION, now)
    add_event(library, record, ContestAnswer(right=True), now)
    library.undo(now)
    assert library.contests.all() == []
    library.redo(now)
    assert points(library) == (10, 0)
    library.contests.remove(record.id, now)
    assert library.contests.all() == []
    library.undo(now)
    assert points(library) == (10, 0)


def test_an_unknown_contest(library: Library, now: datetime) -> None:
    with pytest.raises(ReaderError) as raised:
        library.contests.remove("0190", now)
    assert raised.value.problem is Problem.CONTEST_UNKNOWN


def test_of_a_damaged_log_the_sound_part_is_shown(tmp_path: Path, now: datetime) -> None:
    place = tmp_path / "library.db"
    with Library.open(place, now) as library:
        record, _changes = begin_contest(library, SET_UP, now)
        add_event(library, record, QUESTION, now)
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute('UPDATE contest SET log = substr(log, 1, length(log) - 1) || \',{"event": "dance"}]\'')
    raw.close()
    with Library.open(place, now) as library:
        (found,) = library.contests.all()
        assert found.log.events == ContestLog([SET_UP, QUESTION]).events
    with closing(sqlite3.connect(place)) as raw, raw:
        raw.execute("UPDATE contest SET log = '[1'")
    raw.close()
    with Library.open(place, now) as library:
        (found,) = library.contests.all()
        assert found.log.contest is None

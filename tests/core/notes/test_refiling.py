"""Filing changes what it is asked to change, and nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from reader.core.notes.operations import OperationName
from reader.core.notes.refiling import Refiling
from reader.core.text.filing import UNFILED, Filing, Track


@pytest.mark.parametrize(
    ("refiling", "expected"),
    [
        (Refiling(), Filing(Track.WORK, required=True, tags=("a", "b"))),
        (Refiling(track=Track.NONE), Filing(Track.NONE, required=True, tags=("a", "b"))),
        (Refiling(required=False), Filing(Track.WORK, tags=("a", "b"))),
        (Refiling(added=("#c d", "a")), Filing(Track.WORK, required=True, tags=("a", "b", "c-d"))),
        (Refiling(added=("b",), taken=("#b", "a")), Filing(Track.WORK, required=True, tags=("b",))),
    ],
)
def test_a_refiling_changes_what_it_names(refiling: Refiling, expected: Filing, now: datetime) -> None:
    assert refiling.applied(Filing(Track.WORK, required=True, tags=("a", "b")), now) == expected


def test_a_text_keeps_when_it_was_put_away_until_it_is_taken_back(now: datetime) -> None:
    away = Refiling(archived=True).applied(UNFILED, now)
    assert away.archived == now
    assert Refiling(archived=True).applied(away, now + timedelta(days=1)) == away
    assert Refiling(archived=False).applied(away, now) == UNFILED


@pytest.mark.parametrize(
    ("refiling", "name"),
    [
        (Refiling(track=Track.NONE), OperationName.SET_TRACK),
        (Refiling(required=False), OperationName.SET_REQUIRED),
        (Refiling(taken=("a",)), OperationName.TAG_TEXTS),
        (Refiling(archived=True), OperationName.ARCHIVE),
        (Refiling(archived=False), OperationName.UNARCHIVE),
        (Refiling(required=True, added=("a",)), OperationName.FILE_TEXTS),
    ],
)
def test_a_step_is_named_after_the_one_thing_it_changes(refiling: Refiling, name: OperationName) -> None:
    assert refiling.name is name

"""A filing change affects the given fields only."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from reader.core.operation_name import OperationName
from reader.core.text.filing import UNFILED, Filing, FilingChange, Track


@pytest.mark.parametrize(
    ("refiling", "expected"),
    [
        (FilingChange(), Filing(Track.WORK, required=True, tags=("a", "b"))),
        (FilingChange(track=Track.NONE), Filing(Track.NONE, required=True, tags=("a", "b"))),
        (FilingChange(required=False), Filing(Track.WORK, tags=("a", "b"))),
        (FilingChange(added=("#c d", "a")), Filing(Track.WORK, required=True, tags=("a", "b", "c-d"))),
        (FilingChange(added=("b",), removed=("#b", "a")), Filing(Track.WORK, required=True, tags=("b",))),
    ],
)
def test_a_refiling_changes_what_it_names(refiling: FilingChange, expected: Filing, now: datetime) -> None:
    assert refiling.applied(Filing(Track.WORK, required=True, tags=("a", "b")), now) == expected


def test_a_text_keeps_when_it_was_put_away_until_it_is_taken_back(now: datetime) -> None:
    away = FilingChange(archived=True).applied(UNFILED, now)
    assert away.archived == now
    assert FilingChange(archived=True).applied(away, now + timedelta(days=1)) == away
    assert FilingChange(archived=False).applied(away, now) == UNFILED


@pytest.mark.parametrize(
    ("refiling", "name"),
    [
        (FilingChange(track=Track.NONE), OperationName.SET_TRACK),
        (FilingChange(required=False), OperationName.SET_REQUIRED),
        (FilingChange(removed=("a",)), OperationName.TAG_TEXTS),
        (FilingChange(archived=True), OperationName.ARCHIVE),
        (FilingChange(archived=False), OperationName.UNARCHIVE),
        (FilingChange(required=True, added=("a",)), OperationName.FILE_TEXTS),
    ],
)
def test_a_step_is_named_after_the_one_thing_it_changes(refiling: FilingChange, name: OperationName) -> None:
    assert refiling.name is name

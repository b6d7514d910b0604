"""The rhythm of 25 minutes and 5, in tables of reading and pauses."""

from __future__ import annotations

import pytest

from reader.core.activity.rhythm import Rhythm, RhythmSign


def signs(*minutes: float) -> list[tuple[float, RhythmSign]]:
    """Read for so many minutes, or pause where they are negative; return what is told, and after how many minutes."""
    rhythm, told, mono = Rhythm(), [], 0.0
    for part in minutes:
        for _ in range(round(abs(part) * 60)):
            mono += 1.0
            rhythm, sign = rhythm.with_reading(1.0, mono) if part > 0 else rhythm.with_time(mono)
            if sign is not None:
                told.append((mono / 60, sign))
    return told


REST, GO_ON = RhythmSign.REST, RhythmSign.GO_ON


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        ((24.9,), []),
        ((25,), [(25, REST)]),
        ((25, -5), [(25, REST), (30, GO_ON)]),
        ((25, -20), [(25, REST), (30, GO_ON)]),
        ((50,), [(25, REST), (50, REST)]),
        ((20, -2, 5), [(27, REST)]),
        ((20, -5, 5), []),
        ((20, -5, 25), [(50, REST)]),
        ((25, -2, 1, -5), [(25, REST), (33, GO_ON)]),
        ((10, -30), []),
    ],
)
def test_a_rest_is_told_after_25_minutes_and_its_end_after_five(
    minutes: tuple[float, ...], told: list[tuple[float, RhythmSign]]
) -> None:
    assert signs(*minutes) == told

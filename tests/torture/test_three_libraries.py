"""Three libraries that are used and carried over at random show the same in the end, and no typed word is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.three_libraries import MORNING, ThreeLibraries


def _run(root: Path, seed: int, steps: int) -> None:
    libraries = ThreeLibraries(root, seed)
    try:
        libraries.run(steps)
        first, *others = [machine.shown() for machine in libraries.machines]
        for other in others:
            assert other == first
        for machine in libraries.machines:
            bodies = {note.id: note.body for note in machine.library.annotations.all()}
            lost = {
                note: [word for word in words if word not in bodies.get(note, "")]
                for note, words in libraries.typed.items()
                if note in bodies or note not in libraries.removed
            }
            assert not any(lost.values()), lost
            day = MORNING.date()
            assert len(machine.library.ledger.entries(day)) == libraries.entries
            seconds = sum(machine.library.ledger.seconds_by_day(day, day).get(day, {}).values())
            assert round(seconds) == 60 * len(libraries.minutes)
            assert machine.library.check().is_clean
            assert machine.library.sync.dirty == 0
    finally:
        libraries.end()


@pytest.mark.parametrize("seed", range(2))
def test_libraries_come_to_show_the_same(tmp_path: Path, seed: int) -> None:
    _run(tmp_path, seed, 40)


@pytest.mark.torture
@pytest.mark.timeout(7_200)
@pytest.mark.parametrize("seed", range(100, 160))
def test_libraries_come_to_show_the_same_after_many_steps(tmp_path: Path, seed: int) -> None:
    _run(tmp_path, seed, 80)

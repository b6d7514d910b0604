"""The speed measured of a simulated reader, whose true speed is known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from statistics import median

import pytest

from reader.core.activity.active_time import advance
from reader.core.activity.activity_state import ActivityState, SpeedSample
from reader.core.activity.events import ActivityEvent, EventKind

START = datetime(2026, 3, 28, 7, 30, tzinfo=UTC)


class SimulatedReader:
    """Read a text leaf by leaf at a true speed, in characters a minute."""

    def __init__(self, speed: float, seed: int = 0) -> None:
        self.speed = speed
        self.random = Random(seed)
        self.mono = 0.0
        self.position = 0
        self.characters = 0
        self.samples: list[SpeedSample] = []
        self.state = ActivityState(4)
        self.show(EventKind.OPEN)

    def show(self, kind: EventKind = EventKind.VIEW) -> None:
        self.position += self.characters
        self.characters = self.random.randrange(200, 700)
        self.feed(kind, text="t", language="zh", characters=self.characters, start=self.position)

    def feed(self, kind: EventKind, **more: object) -> None:
        wall = START + timedelta(seconds=self.mono)
        step = advance(self.state, ActivityEvent(kind, self.mono, wall, **more))  # type: ignore[arg-type]
        self.state = step.state
        self.samples += step.samples

    def read(self, share: float = 1.0) -> None:
        self.mono += share * self.characters * 60 / self.speed

    def read_leaf(self) -> None:
        self.read()
        self.show()

    def flip(self) -> None:
        self.mono += self.random.uniform(0.3, 3)
        self.show()

    def read_with_note(self) -> None:
        """Read half of a leaf, write a note on it, and go on from where another half was read meanwhile."""
        self.read(0.3)
        self.feed(EventKind.NOTE)
        self.mono += self.random.uniform(5, 50)
        self.feed(EventKind.NOTE)
        self.feed(EventKind.NOTE_END)
        self.read(0.2)
        self.show()

    def read_with_look_up(self) -> None:
        self.read(0.4)
        self.feed(EventKind.LOOK_UP)
        self.mono += self.random.uniform(5, 50)
        self.feed(EventKind.LOOK_UP_END)
        self.read(0.6)
        self.show()

    def go_back_and_on(self) -> None:
        """Leave a leaf half read for the one before, and read it to its end afterwards."""
        self.read(0.5)
        position, characters = self.position, self.characters
        self.position, self.characters = position - 100, 0
        self.show()
        self.mono += 10
        self.position, self.characters = position, 0
        self.feed(EventKind.VIEW, characters=characters, start=position)
        self.characters = characters
        self.read(0.5)
        self.show()

    @property
    def measured(self) -> float:
        return median(one.characters * 60 / one.seconds for one in self.samples[-50:])


STORIES = {
    "leaf by leaf": ("read_leaf",),
    "a fast flip before each leaf": ("flip", "read_leaf"),
    "flips that come by twos": ("flip", "flip", "read_leaf", "read_leaf"),
    "a note on every other leaf": ("read_with_note", "read_leaf"),
    "a look-up on each leaf": ("read_with_look_up",),
    "back and on again": ("read_leaf", "go_back_and_on"),
    "all of it": ("flip", "read_leaf", "read_with_note", "read_with_look_up", "flip", "read_leaf", "go_back_and_on"),
}


@pytest.mark.parametrize("speed", [150, 300, 500, 700])
@pytest.mark.parametrize("story", STORIES)
def test_the_speed_of_a_reader_is_measured_to_a_tenth(story: str, speed: float) -> None:
    reader = SimulatedReader(speed, seed=round(speed))
    for _ in range(12):
        for step in STORIES[story]:
            getattr(reader, step)()
    assert len(reader.samples) >= 5
    assert reader.measured == pytest.approx(speed, rel=0.1)


def test_a_leaf_with_a_note_is_not_measured() -> None:
    reader = SimulatedReader(500)
    for _ in range(5):
        reader.read_with_note()
    assert not reader.samples


def test_pictures_are_not_measured() -> None:
    reader = SimulatedReader(500)
    for _ in range(5):
        reader.read()
        reader.feed(EventKind.VIEW, pictures=1, start=reader.position + reader.characters)
        reader.mono += 50
        reader.show()
    assert reader.measured == pytest.approx(500, rel=0.01)

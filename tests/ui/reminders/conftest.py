"""A program with a text of its own and a clock whose hands the test turns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from typing_extensions import override

from reader.app.composition import Application, build
from reader.core.activity.ledger import EntryOrigin, LedgerEntry, TimeClass
from reader.core.activity.study_day import study_day
from reader.core.ids import new_id
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import TextFormat
from reader.resources import resource
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.preferences import Settings
from reader.ui.reminders.reminder_controller import ReminderController
from reader.ui.translation.translation import Translation

CHINA = timezone(timedelta(hours=8))


class HandMoment(Clock):
    """Let the test turn the hands; the wall hangs in China."""

    def __init__(self, start: datetime) -> None:
        self.wall = start
        self.mono = 1000.0

    def pass_by(self, *, awake: bool = True, **length: float) -> None:
        passed = timedelta(**length)
        self.mono += passed.total_seconds() if awake else 0.0
        self.wall += passed

    @override
    def now(self) -> datetime:
        return self.wall

    @override
    def when(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=CHINA)

    @override
    def monotonic(self) -> float:
        return self.mono


@pytest.fixture
def clock(now: datetime) -> HandMoment:
    return HandMoment(now.replace(hour=20, minute=0))


@pytest.fixture
def library(tmp_path: Path, now: datetime) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db", now) as library:
        _add_text(library, now)
        yield library


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, library: Library, clock: HandMoment) -> Iterator[Application]:
    settings = Settings(library.preferences)
    program = build(qapp, library, settings, Translation(qapp, resource("translations")), clock)
    program.controller.window.resize(1200, 800)
    program.controller.open_text(library.texts.all()[0].id)
    program.controller.window.show()
    qtbot.waitExposed(program.controller.window)
    yield program
    settings.change(closing_line="never")
    program.controller.window.close()
    program.context.tasks.close()
    program.translation.take_out()
    shiboken6.delete(program.controller.window)
    shiboken6.delete(program.controller)
    QApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def controller(program: Application) -> ReminderController:
    return ReminderController(program.controller)


@pytest.fixture
def declare(program: Application, clock: HandMoment) -> Callable[[float], None]:
    """Give what puts minutes of today into the ledger."""

    def put(minutes: float) -> None:
        end = clock.now().astimezone(UTC)
        length = timedelta(minutes=minutes)
        entry = LedgerEntry(
            id=new_id(end),
            text=None,
            time_class=TimeClass.PAPER,
            start=end - length,
            end=end,
            offset=8 * 3600,
            day=study_day(clock.now(), 4),
            seconds=length.total_seconds(),
            origin=EntryOrigin.DECLARED,
            reason="test",
        )
        program.context.change_notifier.announce(program.context.library.ledger.declare(entry))

    return put


@pytest.fixture
def pass_by(clock: HandMoment) -> Callable[..., None]:
    """Give what lets a length of time pass, as `timedelta` takes it."""
    return clock.pass_by


@pytest.fixture
def toast(program: Application) -> Callable[[], str]:
    """Give what reads the sentence above the foot line."""

    def read() -> str:
        label = program.controller.window.toast.findChild(QLabel)
        assert label is not None
        return label.text() if program.controller.window.toast.isVisible() else ""

    return read


def _add_text(library: Library, now: datetime) -> None:
    header = TextHeader("Of Studies", "Francis Bacon", "en", TextFormat.PLAIN, "utf-8")
    writer = library.texts.begin(header, "", "digest", now)
    paragraphs = [Block(BlockKind.PARAGRAPH, f"{number}. Studies serve for delight. " * 20) for number in range(40)]
    for piece in assemble([header, *paragraphs]):
        if isinstance(piece, Leaf):
            writer.add([piece])
        elif isinstance(piece, TextEnd):
            writer.finish(piece)

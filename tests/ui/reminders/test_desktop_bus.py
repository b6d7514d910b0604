"""Notifications reach a desktop over a real message bus, and a click comes back."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.reminders.desktop_bus import DesktopBus

TALK = Path(__file__).with_name("bus_talk.py")


def talk(what: str) -> list[str]:
    for tool in ("dbus-run-session", "gdbus"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed here")
    command = ["dbus-run-session", "--", sys.executable, str(TALK), what]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60, cwd=TALK.parents[3])
    return done.stdout.splitlines()


def test_a_notification_is_shown_as_it_was_worded_and_clicked() -> None:
    assert talk("desktop") == ["told “23” minutes\\ left it's 一小时 𝒳 ['default', 'Open']", "clicked"]


def test_where_no_desktop_shows_notifications_the_words_come_back() -> None:
    assert talk("none") == ["failed “23” minutes\\ left it's 一小时 𝒳"]


def test_without_a_bus_the_words_come_back(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    bus = DesktopBus()
    monkeypatch.setattr(bus, "_is_there", False)
    with qtbot.waitSignal(bus.failed) as failed:
        bus.show_notification("heading", "words", "Open")
    assert failed.args == ["heading", "words"]

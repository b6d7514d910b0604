"""A second start hands what it was called with to the first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from reader.ui.shell.single_instance import SingleInstance, name_for, send_to_running


def test_nobody_answers_where_nobody_listens(qtbot: QtBot, tmp_path: Path) -> None:
    assert not send_to_running(name_for(tmp_path / "library.db"), ["a.txt"])


def test_the_first_hears_what_the_second_was_called_with(qtbot: QtBot, tmp_path: Path) -> None:
    name = name_for(tmp_path / "library.db")
    first = SingleInstance(name)
    with qtbot.waitSignal(first.arguments_received) as called:
        assert send_to_running(name, ["/tmp/红楼梦.txt", "onehour://open/0190"])
    assert called.args == [["/tmp/红楼梦.txt", "onehour://open/0190"]]


def test_other_libraries_have_other_meeting_places(tmp_path: Path) -> None:
    assert name_for(tmp_path / "one.db") != name_for(tmp_path / "two.db")


def test_what_is_no_message_is_ignored(qtbot: QtBot, tmp_path: Path) -> None:
    name = name_for(tmp_path / "library.db")
    first = SingleInstance(name)
    heard = []
    first.arguments_received.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(name)
    assert socket.waitForConnected(500)
    socket.write(b'not json\n{"a": 1}\n["ok"]\n')
    socket.waitForBytesWritten(500)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [["ok"]]

"""A second start hands what it was called with to the first."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from reader.core.errors import Problem, ReaderError
from reader.storage.location import server_name
from reader.ui.shell.single_instance import SingleInstance, ask_running, send_to_running
from tests.support.processes import other_process
from tests.support.window import TIMEOUT_MS


def test_nobody_answers_where_nobody_listens(qtbot: QtBot, tmp_path: Path) -> None:
    assert not send_to_running(server_name(tmp_path / "library.db"), ["a.txt"])


def test_the_first_hears_what_the_second_was_called_with(qtbot: QtBot, tmp_path: Path) -> None:
    name = server_name(tmp_path / "library.db")
    first = SingleInstance(name)
    with qtbot.waitSignal(first.arguments_received) as called:
        assert send_to_running(name, ["/tmp/红楼梦.txt", "onehour://open/0190"])
    assert called.args == [["/tmp/红楼梦.txt", "onehour://open/0190"]]


def test_other_libraries_have_other_meeting_places(tmp_path: Path) -> None:
    assert server_name(tmp_path / "one.db") != server_name(tmp_path / "two.db")


@pytest.mark.parametrize(
    "line", [b"not json", b'{"a": 1}', b"[" * 400_000, b'{"a":' * 100_000, b'["a", NaN]', b"\xff", b"1"]
)
def test_what_is_no_message_is_refused(qtbot: QtBot, tmp_path: Path, line: bytes) -> None:
    name = server_name(tmp_path / "library.db")
    first = SingleInstance(name)
    heard: list[object] = []
    first.arguments_received.connect(heard.append)
    first.command_received.connect(heard.append)
    _send(name, line)
    _send(name, b'["ok"]')
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [["ok"]]


def test_a_line_without_end_is_cut_off(qtbot: QtBot, tmp_path: Path) -> None:
    name = server_name(tmp_path / "library.db")
    first = SingleInstance(name)
    socket = QLocalSocket()
    socket.connectToServer(name)
    assert socket.waitForConnected()
    with qtbot.waitSignal(socket.disconnected):
        socket.write(b"x" * 2_000_000)
    assert first


def test_a_command_is_answered_and_refused_where_nobody_runs_commands(qtbot: QtBot, tmp_path: Path) -> None:
    name = server_name(tmp_path / "library.db")
    first = SingleInstance(name)
    with other_process() as pool:
        refused = pool.submit(ask_running, name, {"command": ["undo"]})
        qtbot.waitUntil(refused.done, timeout=TIMEOUT_MS)
        first.command_received.connect(lambda request: request.reply({"code": 0, "output": request.values["command"]}))
        done = pool.submit(ask_running, name, {"command": ["undo"]})
        qtbot.waitUntil(done.done, timeout=TIMEOUT_MS)
    assert refused.result() is None
    assert done.result() == {"code": 0, "output": ["undo"]}
    assert ask_running(server_name(tmp_path / "other.db"), {"command": ["undo"]}) is None


def test_a_window_that_ends_in_the_middle_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    name = server_name(tmp_path / "library.db")
    server = QLocalServer()
    QLocalServer.removeServer(name)  # an earlier run may have left its file
    assert server.listen(name)
    server.newConnection.connect(lambda: server.nextPendingConnection().abort())
    with other_process() as pool:
        asked = pool.submit(ask_running, name, {"command": ["undo"]})
        qtbot.waitUntil(asked.done, timeout=TIMEOUT_MS)
    with pytest.raises(ReaderError) as caught:
        asked.result()
    assert caught.value.problem is Problem.LIBRARY_LOCKED


def _send(name: str, line: bytes) -> None:
    socket = QLocalSocket()
    socket.connectToServer(name)
    assert socket.waitForConnected()
    socket.write(line + b"\n")
    socket.waitForBytesWritten()

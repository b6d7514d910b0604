"""The start of the window leaves out what only slows it down, and leaves everything as it was found."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from reader.app.garbage_collector import GarbageCollector

ROOT = Path(__file__).parents[2]


def test_qt_is_loaded_with_the_import_of_python() -> None:
    program = (
        "import builtins, sys; own = builtins.__import__; "
        "from reader.app.start import load_qt; load_qt(); "
        "import PySide6.QtWidgets; "
        "sys.exit(builtins.__import__ is not own)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


def test_the_collector_leaves_out_what_the_start_has_made(qtbot: QtBot) -> None:
    gc.collect()
    frozen = gc.get_freeze_count()
    collector = GarbageCollector()
    collector.start()
    assert not gc.isenabled()
    assert gc.get_freeze_count() > frozen


def test_garbage_is_collected_in_the_thread_of_the_window_alone(qtbot: QtBot) -> None:
    collector = GarbageCollector()
    collector.start()
    threads: list[int] = []
    garbage = QObject()
    garbage.destroyed.connect(lambda: threads.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)
    garbage.cycle = garbage  # type: ignore[attr-defined]
    del garbage
    with ThreadPoolExecutor(max_workers=1) as background:
        made = background.submit(lambda: [[] for _ in range(3 * gc.get_threshold()[0])]).result()
    assert made
    assert not threads
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.get_ident()]

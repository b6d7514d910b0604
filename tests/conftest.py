"""Isolate every test: no display, no network, no home but an empty one, and a clock that stands still."""

from __future__ import annotations

import gc
import gzip
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from reader.app.garbage_collector import collect_due
from tests.support.patient_bot import PatientBot

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

# Two busy cores say nothing about our code, and a run that failed must fail again: no deadline, no chance.
settings.register_profile("onehour", deadline=None, derandomize=True, database=None)
settings.load_profile("onehour")

_OUTWARD = frozenset(
    {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"}
)
SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"


class NetworkUsedError(RuntimeError):
    """Raised when something tries to reach the network, which no part of the program may do."""


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _OUTWARD:
        return
    if event in {"socket.connect", "socket.sendto"} and not isinstance(arguments[1], tuple):
        return  # a socket of this machine, known by a path: single instance, worker processes
    raise NetworkUsedError(event, arguments[1:])


sys.addaudithook(_refuse_network)


def pytest_collection_finish() -> None:
    """Collect garbage after each test, in this thread alone, without the collected tests, which live to the end."""
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect what is due; see `GarbageCollector`."""
    collect_due()


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Set up an empty home, so that no test reads or writes the developer's own library or settings."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder))
        for name, value in (("DATA", "data"), ("CONFIG", "config"), ("STATE", "state")):
            patch.setenv(f"XDG_{name}_HOME", str(folder / value))
        patch.delenv("ONEHOUR_LIBRARY", raising=False)
        patch.setenv("LANGUAGE", "en")
        yield folder


@pytest.fixture(scope="session", autouse=True)
def application(home: Path, qapp: QApplication) -> QApplication:
    """Make the one application that Qt allows in a process, before the command line makes a lesser one."""
    return qapp


@pytest.fixture
def qtbot(application: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Return what acts on widgets and waits for them."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _windows_end_with_their_test(application: QApplication) -> Iterator[None]:
    """Delete the windows that a test made: all that are left are styled again with each theme of later tests."""
    before = application.topLevelWidgets()
    yield
    for window in application.topLevelWidgets():
        if window.parent() is None and window not in before:
            window.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def now() -> datetime:
    """Return a fixed time: Saturday 28 March 2026, 09:12, in Beijing."""
    return datetime(2026, 3, 28, 9, 12, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of real texts that lies beside some checkouts; skip the test where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip("no folder of real texts beside this checkout")
    return SHARED_DATA


@pytest.fixture(scope="session")
def stardict() -> Callable[..., Path]:
    """Return what writes a StarDict dictionary of invented entries into a folder and returns its .ifo file."""

    def write(
        folder: Path,
        entries: Sequence[tuple[str, bytes]],
        *,
        name: str = "Pocket Words",
        types: str = "m",
        bits: int = 32,
        aliases: Sequence[tuple[str, int]] = (),
        packed: str = "",
        words: int | None = None,
    ) -> Path:
        index, definitions = b"", b""
        for word, said in entries:
            place = len(definitions).to_bytes(bits // 8, "big") + len(said).to_bytes(4, "big")
            index += word.encode() + b"\0" + place
            definitions += said
        lines = ["StarDict's dict ifo file", "version=3.0.0", f"bookname={name}"]
        lines += [f"wordcount={len(entries) if words is None else words}", f"idxfilesize={len(index)}"]
        lines += [f"sametypesequence={types}"] * bool(types) + [f"idxoffsetbits={bits}"] * (bits == 64)
        stem = folder / "pocket"
        stem.with_suffix(".ifo").write_text("\n".join(lines) + "\n", "utf-8")
        stem.with_suffix(f".idx{packed and '.gz'}").write_bytes(gzip.compress(index) if packed else index)
        stem.with_suffix(f".dict{packed}").write_bytes(gzip.compress(definitions) if packed else definitions)
        if aliases:
            synonyms = b"".join(word.encode() + b"\0" + number.to_bytes(4, "big") for word, number in aliases)
            stem.with_suffix(".syn").write_bytes(synonyms)
        return stem.with_suffix(".ifo")

    return write

"""Dictionaries come in behind the window: dropped, named by a second start, damaged, given up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.storage.library import Library
from tests.support.window import TIMEOUT_MS, WindowDriver, file_urls

StarDict = Callable[..., Path]
ENTRIES = [("study", b"1. the use of the mind to gain knowledge\n2. a room")]


def test_dictionaries_that_are_dropped_become_dictionaries_and_texts_texts(
    qtbot: QtBot, driver: WindowDriver, library: Library, tmp_path: Path, stardict: StarDict
) -> None:
    text = tmp_path / "text.md"
    text.write_text("# Title\n\nSome words.\n", "utf-8")
    head = stardict(tmp_path, ENTRIES, types="h")
    adding = driver.action_handlers.lookup.dictionaries.import_queue
    with (
        qtbot.waitSignal(adding.finished, timeout=TIMEOUT_MS),
        driver.wait_import() as finished,
    ):
        driver.drop(file_urls(head, head.with_suffix(".idx"), text))
    assert [one.name for one in library.dictionaries.all()] == ["Pocket Words"]
    assert finished.args is not None
    assert finished.args[0].failures == []
    assert [one.title for one in library.texts.all()] == ["Title"]


def test_a_dictionary_that_a_second_start_names_becomes_one(
    qtbot: QtBot, driver: WindowDriver, library: Library, tmp_path: Path, stardict: StarDict
) -> None:
    head = stardict(tmp_path, ENTRIES, types="h")
    with qtbot.waitSignal(driver.action_handlers.lookup.dictionaries.import_queue.finished, timeout=TIMEOUT_MS):
        driver.controller.navigation.open_arguments([str(head)])
    assert [one.name for one in library.dictionaries.all()] == ["Pocket Words"]
    assert library.texts.all() == []


def test_a_dictionary_that_is_damaged_is_told_and_nothing_is_kept(
    qtbot: QtBot, driver: WindowDriver, library: Library, tmp_path: Path, stardict: StarDict
) -> None:
    head = stardict(tmp_path, ENTRIES)
    head.with_suffix(".dict").write_bytes(b"short")
    dictionaries = driver.action_handlers.lookup.dictionaries
    with qtbot.waitSignal(dictionaries.import_queue.finished, timeout=TIMEOUT_MS):
        dictionaries.add([head])
    assert library.dictionaries.all() == ()
    assert "is damaged or incomplete" in driver.toast_text()


def test_adding_can_be_stopped_and_leaves_nothing(
    qtbot: QtBot, driver: WindowDriver, library: Library, tmp_path: Path, stardict: StarDict
) -> None:
    head = stardict(tmp_path, [(f"word{number}", b"a meaning") for number in range(40_000)])
    adding = driver.action_handlers.lookup.dictionaries.import_queue
    with qtbot.waitSignal(adding.finished, timeout=TIMEOUT_MS) as finished:
        adding.add([head])
        adding.cancel()
    assert finished.args is not None
    assert [one.problem.value for one in finished.args[0].failures] == ["import-cancelled"]
    assert library.dictionaries.all() == ()
    assert list((tmp_path / "dictionaries").glob("*")) == []

"""Dictionaries come in behind the window: dropped, named by a second start, damaged, given up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.core.lookup.headword_keys import HeadwordKeys
from reader.storage.library import Library
from tests.support.mdict import MdictPacker
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
    assert "Dictionary “Pocket Words” added, with 1 entry." in {one.text for one in driver.toast.messages}
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


def test_an_mdict_dictionary_is_dropped_with_its_pictures_and_looked_up(
    qtbot: QtBot, driver: WindowDriver, library: Library, tmp_path: Path
) -> None:
    head = tmp_path / "pocket.mdx"
    head.write_bytes(
        MdictPacker(packing="lzo").pack([("ran", "@@@LINK=run"), ("run", "to <b>move</b> fast"), ("书", "纸")])
    )
    resources = [tmp_path / "pocket.mdd", tmp_path / "pocket.1.mdd"]
    for path in resources:
        path.write_bytes(b"pictures")
    with qtbot.waitSignal(driver.action_handlers.lookup.dictionaries.import_queue.finished, timeout=TIMEOUT_MS):
        driver.drop(file_urls(*resources, head))
    assert [one.name for one in library.dictionaries.all()] == ["Pocket Words"]
    assert driver.toast_text() == (
        "Dictionary “Pocket Words” added, with 2 entries. “pocket.mdd” was skipped: One Hour reads the words of an "
        "MDict dictionary, which are in its .mdx file, but not its pictures and sounds."
    )
    with library.dictionaries.open_enabled(HeadwordKeys(())) as lexicon:
        assert [found.entry.plain for found in lexicon.entries("ran")] == ["to move fast"]


def test_a_registered_dictionary_is_refused_in_a_sentence(
    qtbot: QtBot, driver: WindowDriver, library: Library, tmp_path: Path
) -> None:
    head = tmp_path / "pocket.mdx"
    head.write_bytes(MdictPacker(encrypted="1").pack([("run", "to move fast")]))
    with qtbot.waitSignal(driver.action_handlers.lookup.dictionaries.import_queue.finished, timeout=TIMEOUT_MS):
        driver.drop(file_urls(head))
    assert library.dictionaries.all() == ()
    assert "registered to one person or device" in driver.toast_text()


def test_an_mdict_dictionary_whose_end_is_damaged_leaves_nothing(
    qtbot: QtBot, driver: WindowDriver, library: Library, tmp_path: Path
) -> None:
    head = tmp_path / "pocket.mdx"
    data = bytearray(MdictPacker(packing="none").pack([(f"word{number}", "a meaning " * 9) for number in range(3_000)]))
    data[-30_000:] = bytes(30_000)
    head.write_bytes(data)
    with qtbot.waitSignal(driver.action_handlers.lookup.dictionaries.import_queue.finished, timeout=TIMEOUT_MS):
        driver.drop(file_urls(head))
    assert library.dictionaries.all() == ()
    assert list((tmp_path / "dictionaries").glob("*")) == []
    assert "is damaged or incomplete" in driver.toast_text()

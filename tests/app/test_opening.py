"""A file is opened: the window says which, its first page comes before the rest of it, and reading may begin early."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.app.first_file import begin_reading
from reader.core.screens import ScreenName
from reader.core.text.import_options import ImportOptions
from reader.importers.source import file_digest
from reader.services.importing.import_run import ImportRequest
from reader.storage.location import server_name
from reader.ui.library.empty_shelf import EmptyShelf
from reader.ui.reading.empty_page import EmptyPage
from reader.ui.widgets.label import Label
from reader.ui.widgets.opening_state import OpeningState
from tests.support.window import WindowDriver

FIRST_LEAVES = 3
PARAGRAPH = "When I wrote the following pages I lived alone, in the woods, a mile from any neighbor. " * 12


def text_file(folder: Path, paragraphs: int = 1) -> Path:
    path = folder / "walden.txt"
    path.write_text("\n\n".join(f"{number} {PARAGRAPH}" for number in range(paragraphs)), "utf-8")
    return path


def words_on(place: OpeningState) -> list[str]:
    return [label.text() for label in place.findChildren(Label)]


@pytest.mark.parametrize(
    ("language", "opening", "empty"),
    [("en", "Opening “walden.txt”", "The library is empty"), ("zh_CN", "正在打开“walden.txt”", "书库还是空的")],
)
def test_the_empty_window_says_what_it_is_opening_until_the_page_comes(
    driver: WindowDriver, tmp_path: Path, language: str, opening: str, empty: str
) -> None:
    driver.settings.change(language=language)
    QApplication.processEvents()
    driver.show(ScreenName.READ)
    driver.show(ScreenName.LIBRARY)
    places = (driver.window.findChildren(EmptyShelf)[0], driver.window.findChildren(EmptyPage)[0])
    assert words_on(places[0])[0] == empty
    with driver.wait_import():
        driver.texts.add([text_file(tmp_path)])
        assert [words_on(place)[0] for place in places] == [opening, opening]
        assert not any(button.isVisible() for button in places[0].buttons)
    assert driver.screen is ScreenName.READ
    assert driver.page.isVisible()
    assert words_on(places[0])[0] == empty


def test_a_file_that_cannot_be_opened_is_not_said_to_be_opened_any_more(driver: WindowDriver, tmp_path: Path) -> None:
    driver.show(ScreenName.LIBRARY)
    (place,) = driver.window.findChildren(EmptyShelf)
    before = words_on(place)
    driver.add(tmp_path / "not there.txt")
    assert words_on(place) == before
    assert all(button.isVisible() for button in place.buttons)


def test_the_first_page_is_there_before_the_rest_and_before_the_index(
    driver: WindowDriver, qtbot: QtBot, tmp_path: Path
) -> None:
    leaves: list[int] = []
    opened, view = driver.read_screen.text_opened, driver.library.texts.view
    opened.connect(lambda: leaves.append(view(driver.text_id).leaf_count))
    with driver.wait_import():
        with qtbot.waitSignal(opened):
            driver.texts.add([text_file(tmp_path, 3_000)])
        text = driver.library.texts.get(driver.text_id)
        assert not text.complete
        assert leaves == [FIRST_LEAVES]
        assert driver.page.visible_range[1] > 0
    assert driver.library.texts.get(text.id).complete
    assert driver.library.index.pending() == [text.id]


def test_a_text_that_is_abandoned_after_its_first_page_leaves_nothing(
    driver: WindowDriver, qtbot: QtBot, tmp_path: Path
) -> None:
    with driver.wait_import():
        with qtbot.waitSignal(driver.read_screen.text_opened):
            driver.texts.add([text_file(tmp_path, 3_000)])
        driver.queue.cancel()
    assert driver.library.texts.all() == []
    assert not driver.text_id


def test_what_was_read_before_the_window_was_there_is_not_read_again(driver: WindowDriver, tmp_path: Path) -> None:
    path = text_file(tmp_path)
    reader = begin_reading([str(path)], driver.library.path)
    assert reader is not None
    with closing(reader):
        while reader.opened(0.5) is None:
            pass
        path.unlink()
        driver.queue.begun_reader = reader
        (text,) = driver.add(path).added
        assert reader.finished
    assert text.title == "walden"
    assert driver.queue.begun_reader is None


def test_a_reader_that_is_not_for_a_file_waits_for_its_own(driver: WindowDriver, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Other words to read.", "utf-8")
    reader = begin_reading([str(text_file(tmp_path))], driver.library.path)
    assert reader is not None
    with closing(reader):
        driver.queue.begun_reader = reader
        assert [text.title for text in driver.add(other).added] == ["Other words to read."]
        assert driver.queue.begun_reader is reader
        outcome = driver.add(reader.path)
    assert [text.title for text in outcome.added] == ["walden"]


def test_a_reader_whose_file_is_not_added_is_ended(driver: WindowDriver, tmp_path: Path) -> None:
    reader = begin_reading([str(text_file(tmp_path))], driver.library.path)
    assert reader is not None
    assert reader.pid is not None
    driver.queue.begun_reader = reader
    driver.queue.drop_begun_reader()
    assert reader.pid is None
    assert driver.queue.begun_reader is None


def test_options_are_not_those_that_it_was_begun_with(driver: WindowDriver, tmp_path: Path) -> None:
    path = text_file(tmp_path)
    reader = begin_reading([str(path)], driver.library.path)
    assert reader is not None
    with closing(reader), driver.wait_import():
        driver.queue.begun_reader = reader
        driver.texts.add_one(ImportRequest(path, ImportOptions(title="A title")))
    assert [text.title for text in driver.library.texts.all()] == ["A title"]


@pytest.mark.parametrize("arguments", [[], ["onehour://open/abc"], ["not there.txt"], ["a.txt", "b.txt"], ["."]])
def test_only_a_single_file_is_begun_with(tmp_path: Path, arguments: Sequence[str]) -> None:
    assert begin_reading(arguments, tmp_path / "library.db") is None


def test_a_window_that_is_there_reads_the_file_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    library, path = tmp_path / "library.db", text_file(tmp_path)
    reader = begin_reading([str(path)], library)
    assert reader is not None
    with reader:
        while (digest := reader.opened(0.5)) is None:
            pass
    assert digest == file_digest(path)
    (tmp_path / server_name(library)).touch()
    assert begin_reading([str(path)], library) is None

"""What others handed over is shown before anything of it is taken in, and taken in as one step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.core.study.exchange import ExchangeKind
from reader.core.study.exchange_line import exchange_line
from reader.exporters.study.bag import bag_bytes
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.study.given_file_controller import GivenFileController
from reader.ui.study.open_given_dialog import OpenGivenDialog
from tests.support.exchange import exchange_file
from tests.support.hand_over import VIEWS, WordsView
from tests.support.window import TIMEOUT_MS, WindowDriver

WORDS = "朗读以后，想说的话变了。"


@pytest.fixture
def dialog(driver: WindowDriver) -> Iterator[OpenGivenDialog]:
    dialog = OpenGivenDialog(driver.context, driver.window, VIEWS)
    dialog.show()
    yield dialog
    dialog.close()
    dialog.deleteLater()


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "给您.zip"
    path.write_bytes(bag_bytes(exchange_file()))
    return path


def wait(dialog: OpenGivenDialog, driver: WindowDriver) -> WordsView:
    driver.qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=TIMEOUT_MS)
    assert isinstance(dialog.view, WordsView)
    return dialog.view


def accept(dialog: OpenGivenDialog, driver: WindowDriver) -> None:
    with driver.qtbot.waitSignal(dialog.finished, timeout=TIMEOUT_MS):
        dialog.accept_button.click()


def group_names(driver: WindowDriver) -> list[str]:
    return [group.name for group in driver.library.study_groups.all()]


def test_a_file_is_shown_and_taken_in_as_one_step_after_a_backup(
    dialog: OpenGivenDialog, driver: WindowDriver, given: Path
) -> None:
    dialog.open_files([given])
    view = wait(dialog, driver)
    assert (dialog.windowTitle(), dialog.outcome.text()) == ("1 of 王小明", "1 would be taken in.")
    assert view.prepared.text() == "compared"
    assert group_names(driver) == []
    accept(dialog, driver)
    assert group_names(driver) == [WORDS]
    driver.undo()
    assert group_names(driver) == []


def test_the_library_is_copied_before_anything_is_taken_in(
    qtbot: QtBot, now: datetime, given: Path, tmp_path: Path
) -> None:
    backups = tmp_path / "backups"
    with (
        Library.open(tmp_path / "library.db", now) as library,
        WindowDriver(qtbot, library, FixedClock(now)) as driver,
    ):
        dialog = OpenGivenDialog(driver.context, driver.window, VIEWS)
        dialog.show()
        dialog.open_files([given])
        wait(dialog, driver)
        assert list(backups.glob("library.before-given-*")) == []
        accept(dialog, driver)
        (backup,) = backups.glob("library.before-given-*")
        assert group_names(driver) == [WORDS]
        with Library.open(backup, now) as before:
            assert before.study_groups.all() == []


def test_a_library_that_is_only_read_takes_nothing_in(qtbot: QtBot, now: datetime, given: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path, now).close()
    with (
        Library.open(path, now, read_only=True) as library,
        WindowDriver(qtbot, library, FixedClock(now)) as driver,
    ):
        dialog = OpenGivenDialog(driver.context, driver.window, VIEWS)
        dialog.show()
        dialog.open_files([given])
        view = wait(dialog, driver)
        dialog.accept_button.click()
        qtbot.waitUntil(dialog.failures.isVisible, timeout=TIMEOUT_MS)
        assert dialog.view is view
        assert library.study_groups.all() == []
        dialog.close()


def test_without_a_tick_there_is_nothing_to_take_in(dialog: OpenGivenDialog, driver: WindowDriver, given: Path) -> None:
    dialog.open_files([given])
    view = wait(dialog, driver)
    view.ticks[0].click()
    assert dialog.outcome.text() == "0 would be taken in."
    assert not dialog.accept_button.isEnabled()


def test_lines_of_a_chat_are_taken_in_together(dialog: OpenGivenDialog, driver: WindowDriver) -> None:
    lines = [exchange_line(exchange_file(number=number)) for number in (1, 2, 3)]
    assert not dialog.accept_button.isEnabled()
    dialog.source.text.setPlainText("\n王 21:03\n".join(lines))
    dialog.accept_button.click()
    driver.qtbot.waitUntil(lambda: dialog.view is not None, timeout=TIMEOUT_MS)
    view = wait(dialog, driver)
    assert [file.header.number for file in view.files] == [1, 2, 3]
    assert dialog.failures.isHidden()


def test_a_changed_line_is_named_beside_those_that_were_read(dialog: OpenGivenDialog, driver: WindowDriver) -> None:
    line = exchange_line(exchange_file())
    dialog.open_text(f"{line}\n{exchange_line(exchange_file(number=7))[:-4]}")
    driver.qtbot.waitUntil(lambda: dialog.view is not None, timeout=TIMEOUT_MS)
    view = wait(dialog, driver)
    assert len(view.files) == 1
    assert "onehour:1:" in dialog.failures.text()


def test_a_chat_log_in_a_file_is_read(dialog: OpenGivenDialog, driver: WindowDriver, tmp_path: Path) -> None:
    log = tmp_path / "群.txt"
    log.write_text(f"王：\n{exchange_line(exchange_file())}\n", "utf-8")
    dialog.open_files([log])
    assert len(wait(dialog, driver).files) == 1


@pytest.mark.parametrize("content", [b"x", b"PK\x03\x04xx", b"\xff\xfe\x00"])
def test_what_was_not_handed_over_is_refused_in_a_sentence(
    dialog: OpenGivenDialog, driver: WindowDriver, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "x.study.zip"
    path.write_bytes(content)
    dialog.open_files([path])
    driver.qtbot.waitUntil(dialog.failures.isVisible, timeout=TIMEOUT_MS)
    assert "x.study.zip" in dialog.failures.text()
    assert dialog.view is None
    assert dialog.source.isVisible()


def test_text_without_a_line_is_refused(dialog: OpenGivenDialog, driver: WindowDriver) -> None:
    dialog.source.text.setPlainText("你好")
    dialog.accept_button.click()
    driver.qtbot.waitUntil(dialog.failures.isVisible, timeout=TIMEOUT_MS)
    assert "onehour:" in dialog.failures.text()


def test_packs_are_shown_one_after_the_other(dialog: OpenGivenDialog, driver: WindowDriver, tmp_path: Path) -> None:
    paths = []
    for number in (1, 2):
        paths.append(tmp_path / f"{number}.study.zip")
        paths[-1].write_bytes(bag_bytes(exchange_file(kind=ExchangeKind.PACK, number=number)))
    dialog.open_files(paths)
    first = wait(dialog, driver)
    dialog.accept_button.click()
    driver.qtbot.waitUntil(lambda: dialog.view is not first, timeout=TIMEOUT_MS)
    assert wait(dialog, driver).files[0].header.number == 2
    accept(dialog, driver)


def test_a_kind_that_nothing_shows_is_named(dialog: OpenGivenDialog, driver: WindowDriver, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(bag_bytes(exchange_file(kind=ExchangeKind.RESULTS)))
    dialog.open_files([path])
    driver.qtbot.waitUntil(dialog.failures.isVisible, timeout=TIMEOUT_MS)
    assert "“results”" in dialog.failures.text()
    assert "“x”" in dialog.failures.text()


def test_only_what_was_handed_over_is_taken_from_the_files_that_are_dropped(
    driver: WindowDriver, given: Path, tmp_path: Path
) -> None:
    other = tmp_path / "a.txt"
    other.write_text("text", "utf-8")
    controller = GivenFileController(driver.context, driver.window, VIEWS)
    assert controller.add_chosen([other, given]) == [other]
    (dialog,) = driver.window.findChildren(OpenGivenDialog)
    wait(dialog, driver)
    dialog.reject()
    assert GivenFileController(driver.context, driver.window, ()).add_chosen([given]) == [given]

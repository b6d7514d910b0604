"""The window offers once to be added to the applications menu, and adds and removes itself when it is told to."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from reader.services.desktop.desktop_entry import ENTRY, is_on_desktop
from tests.support.window import WindowDriver

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere installers do this")


@pytest.fixture(autouse=True)
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the entry of the menu is written, on a machine that has none."""
    data = tmp_path / ".local" / "share"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "system"))
    return data / ENTRY


def test_the_offer_is_made_once(driver: WindowDriver, entry: Path) -> None:
    launcher = driver.action_handlers.launcher
    launcher.offer()
    assert driver.toast.message == "One Hour is not in your applications menu yet."
    driver.toast.hide()
    launcher.offer()
    assert driver.toast.message == ""
    assert not entry.exists()


def test_the_offer_waits_while_another_message_is_shown(driver: WindowDriver) -> None:
    driver.toast.show_message("Something happened.")
    driver.action_handlers.launcher.offer()
    assert driver.toast.message == "Something happened."
    driver.toast.hide()
    driver.action_handlers.launcher.offer()
    assert driver.toast.message.startswith("One Hour is not")


def test_a_program_that_is_in_the_menu_is_not_offered(driver: WindowDriver, tmp_path: Path) -> None:
    system = tmp_path / "system" / ENTRY
    system.parent.mkdir(parents=True)
    system.write_text("[Desktop Entry]\nTryExec=sh\nExec=sh\n", "utf-8")
    driver.action_handlers.launcher.offer()
    assert driver.toast.message == ""


def test_what_was_offered_is_added_and_removed_again(driver: WindowDriver, entry: Path) -> None:
    driver.action_handlers.launcher.offer()
    driver.press_toast_button("Add It")
    driver.qtbot.waitUntil(lambda: driver.toast.message.startswith("Added"))
    assert entry.is_file()
    assert is_on_desktop(os.environ)
    driver.trigger("remove-launcher")
    driver.qtbot.waitUntil(lambda: driver.toast.message.startswith("Removed"))
    assert not entry.exists()

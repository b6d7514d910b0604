"""Ways lead to handing over and opening where there is something to hand over or open, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from reader.exporters.study.bag import bag_bytes
from reader.ui.study.given_file_controller import GivenFileController
from reader.ui.study.given_file_views import GIVEN_FILE_VIEWS
from reader.ui.study.groups_dialog import GroupsDialog
from reader.ui.study.hand_over_controller import HandOverChoiceDialog, HandOverController
from reader.ui.study.hand_over_dialog import HandOverDialog
from reader.ui.study.hand_over_forms import HAND_OVER_FORMS
from reader.ui.study.open_given_dialog import OpenGivenDialog
from reader.ui.study.today_page import TodayPage
from tests.support.dialogs import answer_dialog
from tests.support.exchange import exchange_file
from tests.support.hand_over import FORMS, VIEWS
from tests.support.window import TIMEOUT_MS, WindowDriver, file_urls


def test_buttons_lead_there_only_where_there_are_forms_and_views(driver: WindowDriver) -> None:
    page = TodayPage(driver.context)
    for table, button in ((HAND_OVER_FORMS, page.hand_over_button), (GIVEN_FILE_VIEWS, page.given_button)):
        assert button.isHidden() is not bool(table)
    page.deleteLater()


def test_the_form_that_is_chosen_is_shown(driver: WindowDriver) -> None:
    controller = HandOverController(driver.context, driver.window, FORMS)
    answer_dialog(HandOverChoiceDialog, lambda dialog: dialog.rows[0].click())
    shown = answer_dialog(HandOverDialog, HandOverDialog.reject)
    controller.show()
    assert len(shown) == 1


def test_a_form_is_asked_for_by_its_name(driver: WindowDriver) -> None:
    shown = answer_dialog(HandOverDialog, HandOverDialog.reject)
    HandOverController(driver.context, driver.window, FORMS).show("notes")
    assert len(shown) == 1


def test_giving_up_the_choice_shows_nothing(driver: WindowDriver) -> None:
    answer_dialog(HandOverChoiceDialog, HandOverChoiceDialog.reject)
    HandOverController(driver.context, driver.window, FORMS).show()
    HandOverController(driver.context, driver.window, ()).show()


def test_the_groups_are_in_the_menu(driver: WindowDriver) -> None:
    shown = answer_dialog(GroupsDialog, GroupsDialog.reject)
    driver.trigger("groups")
    assert len(shown) == 1


def test_a_file_that_was_handed_over_opens_when_it_is_dropped(driver: WindowDriver, tmp_path: Path) -> None:
    driver.controller._given_files = GivenFileController(driver.context, driver.window, VIEWS)
    path = tmp_path / "whatever.pdf"
    path.write_bytes(bag_bytes(exchange_file()))
    driver.drop(file_urls(path))
    (dialog,) = driver.window.findChildren(OpenGivenDialog)
    driver.qtbot.waitUntil(dialog.accept_button.isEnabled, timeout=TIMEOUT_MS)
    assert dialog.windowTitle() == "1 of 王小明"
    dialog.reject()
    assert not driver.queue.is_busy

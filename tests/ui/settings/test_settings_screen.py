"""Settings are a screen: reached and left by keys, searched, in groups, kept at once and undone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from reader.core.activity.clock_state import ClockState
from reader.core.screens import ScreenName
from reader.ui.notes.excerpts_page import ExcerptsPage
from reader.ui.preferences.preference_spec import SettingsGroup
from reader.ui.preferences.preferences import preference_specs
from reader.ui.settings.setting_row import SettingRow
from reader.ui.settings.settings_groups import GROUPS
from reader.ui.settings.settings_screen import SettingsScreen
from reader.ui.widgets.button import ToolButton
from reader.ui.widgets.field import ComboBox, FolderField, Stepper
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.widgets.segmented_control import Segment, SegmentedControl
from reader.ui.widgets.times_field import TimesField
from tests.support.window import WindowDriver

CONTROL = Qt.KeyboardModifier.ControlModifier
CONTROL_SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier


def row(screen: SettingsScreen, group: SettingsGroup, label: str, number: int = 0) -> SettingRow:
    """Return a row by its label; of several the one with this number."""
    screen.open(group)
    return [row for row in screen.page.rows if row.label == label][number]


def stepper(screen: SettingsScreen, label: str = "Text size") -> Stepper:
    control = row(screen, SettingsGroup.READING, label).control
    assert isinstance(control, Stepper)
    return control


def segment(screen: SettingsScreen, label: str, words: str) -> Segment:
    """Return one of the choices of a row of the look."""
    control = row(screen, SettingsGroup.LOOK, label).control
    assert control is not None
    (found,) = [segment for segment in control.findChildren(Segment) if segment.text() == words]
    return found


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


class TestWay:
    def test_the_key_opens_it_and_esc_goes_back_to_the_page(self, driver: WindowDriver) -> None:
        QTest.keyClick(driver.page, Qt.Key.Key_Comma, CONTROL)
        assert driver.screen is ScreenName.SETTINGS
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
        assert driver.screen is ScreenName.READ
        assert focused() is driver.page

    def test_esc_goes_back_to_any_screen(self, driver: WindowDriver, screen: SettingsScreen) -> None:
        for name in (ScreenName.LIBRARY, ScreenName.NOTES, ScreenName.PROGRESS):
            driver.show(name)
            driver.trigger("settings")
            QTest.keyClick(screen.groups, Qt.Key.Key_Escape)
            assert driver.screen is name

    def test_the_button_of_the_rail_opens_it_and_stays_on(self, driver: WindowDriver) -> None:
        (button,) = [one for one in driver.window.nav_rail.findChildren(ToolButton) if one.text() == "Settings"]
        assert not button.isChecked()
        button.click()
        assert driver.screen is ScreenName.SETTINGS
        assert button.isChecked()
        driver.show(ScreenName.READ)
        assert not button.isChecked()

    def test_plan_leads_to_its_group_from_the_menu_and_from_progress(
        self, driver: WindowDriver, screen: SettingsScreen
    ) -> None:
        screen.open(SettingsGroup.KEYS)
        driver.trigger("plan")
        assert screen.group is SettingsGroup.PLAN
        screen.open(SettingsGroup.KEYS)
        progress = driver.show(ScreenName.PROGRESS)
        (button,) = [one for one in progress.findChildren(QPushButton) if one.text() == "Plan"]
        button.click()
        assert (driver.screen, screen.group) == (ScreenName.SETTINGS, SettingsGroup.PLAN)

    def test_no_time_counts_on_it(self, driver: WindowDriver) -> None:
        driver.tracker.watch(driver.window)
        driver.press(Qt.Key.Key_Space)
        assert driver.tracker.state is ClockState.READING
        driver.trigger("settings")
        assert driver.tracker.state is ClockState.IDLE


class TestGroups:
    def test_only_the_page_that_is_shown_is_built_at_once(
        self, driver: WindowDriver, screen: SettingsScreen, qtbot: QtBot
    ) -> None:
        made = SettingsScreen(driver.context, driver.controller.preference_history)
        qtbot.addWidget(made)
        assert list(made._pages) == [made.group]
        qtbot.wait_until(lambda: len(made._pages) == len(GROUPS))

    def test_every_group_has_a_page_with_rows(self, screen: SettingsScreen) -> None:
        assert list(screen.pages) == list(SettingsGroup) == [spec.group for spec in GROUPS]
        for group in SettingsGroup:
            screen.open(group)
            assert screen.page.rows
            assert all(row.label for row in screen.page.rows)

    def test_there_is_a_field_for_every_preference(self, screen: SettingsScreen) -> None:
        kinds = (QCheckBox, ComboBox, SegmentedControl, QSpinBox, QLineEdit, FolderField, TimesField)
        shown = [spec for spec in preference_specs().values() if spec.group is not None]
        for group in {spec.group for spec in shown if spec.group is not None}:
            rows = screen.pages[group].rows
            assert all(isinstance(row.control, kinds) for row in rows)
            assert len(rows) == sum(spec.group is group for spec in shown)
            assert all(row.explanation.text() for row in rows)

    def test_arrows_go_from_group_to_group_and_tab_into_the_page(self, screen: SettingsScreen) -> None:
        QTest.keyClick(screen.groups, Qt.Key.Key_Down)
        assert screen.group is SettingsGroup.READING
        QTest.keyClick(screen.groups, Qt.Key.Key_Tab)
        assert screen.page.rows[0].has_focus

    def test_tab_reaches_every_control_of_a_page(self, screen: SettingsScreen) -> None:
        for group in SettingsGroup:
            screen.open(group)
            screen.groups.setFocus()
            reached = set()
            for _ in range(60):
                QTest.keyClick(focused(), Qt.Key.Key_Tab)
                reached |= {number for number, one in enumerate(screen.page.rows) if one.has_focus}
                if focused() is screen.groups:
                    break
            wanted = {number for number, one in enumerate(screen.page.rows) if one.takes_focus}
            assert reached == wanted, group

    def test_the_library_page_names_the_file_and_the_backup(
        self, qtbot: QtBot, driver: WindowDriver, screen: SettingsScreen
    ) -> None:
        newest = row(screen, SettingsGroup.LIBRARY, "Newest backup")
        assert newest.explanation.text() == "None yet"
        assert isinstance(newest.control, QPushButton)
        newest.control.click()
        qtbot.waitUntil(lambda: "1 copy kept" in newest.explanation.text())
        qtbot.waitUntil(lambda: "backed up to" in driver.toast_text())

    def test_the_keys_are_those_of_the_actions(self, driver: WindowDriver, screen: SettingsScreen) -> None:
        with_keys = [action for action in driver.window.action_set.all() if action.shortcuts()]
        screen.open(SettingsGroup.KEYS)
        assert len(screen.page.rows) == len(with_keys)
        found = row(screen, SettingsGroup.KEYS, "Focus Mode").control
        assert found is not None
        assert found.accessibleName() == "F11"

    def test_the_wheel_scrolls_and_changes_nothing(self, driver: WindowDriver, screen: SettingsScreen) -> None:
        field = stepper(screen)
        field.setFocus()
        place, none = QPointF(9, 9), (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)
        wheel = QWheelEvent(
            place, field.mapToGlobal(place), QPoint(), QPoint(0, -120), *none, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(field, wheel)
        assert driver.settings.values.font_size == 15


class TestSearch:
    def test_ctrl_f_finds_a_setting_and_enter_opens_it(self, screen: SettingsScreen) -> None:
        QTest.keyClick(screen.groups, Qt.Key.Key_F, CONTROL)
        assert focused() is screen.search_field
        QTest.keyClicks(screen.search_field, "justify")
        QTest.keyClick(screen.search_field, Qt.Key.Key_Return)
        assert screen.group is SettingsGroup.READING
        assert screen.search_field.text() == ""
        assert row(screen, SettingsGroup.READING, "Justify text").has_focus

    def test_words_of_the_explanation_the_card_and_the_group_find_it_too(self, screen: SettingsScreen) -> None:
        for words, label in (("extra", "Make up within"), ("GOAL minutes", "Minutes per day"), ("skim", "What counts")):
            screen.search_field.setText(words)
            assert screen.search.list.topLevelItem(0).text(0) == label

    def test_the_arrows_choose_among_what_was_found(self, screen: SettingsScreen) -> None:
        screen.search_field.setFocus()
        QTest.keyClicks(screen.search_field, "line height")
        assert screen.search.list.topLevelItemCount() == 2
        QTest.keyClick(screen.search_field, Qt.Key.Key_Down)
        QTest.keyClick(screen.search.list, Qt.Key.Key_Down)
        QTest.keyClick(screen.search.list, Qt.Key.Key_Return)
        assert row(screen, SettingsGroup.READING, "Line height", 1).has_focus

    def test_esc_leaves_the_search_first(self, driver: WindowDriver, screen: SettingsScreen) -> None:
        screen.search_field.setFocus()
        QTest.keyClicks(screen.search_field, "nothing is called so")
        QTest.keyClick(screen.search_field, Qt.Key.Key_Return)
        assert driver.screen is ScreenName.SETTINGS
        QTest.keyClick(screen.search_field, Qt.Key.Key_Escape)
        assert screen.search_field.text() == ""
        assert driver.screen is ScreenName.SETTINGS
        QTest.keyClick(screen.search_field, Qt.Key.Key_Escape)
        assert driver.screen is ScreenName.READ


class TestChanges:
    def test_a_change_is_kept_at_once_and_undone_by_the_key(self, driver: WindowDriver, screen: SettingsScreen) -> None:
        field = stepper(screen)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Up)
        assert driver.library.preferences.get("font_size") == 16
        assert driver.action("undo").text() == "Undo changing a setting"
        QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
        assert driver.library.preferences.get("font_size") == field.value() == 15
        assert driver.action("redo").text() == "Redo changing a setting"
        QTest.keyClick(field, Qt.Key.Key_Z, CONTROL_SHIFT)
        assert driver.library.preferences.get("font_size") == field.value() == 16

    def test_steps_of_a_number_are_one_change(self, driver: WindowDriver, screen: SettingsScreen) -> None:
        field = stepper(screen)
        field.stepBy(3)
        field.stepBy(1)
        assert field.value() == 19
        driver.trigger("undo")
        assert field.value() == 15

    def test_a_typed_number_holds_when_it_is_complete(self, driver: WindowDriver, screen: SettingsScreen) -> None:
        field = stepper(screen)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, "20")
        assert driver.settings.values.font_size == 15
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert driver.settings.values.font_size == 20

    def test_several_changes_are_undone_the_last_one_first(self, driver: WindowDriver, screen: SettingsScreen) -> None:
        segment(screen, "Theme", "Dark").click()
        box = row(screen, SettingsGroup.READING, "Indent first lines").control
        assert isinstance(box, QCheckBox)
        box.click()
        driver.trigger("undo")
        assert box.isChecked()
        assert driver.settings.values.theme == "dark"
        driver.trigger("undo")
        assert driver.settings.values.theme == "system"
        assert segment(screen, "Theme", "Follow system").isChecked()
        driver.trigger("redo")
        driver.trigger("redo")
        assert (driver.settings.values.theme, driver.settings.values.indent) == ("dark", False)

    def test_they_are_in_order_with_the_steps_of_the_library(
        self, driver: WindowDriver, screen: SettingsScreen
    ) -> None:
        text = driver.text_id
        before = driver.highlight(text, 0, 7)
        segment(screen, "Theme", "Dark").click()
        after = driver.highlight(text, 8, 13)
        for theme, marks in (("dark", [before.id]), ("system", [before.id]), ("system", [])):
            driver.trigger("undo")
            assert driver.settings.values.theme == theme
            assert [mark.id for mark in driver.library.annotations.of_text(text)] == marks
        for theme, marks in (
            ("system", [before.id]),
            ("dark", [before.id]),
            ("dark", [before.id, after.id]),
        ):
            driver.trigger("redo")
            assert driver.settings.values.theme == theme
            assert [mark.id for mark in driver.library.annotations.of_text(text)] == marks

    def test_on_other_screens_undo_changes_no_setting(self, driver: WindowDriver, screen: SettingsScreen) -> None:
        driver.highlight(driver.text_id, 0, 7)
        segment(screen, "Theme", "Dark").click()
        driver.show(ScreenName.READ)
        assert driver.action("undo").text() == "Undo highlight"
        driver.trigger("undo")
        assert driver.settings.values.theme == "dark"
        assert driver.library.annotations.of_text(driver.text_id) == []

    def test_a_change_made_elsewhere_is_shown(self, driver: WindowDriver, screen: SettingsScreen) -> None:
        field = stepper(screen)
        driver.trigger("larger")
        assert field.value() == 16
        driver.show(ScreenName.READ)
        driver.trigger("contents")
        box = row(screen, SettingsGroup.READING, "Show contents").control
        assert isinstance(box, QCheckBox)
        assert box.isChecked() == driver.settings.values.show_contents


class TestMarksAlone:
    def test_sentences_around_a_mark_are_those_of_the_page_of_marks(
        self, driver: WindowDriver, screen: SettingsScreen
    ) -> None:
        driver.highlight(driver.text_id, 0, 7)
        driver.show(ScreenName.READ)
        driver.trigger("condensed")
        control = row(screen, SettingsGroup.NOTES, "Sentences around a mark").control
        assert isinstance(control, Stepper)
        driver.trigger("settings")
        control.setValue(3)
        page = driver.window.screen_widget(ScreenName.NOTES).findChild(ExcerptsPage)
        assert page is not None
        assert "3 sentences around it" in {button.text() for button in page.header.findChildren(QPushButton)}
        driver.trigger("undo")
        assert driver.settings.values.condensed_context == 1


class TestLanguages:
    def test_the_language_is_chosen_there_and_the_focus_stays(
        self, qtbot: QtBot, driver: WindowDriver, screen: SettingsScreen
    ) -> None:
        present = segment(screen, "Language", "English")
        present.setFocus()
        QTest.keyClick(present, Qt.Key.Key_Right)
        qtbot.waitUntil(lambda: screen.page.rows[0].label == "语言")
        assert screen.page.rows[0].has_focus
        assert screen.groups.item(0).text() == "计划"
        driver.trigger("undo")
        qtbot.waitUntil(lambda: screen.page.rows[0].label == "Language")
        assert driver.settings.values.language == "en"


class TestKeys:
    def test_return_and_enter_are_named_once(self, screen: SettingsScreen) -> None:
        control = row(screen, SettingsGroup.KEYS, "Open in a New Tab").control
        assert control is not None
        assert [cap.text() for cap in control.findChildren(KeyCap)] == ["Ctrl Enter"]

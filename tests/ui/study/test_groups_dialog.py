"""A group has the name that the others see, and a roster; nothing goes without a word."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.core.study.groups import Person, StudyGroup
from reader.ui.study.group_field import GroupField
from reader.ui.study.groups_dialog import GroupsDialog
from tests.support.window import WindowDriver

NAME = "青年读书小组"


@pytest.fixture
def stored(driver: WindowDriver) -> StudyGroup:
    groups = driver.library.study_groups
    group = groups.named(NAME)
    groups.change(StudyGroup(group.id, NAME, group.member, "小明", roster=("博", "晨")), driver.clock.now())
    return groups.get(NAME)


@pytest.fixture
def dialog(driver: WindowDriver, stored: StudyGroup) -> Iterator[GroupsDialog]:
    dialog = GroupsDialog(driver.context, driver.window)
    dialog.show()
    yield dialog
    dialog.close()
    dialog.deleteLater()


def test_the_roster_keeps_its_order_and_each_name_once(
    dialog: GroupsDialog, driver: WindowDriver, stored: StudyGroup
) -> None:
    assert (dialog.name.text(), dialog.roster.toPlainText()) == ("小明", "博\n晨")
    dialog.roster.setPlainText("丹\n\n 博 \n<b>安</b>\n丹\n晨")
    assert dialog.outcome.text() == "4 members on the roster."
    dialog.save()
    group = driver.library.study_groups.get(NAME)
    assert (group.roster, group.member, group.display_name) == (("丹", "博", "安", "晨"), stored.member, "小明")
    driver.undo()
    assert driver.library.study_groups.get(NAME) == stored


def test_who_leaves_the_roster_is_named(dialog: GroupsDialog) -> None:
    dialog.roster.setPlainText("晨")
    assert dialog.outcome.text() == "No longer on the roster: 博. What they shared stays."


def test_who_handed_something_over_can_be_added(dialog: GroupsDialog, driver: WindowDriver, stored: StudyGroup) -> None:
    assert dialog.known.isHidden()
    driver.library.study_groups.change_person(Person("p", "丹", group=stored.id), driver.clock.now())
    dialog._update()
    assert dialog.known.text() == "Add 1 Who Shared Something"
    dialog.known.click()
    assert dialog.members() == ("博", "晨", "丹")
    assert dialog.known.isHidden()


def test_a_new_group_is_made_by_its_name(dialog: GroupsDialog, driver: WindowDriver) -> None:
    dialog.groups.setCurrentText("")
    assert not dialog.saving.isEnabled()
    dialog.groups.setCurrentText("Young readers")
    assert dialog.roster.toPlainText() == ""
    dialog.roster.setPlainText("Ann")
    dialog.save()
    assert driver.library.study_groups.get("Young readers").roster == ("Ann",)
    assert driver.library.study_groups.get(NAME).roster == ("博", "晨")


def test_the_name_that_others_see_belongs_to_its_group(driver: WindowDriver, stored: StudyGroup) -> None:
    field = GroupField(driver.library)
    assert (field.groups.currentText(), field.name.text(), field.missing()) == (NAME, "小明", "")
    field.name.setText("明")
    group = field.group()
    assert group is not None
    assert (group.id, group.member, group.display_name) == (stored.id, stored.member, "明")
    field.groups.setCurrentText("Others")
    assert field.name.text() == ""
    assert field.group() is None
    assert field.missing() == "Enter the name others see. It can be any name."
    field.name.setText("Wang")
    field.groups.setCurrentText("Others of us")
    assert field.name.text() == "Wang"
    other = field.group()
    assert other is not None
    assert other.member != stored.member
    field.deleteLater()


def test_nothing_is_proposed_in_a_library_without_groups(driver: WindowDriver) -> None:
    field = GroupField(driver.library)
    assert (field.groups.currentText(), field.name.text()) == ("", "")
    assert field.missing() == "Enter the group it is for."
    field.deleteLater()

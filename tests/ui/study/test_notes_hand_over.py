"""Notes are ticked, shown as the file they become, and come in elsewhere as those of another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.ui.study.given_notes_view import GivenNotesView
from reader.ui.study.hand_over_dialog import HandOverDialog
from reader.ui.study.notes_hand_over_form import NotesHandOverForm
from reader.ui.study.open_given_dialog import OpenGivenDialog
from tests.support.texts import add_text
from tests.support.window import TIMEOUT_MS, WindowDriver

BLOCKS = ["河水在石桥下转弯，芦苇随风低头。", "守渡的老人每天清早扫净台阶，再去看水位。"]


@pytest.fixture
def texts(driver: WindowDriver) -> list[str]:
    """Return the ids of two texts with notes; one note is private."""
    now = driver.clock.now()
    texts = [
        add_text(driver.library, "河边札记", BLOCKS, now).id,
        add_text(driver.library, "渡口", [*BLOCKS, "渡船离岸。"], now).id,
    ]
    for text, start, body, tags, colour in (
        (texts[0], 0, "一", ("共读",), 1),
        (texts[0], 8, "二", (), 2),
        (texts[1], 0, "三", ("共读",), 2),
        (texts[1], 6, "私下", ("共读", "self"), 1),
    ):
        anchor = make_anchor(driver.library.texts.view(text), start, start + 5)
        kind = AnnotationKind.NOTE
        driver.library.commit(annotate(text, kind, anchor, now, body=body, tags=tags, colour=colour))
    return texts


@pytest.fixture
def form(driver: WindowDriver, texts: list[str]) -> Iterator[NotesHandOverForm]:
    form = NotesHandOverForm(driver.context)
    form.group.groups.setEditText("青年组")
    form.group.name.setText("安")
    yield form
    form.deleteLater()


def bodies(driver: WindowDriver, form: NotesHandOverForm) -> set[str]:
    return {one.body for one in driver.library.annotations.all() if one.id in form.chosen}


def test_nothing_is_ticked_at_first_and_private_notes_are_not_there(
    driver: WindowDriver, form: NotesHandOverForm
) -> None:
    assert form.exchange_file() is None
    assert "Select" in form.missing()
    form.tick_shown()
    assert bodies(driver, form) == {"一", "二", "三"}
    file = form.exchange_file()
    assert file is not None
    assert not any("私下".encode() in data for data in file.files.values())


def test_the_fields_stand_below_one_another(form: NotesHandOverForm, driver: WindowDriver) -> None:
    form.resize(340, 600)
    form.show()
    driver.qtbot.waitExposed(form)
    fields = (form.group.groups, form.group.name, form.texts, form.tags, form.colours)
    assert len({field.mapTo(form, field.rect().topLeft()).x() for field in fields}) == 1


def test_notes_are_chosen_by_text_tag_colour_or_one_by_one(
    driver: WindowDriver, form: NotesHandOverForm, texts: list[str]
) -> None:
    form.tags.choose("共读")
    form.tick_shown()
    assert bodies(driver, form) == {"一", "三"}
    form.texts.choose(texts[1])
    form.untick_shown()
    assert bodies(driver, form) == {"一"}
    form.texts.choose("")
    form.tags.choose("")
    form.colours.choose(2)
    form.tick_shown()
    assert bodies(driver, form) == {"一", "二", "三"}
    form.colours.choose(0)
    for row in range(2):
        item = form.list.topLevelItem(row)
        assert item is not None
        assert item.checkState(0) is Qt.CheckState.Checked
    note = form.list.topLevelItem(0).child(0)  # type: ignore[union-attr]
    note.setCheckState(0, Qt.CheckState.Unchecked)
    assert len(form.chosen) == 2
    item = form.list.topLevelItem(0)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Unchecked)
    assert len(form.chosen) == 3 - item.childCount()


def test_what_is_saved_comes_in_elsewhere_with_one_step(
    driver: WindowDriver, form: NotesHandOverForm, texts: list[str], tmp_path: Path
) -> None:
    form.tick_shown()
    dialog = HandOverDialog(driver.context, form, driver.window)
    driver.qtbot.waitUntil(lambda: dialog.is_ready, timeout=TIMEOUT_MS)
    assert "安’s notes" in dialog.preview.page.toPlainText()
    path = tmp_path / form.file_name()
    dialog.save(path)
    assert driver.library.study_groups.get("青年组").display_name == "安"
    # as if it came from somebody else: the reader is not in that group, and the notes are not there
    driver.library._connection.execute("DELETE FROM study_group")
    driver.library._connection.execute("UPDATE annotation SET id = 'x' || id")
    given = OpenGivenDialog(driver.context, driver.window)
    given.show()
    given.open_files([path])
    driver.qtbot.waitUntil(given.accept_button.isEnabled, timeout=TIMEOUT_MS)
    assert isinstance(given.view, GivenNotesView)
    assert given.windowTitle() == "安’s Notes"
    assert "3 new notes placed in the text" in given.view._counts.text()
    ticks = given.view.ticks
    assert {tick.text() for tick in ticks.values()} == {"“渡口”: 1 note", "“河边札记”: 2 notes"}
    ticks["渡口"].click()
    with driver.qtbot.waitSignal(given.finished, timeout=TIMEOUT_MS):
        given.accept_button.click()
    assert {note.title for note in driver.library.peer_notes.all()} == {"河边札记"}
    assert "安" in driver.toast_text()
    driver.undo()
    assert driver.library.peer_notes.all() == []
    given.deleteLater()

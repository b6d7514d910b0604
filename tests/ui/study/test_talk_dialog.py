"""A talk of some minutes is made from notes, shown as it will be written, and saved."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from reader.core.study.talk import TalkForm, TalkSource
from reader.core.text.model import Text
from reader.ui.exporting.talk_controller import TalkController
from reader.ui.exporting.talk_dialog import TalkDialog
from tests.support.texts import add_text
from tests.support.window import WindowDriver


def test_a_talk_is_asked_for_and_written(driver: WindowDriver, river: Text, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = (driver.highlight(river.id, start, start + 8) for start in (3, 20))
    dialog = TalkDialog(driver.context, TalkSource("Why?", annotations=(second.id, first.id)), driver.window)
    assert dialog.preview.toPlainText().index(second.quote) < dialog.preview.toPlainText().index(first.quote)
    assert "Everything fits" in dialog.outcome.text()
    dialog.forms._segments[TalkForm.CARDS].click()
    assert "0:02" in dialog.preview.toPlainText()
    TalkController(driver.context, driver.window).write(dialog.talk, dialog.form, tmp_path / "why.md")
    qtbot.waitUntil(driver.toast.isVisible)
    words = (tmp_path / "why.md").read_text("utf-8")
    assert words.count("\n---\n") == 1
    assert words.index(second.quote) < words.index(first.quote)
    dialog.deleteLater()


def test_what_lies_beyond_a_talk_is_told(driver: WindowDriver) -> None:
    text = add_text(driver.library, "长文", ["河水慢慢流。" * 60], driver.clock.now())
    long = driver.highlight(text.id, 0, 360)
    dialog = TalkDialog(driver.context, TalkSource("Why?", annotations=(long.id,)), driver.window)
    dialog.minutes.setValue(1)
    beyond = sum(passage.over for passage in dialog.talk.plan.passages)
    assert beyond > 0
    assert f"{beyond} " in dialog.outcome.text()
    assert "nothing is cut" in dialog.outcome.text()
    dialog.deleteLater()

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from reader.core.text.appearance import Script, TextAppearance
from reader.storage.library import Library
from reader.ui.page.passage import Passage
from reader.ui.reading.read_screen import ReadScreen
from reader.ui.reading.script_controller import SCRIPT_ACTIONS, ScriptController
from reader.ui.settings.typography_popover import TypographyPopover
from reader.ui.shell.context import AppContext
from tests.support.texts import add_text, heading


@pytest.fixture
def scripts(context: AppContext, screen: ReadScreen) -> ScriptController:
    return ScriptController(context, screen)


@pytest.fixture
def novel(library: Library, now: datetime) -> str:
    return add_text(library, "头发", [heading("后记"), "头发里的后台，皇后说：“干。”" * 60], now, language="zh").id


def _titles(screen: ReadScreen) -> list[str]:
    model = screen.contents._view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def _choices(screen: ReadScreen) -> dict[str, QAbstractButton]:
    """Return the buttons of scripts in the popover that was opened last."""
    popover = screen.window().findChildren(TypographyPopover)[-1]
    names = {"As printed", "Simplified", "Traditional"}
    return {one.text(): one for one in popover.findChildren(QAbstractButton) if one.text() in names}


def _page_text(screen: ReadScreen) -> str:
    assert screen.page.flow is not None
    return screen.page.flow.visible()[0][0].document.toPlainText()


def test_a_chinese_text_is_shown_in_another_script_everywhere_on_the_screen(
    screen: ReadScreen, scripts: ScriptController, library: Library, novel: str
) -> None:
    screen.open(novel)
    screen.page.go_to(100)
    place = screen.page.place
    scripts.show_in(Script.TRADITIONAL)
    assert _titles(screen) == ["後記"]
    assert "頭髮裏的後臺，皇后說" in _page_text(screen)
    assert "頭髮" in screen._bar._source.toolTip()
    assert screen.page.place == place
    assert library.texts.appearance(novel) == TextAppearance(script=Script.TRADITIONAL)
    scripts.show_in(Script.AS_PRINTED)
    assert _titles(screen) == ["后记"]
    assert "头发里的后台" in _page_text(screen)


def test_copies_and_marks_are_those_of_the_printed_text(
    screen: ReadScreen, scripts: ScriptController, library: Library, novel: str
) -> None:
    screen.open(novel)
    scripts.show_in(Script.TRADITIONAL)
    screen.page.select(Passage(3, 7))
    screen.page.copy()
    assert QGuiApplication.clipboard().text().startswith("头发里的")
    screen.page.select(Passage(3, 7))
    screen.mark_controller.highlight(1)
    (mark,) = library.annotations.of_text(novel)
    assert mark.quote == "头发里的"


def test_the_script_belongs_to_the_text_and_comes_back(
    screen: ReadScreen, scripts: ScriptController, context: AppContext, library: Library, novel: str
) -> None:
    blocks = ["头发里的后台。" * 40]
    other = add_text(library, "乙", blocks, library.texts.get(novel).added, language="zh").id
    screen.open(novel)
    scripts.show_in(Script.TRADITIONAL)
    assert context.action_set.of(SCRIPT_ACTIONS[Script.TRADITIONAL]).isChecked()
    screen.open(other)
    assert "头发" in _page_text(screen)
    assert context.action_set.of(SCRIPT_ACTIONS[Script.AS_PRINTED]).isChecked()
    screen.open(novel)
    assert "頭髮" in _page_text(screen)


def test_a_text_in_another_language_has_no_script_and_says_so(
    screen: ReadScreen, scripts: ScriptController, context: AppContext, library: Library, now: datetime
) -> None:
    text = add_text(library, "A book", ["It was a bright day. " * 40], now, language="en").id
    screen.open(text)
    scripts.show_in(Script.TRADITIONAL)
    assert library.texts.appearance(text) == TextAppearance()
    assert not context.action_set.of(SCRIPT_ACTIONS[Script.TRADITIONAL]).isChecked()
    screen._bar._type.click()
    assert not _choices(screen)


def test_the_script_is_chosen_under_aa(screen: ReadScreen, library: Library, novel: str) -> None:
    screen.open(novel)
    screen._bar._type.click()
    _choices(screen)["Traditional"].click()
    assert library.texts.appearance(novel).script is Script.TRADITIONAL
    assert "頭髮" in _page_text(screen)
    assert _titles(screen) == ["後記"]

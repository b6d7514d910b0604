"""Every command is found by everyday words in both languages, and the palette does what is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.core.annotations.model import AnnotationKind
from reader.core.screens import ScreenName
from reader.services.clock import FixedClock
from reader.storage.library import Library
from reader.ui.command_keywords import KEYWORDS
from reader.ui.notes.grouping import Grouping
from reader.ui.preferences.preference_spec import SettingsGroup
from reader.ui.preferences.preferences import preference_specs
from reader.ui.shell.command_palette import CommandPalette
from reader.ui.shell.palette_command import CommandFinder, PaletteCommand
from reader.ui.window.palette_commands import PaletteCommands
from tests.support.texts import add_text
from tests.support.window import WindowDriver

WORDS = Path(__file__).parents[2] / "data/palette_words.txt"
SHOWN_AT_ONCE = 5
LEAST_WORDS = 3


@pytest.fixture
def window(qtbot: QtBot, now: datetime) -> Iterator[WindowDriver]:
    with Library.in_memory(now) as library:
        add_text(library, "One", ["The brain is built to wander."], now, language="en")
        with WindowDriver(qtbot, library, FixedClock(now)) as driver:
            yield driver


def _everyday_words() -> Iterator[tuple[str, tuple[list[str], list[str]]]]:
    for line in WORDS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _colon, words = line.rpartition(": ")
            english, chinese = (part.split(", ") for part in words.split(" / "))
            yield name, (english, chinese)


EVERYDAY_WORDS = dict(_everyday_words())


def _commands(window: WindowDriver) -> list[PaletteCommand]:
    """Return the commands of the palette while everything can be done."""
    window.context.action_set.set_reading(True)
    window.context.action_set.set_on_shelf(True)
    return PaletteCommands(window.controller, window.program.translation).all()


def _palette(window: WindowDriver) -> CommandPalette:
    window.action("palette").trigger()
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, CommandPalette)
    return palette


def _titles(palette: CommandPalette) -> list[str]:
    model = palette.list.commands
    return [model.label(model.row(model.index(number))) for number in range(model.rowCount())]


def _choose(window: WindowDriver, words: str) -> None:
    palette = _palette(window)
    palette.query.setText(words)
    window.qtbot.keyClick(palette.query, Qt.Key.Key_Return)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_three_everyday_words_in_both_languages_find_every_command(window: WindowDriver, language: str) -> None:
    window.settings.change(language=language)
    QApplication.sendPostedEvents()  # the labels of the actions follow the language
    commands = _commands(window)
    finder = CommandFinder(commands)
    assert {command.name for command in commands} == set(EVERYDAY_WORDS)
    missed = []
    for name, both in EVERYDAY_WORDS.items():
        assert all(len(words) >= LEAST_WORDS for words in both)
        for word in (word for words in both for word in words):
            found = [command.name for command in finder.find(word)]
            if name not in found[:SHOWN_AT_ONCE]:
                missed.append(f"{name}: {word}: {found.index(name) + 1 if name in found else 'not found'}")
    assert not missed, "\n".join(missed)


def test_all_keywords_belong_to_commands(window: WindowDriver) -> None:
    names = {command.name for command in _commands(window)}
    families = {name.partition(":")[0] for name in names}
    assert set(KEYWORDS) - names - families == set()


def test_every_preference_of_the_settings_is_a_command(window: WindowDriver) -> None:
    names = {command.name.partition(":")[0] for command in _commands(window)}
    shown = {name for name, spec in preference_specs().items() if spec.group is not None}
    assert shown - names == {"show_contents", "show_notes", "show_peer_notes"}  # each has an action


def test_a_title_comes_before_a_keyword_and_what_can_be_done_before_what_cannot() -> None:
    by_keyword = PaletteCommand("a", "Options", "Menu", int, keywords=("settings",))
    impossible = PaletteCommand("b", "Settings of a Text", "Menu", int, obstacle="Open a text first")
    by_title = PaletteCommand("c", "Settings of Plans", "Menu", int)
    finder = CommandFinder((by_keyword, impossible, by_title))
    assert finder.find("sett") == [by_title, impossible, by_keyword]
    assert finder.find("") == [by_keyword, by_title]
    assert finder.find("ettings") == []


def test_what_was_used_last_comes_first_while_nothing_is_typed(window: WindowDriver) -> None:
    _choose(window, "dark")
    _choose(window, "justify")
    assert _titles(_palette(window))[:2] == [preference_specs()["justify"].label, "Theme: Dark"]
    assert window.settings.values.recent_commands.split()[:2] == ["justify", "theme:dark"]


def test_words_of_both_languages_choose_a_theme(window: WindowDriver) -> None:
    window.settings.change(language="zh_CN")
    _choose(window, "dark")
    assert window.settings.values.theme == "dark"
    _choose(window, "羊皮纸")
    assert window.settings.values.theme == "sepia"


def test_a_preference_is_switched_where_it_stands(window: WindowDriver) -> None:
    window.show(ScreenName.LIBRARY)
    _choose(window, "hyphen")
    assert not window.settings.values.hyphenate
    assert window.screen is ScreenName.LIBRARY
    assert window.toast.message == f"{preference_specs()['hyphenate'].label}: Off"


def test_a_number_is_opened_in_the_settings(window: WindowDriver) -> None:
    _choose(window, "measure")
    screen = window.window.screen_widget(ScreenName.SETTINGS)
    assert window.screen is ScreenName.SETTINGS
    assert screen.group is SettingsGroup.READING
    assert [row.label for row in screen.page.rows if row.property("found")] == [preference_specs()["measure_zh"].label]


def test_the_library_is_filtered_and_sorted(window: WindowDriver) -> None:
    _choose(window, "filter unread")
    shelf = window.controller.shelf
    assert window.screen is ScreenName.LIBRARY
    assert shelf.bar.choice.state == "unread"
    _choose(window, "sort author")
    assert window.settings.values.shelf_order == "author"
    _choose(window, "clear filter library")
    assert shelf.bar.choice.state == ""


def test_the_notes_are_filtered_and_grouped(window: WindowDriver) -> None:
    _choose(window, "filter notes question")
    page = window.window.screen_widget(ScreenName.NOTES).all
    assert window.screen is ScreenName.NOTES
    assert page._filter._filter.kind is AnnotationKind.QUESTION
    _choose(window, "group notes tag")
    assert page.grouping is Grouping.TAG


def test_where_no_command_is_found_the_texts_are_searched(window: WindowDriver) -> None:
    palette = _palette(window)
    window.qtbot.keyClicks(palette.query, "xyzzy")
    assert _titles(palette) == ["Search all texts and notes for “xyzzy”"]
    window.qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    assert window.screen is ScreenName.LIBRARY
    assert window.settings.values.recent_commands == ""


def test_what_needs_a_text_says_so_and_is_not_chosen(window: WindowDriver) -> None:
    window.show(ScreenName.PROGRESS)
    palette = _palette(window)
    window.qtbot.keyClicks(palette.query, "focus mode")
    row = palette.list.commands.row(palette.list.commands.index(0))
    assert (row.title, row.obstacle) == ("Focus Mode", "Open a text first")
    window.qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.close()


def test_the_arrow_keys_choose_while_the_field_keeps_the_focus(window: WindowDriver) -> None:
    palette = _palette(window)
    window.qtbot.keyClicks(palette.query, "theme")
    window.qtbot.keyClick(palette.query, Qt.Key.Key_Down)
    second = _titles(palette)[1]
    assert palette.list.current is not None
    assert palette.list.current.title == second
    assert palette.query.hasFocus()
    palette.close()

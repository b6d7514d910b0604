"""List all actions of the reader, one row for each, with its menu, label, handler, keys and icon.

The keys that move on the page are in `reader.ui.page.keyboard`, those of the screens in `reader.ui.window.screens`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from reader.core.screens import END_OF_HOUR, SELF_TEST_PAGE, ScreenName
from reader.core.text.appearance import Script
from reader.core.text.filing import Track
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.ui.appearance.mark_colours import MARK_COLOURS
from reader.ui.appearance.mark_styles import LINE_STYLES, MarkStyle
from reader.ui.preferences.preference_spec import SettingsGroup
from reader.ui.shell.actions.action_spec import ActionSpec, Menu, Scope
from reader.ui.window.screens import SCREENS

if TYPE_CHECKING:
    from reader.core.annotations.model import AnnotationStyle
    from reader.ui.action_handlers import ActionHandlers
    from reader.ui.shell.screen_spec import ScreenSpec
    from reader.ui.window.window_controller import WindowController


def _screen_action(screen: ScreenSpec[WindowController]) -> ActionSpec[ActionHandlers]:
    """Return the action that shows a screen."""
    return ActionSpec(
        screen.action,
        Menu.GO,
        screen.label,
        partial(_show_screen, screen.name),
        keys=(screen.key,),
        starts_group=screen is SCREENS[0],
        icon=screen.icon,
        context="Screens",
    )


def _highlight_action(colour: int, label: str) -> ActionSpec[ActionHandlers]:
    """Return the action that highlights the passage in a colour; its key is the colour's number."""
    return ActionSpec(
        f"colour-{colour}", Menu.MARK, label, partial(_highlight, colour), keys=(str(colour),), scope=Scope.PAGE
    )


def _line_action(style: AnnotationStyle, row: MarkStyle) -> ActionSpec[ActionHandlers]:
    """Return the action that draws a line under the passage."""
    return ActionSpec(
        f"style-{style}",
        Menu.MARK,
        row.action_label,
        partial(_draw_line, style),
        keys=(row.key,),
        scope=Scope.PAGE,
        starts_group=style is next(iter(LINE_STYLES)),
    )


def launcher_actions() -> Iterator[ActionSpec[ActionHandlers]]:
    """Yield the actions that change the applications menu; elsewhere than on Linux, installers do that."""
    if sys.platform == "linux":
        yield ActionSpec(
            "add-launcher",
            Menu.HELP,
            QT_TRANSLATE_NOOP("Actions", "Add to the Applications Menu"),
            lambda app: app.launcher.add(),
            starts_group=True,
        )
        yield ActionSpec(
            "remove-launcher",
            Menu.HELP,
            QT_TRANSLATE_NOOP("Actions", "Remove from the Applications Menu"),
            lambda app: app.launcher.remove(),
        )


def _show_screen(name: ScreenName, app: ActionHandlers) -> None:
    app.window.show_screen(name)


def _highlight(colour: int, app: ActionHandlers) -> None:
    app.mark_controller.highlight(colour)


def _show_in_script(script: Script, app: ActionHandlers) -> None:
    app.scripts.show_in(script)


def _draw_line(style: AnnotationStyle, app: ActionHandlers) -> None:
    app.mark_controller.draw_line(style)


ACTIONS: tuple[ActionSpec[ActionHandlers], ...] = (
    ActionSpec(
        "add-texts",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Add Texts…"),
        lambda app: app.texts.ask_for_files(),
        keys=("Ctrl+O",),
        icon="add-file",
    ),
    ActionSpec(
        "paste-text",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Paste as New Text"),
        lambda app: app.pasting.paste(),
        keys=("Ctrl+Shift+V",),
    ),
    ActionSpec(
        "search-all",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Search All Texts and Notes"),
        lambda app: app.controller.navigation.search_all(),
        keys=("Ctrl+Shift+F",),
        icon="search",
    ),
    ActionSpec(
        "export",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Export This Text’s Notes"),
        lambda app: app.export_open_text(),
        keys=("Ctrl+E",),
        scope=Scope.READING,
        starts_group=True,
        icon="export",
    ),
    ActionSpec(
        "export-all", Menu.LIBRARY, QT_TRANSLATE_NOOP("Actions", "Export All Notes"), lambda app: app.texts.export_all()
    ),
    ActionSpec(
        "export-as",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Export Notes As…"),
        lambda app: app.export_as(),
        keys=("Ctrl+Shift+E",),
    ),
    ActionSpec(
        "import-notes",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Import Notes…"),
        lambda app: app.controller.notes_import.ask_for_files(),
    ),
    ActionSpec(
        "other-machines",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Other Computers…"),
        lambda app: app.choose_other_machines(),
        starts_group=True,
        icon="machines",
    ),
    ActionSpec(
        "sync",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Sync with Other Computers"),
        lambda app: app.sync_now(),
    ),
    ActionSpec(
        "hand-over",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Share…"),
        lambda app: app.hand_over(),
        icon="hand-over",
    ),
    ActionSpec(
        "open-given",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Open Received File…"),
        lambda app: app.controller.given_files.show(),
        icon="given",
    ),
    ActionSpec(
        "dictionaries",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Dictionaries…"),
        lambda app: app.lookup.show_dictionaries(),
    ),
    ActionSpec(
        "correct-text",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Correct This Text…"),
        lambda app: app.correct_open_text(),
        scope=Scope.READING,
        starts_group=True,
        icon="edit",
    ),
    ActionSpec(
        "back-up", Menu.LIBRARY, QT_TRANSLATE_NOOP("Actions", "Back Up the Library"), lambda app: app.texts.back_up()
    ),
    ActionSpec(
        "restore",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Restore from a Backup…"),
        lambda app: app.backups.show(),
    ),
    ActionSpec(
        "check",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Check the Library…"),
        lambda app: app.check_library(),
    ),
    ActionSpec(
        "settings",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Settings"),
        lambda app: app.controller.open_settings(),
        keys=("Ctrl+,",),
        starts_group=True,
        icon="settings",
    ),
    ActionSpec(
        "quit",
        Menu.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Quit"),
        lambda app: app.window.close(),
        keys=("Ctrl+Q",),
        starts_group=True,
    ),
    ActionSpec(
        "open-in-tab",
        Menu.SHELF,
        QT_TRANSLATE_NOOP("Actions", "Open in a New Tab"),
        lambda app: app.controller.shelf.open_in_tab(),
        keys=("Ctrl+Enter", "Ctrl+Return"),
        scope=Scope.SHELF,
    ),
    ActionSpec(
        "track-catch-up",
        Menu.SHELF,
        QT_TRANSLATE_NOOP("Actions", "Track: Catch Up"),
        lambda app: app.controller.shelf.put_on_track(Track.CATCH_UP),
        keys=("1",),
        scope=Scope.SHELF,
        starts_group=True,
    ),
    ActionSpec(
        "track-accumulate",
        Menu.SHELF,
        QT_TRANSLATE_NOOP("Actions", "Track: Accumulate"),
        lambda app: app.controller.shelf.put_on_track(Track.ACCUMULATE),
        keys=("2",),
        scope=Scope.SHELF,
    ),
    ActionSpec(
        "track-work",
        Menu.SHELF,
        QT_TRANSLATE_NOOP("Actions", "Track: Work"),
        lambda app: app.controller.shelf.put_on_track(Track.WORK),
        keys=("3",),
        scope=Scope.SHELF,
    ),
    ActionSpec(
        "track-research",
        Menu.SHELF,
        QT_TRANSLATE_NOOP("Actions", "Track: Research"),
        lambda app: app.controller.shelf.put_on_track(Track.RESEARCH),
        keys=("4",),
        scope=Scope.SHELF,
    ),
    ActionSpec(
        "track-none",
        Menu.SHELF,
        QT_TRANSLATE_NOOP("Actions", "No Track"),
        lambda app: app.controller.shelf.put_on_track(Track.NONE),
        keys=("0",),
        scope=Scope.SHELF,
    ),
    ActionSpec(
        "required",
        Menu.SHELF,
        QT_TRANSLATE_NOOP("Actions", "Required or My Choice"),
        lambda app: app.controller.shelf.toggle_required(),
        keys=("R",),
        scope=Scope.SHELF,
        starts_group=True,
    ),
    ActionSpec(
        "text-tags",
        Menu.SHELF,
        QT_TRANSLATE_NOOP("Actions", "Text Tags…"),
        lambda app: app.controller.shelf.ask_for_tags(),
        keys=("T",),
        scope=Scope.SHELF,
        icon="tag",
    ),
    ActionSpec(
        "text-details",
        Menu.SHELF,
        QT_TRANSLATE_NOOP("Actions", "Text Details…"),
        lambda app: app.controller.shelf.ask_for_details(),
        keys=("I",),
        scope=Scope.SHELF,
        icon="info",
    ),
    ActionSpec(
        "on-roadmap",
        Menu.SHELF,
        QT_TRANSLATE_NOOP("Actions", "Add to or Remove from Roadmap"),
        lambda app: app.controller.shelf.ask_for_roadmap(),
        keys=("M",),
        scope=Scope.SHELF,
    ),
    ActionSpec(
        "archive",
        Menu.SHELF,
        QT_TRANSLATE_NOOP("Actions", "Archive or Unarchive"),
        lambda app: app.controller.shelf.toggle_archived(),
        keys=("A",),
        scope=Scope.SHELF,
        starts_group=True,
    ),
    ActionSpec(
        "remove-texts",
        Menu.SHELF,
        QT_TRANSLATE_NOOP("Actions", "Remove from Library"),
        lambda app: app.controller.shelf.ask_for_removal(),
        keys=("Del",),
        scope=Scope.SHELF,
        icon="remove",
    ),
    ActionSpec(
        "shelf-covers",
        Menu.SHELF,
        QT_TRANSLATE_NOOP("Actions", "Covers or List"),
        lambda app: app.controller.shelf.toggle_covers(),
        keys=("C",),
        scope=Scope.SHELF,
        starts_group=True,
    ),
    ActionSpec(
        "undo",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Actions", "Undo"),
        lambda app: app.controller.undo(),
        keys=("Ctrl+Z",),
        icon="undo",
    ),
    ActionSpec(
        "redo",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Actions", "Redo"),
        lambda app: app.controller.redo(),
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        icon="redo",
    ),
    ActionSpec(
        "history",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Actions", "History…"),
        lambda app: app.history.show_history(),
        keys=("Ctrl+Alt+Z",),
    ),
    ActionSpec(
        "messages",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Actions", "Recent Messages…"),
        lambda app: app.history.show_messages(),
    ),
    ActionSpec(
        "copy",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Actions", "Copy"),
        lambda app: app.mark_controller.copy(),
        keys=("Ctrl+C",),
        scope=Scope.PAGE,
        starts_group=True,
        icon="copy",
    ),
    ActionSpec(
        "find",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Actions", "Find in This Text"),
        lambda app: app.find_controller.begin(),
        keys=("Ctrl+F",),
        scope=Scope.READING,
        starts_group=True,
    ),
    ActionSpec(
        "find-next",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Actions", "Find Next"),
        lambda app: app.find_controller.next(),
        keys=("F3",),
        scope=Scope.READING,
    ),
    ActionSpec(
        "find-previous",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("Actions", "Find Previous"),
        lambda app: app.find_controller.previous(),
        keys=("Shift+F3",),
        scope=Scope.READING,
    ),
    *(_highlight_action(colour, mark.action_label) for colour, mark in MARK_COLOURS.items()),
    *(_line_action(style, row) for style, row in LINE_STYLES.items()),
    ActionSpec(
        "note",
        Menu.MARK,
        QT_TRANSLATE_NOOP("Actions", "Note"),
        lambda app: app.mark_controller.write_note(),
        keys=("N",),
        scope=Scope.PAGE,
        starts_group=True,
        icon="edit",
    ),
    ActionSpec(
        "question",
        Menu.MARK,
        QT_TRANSLATE_NOOP("Actions", "Question"),
        lambda app: app.mark_controller.ask_question(),
        keys=("Q",),
        scope=Scope.PAGE,
        icon="question",
    ),
    ActionSpec(
        "tags",
        Menu.MARK,
        QT_TRANSLATE_NOOP("Actions", "Tags…"),
        lambda app: app.mark_controller.edit_tags(),
        keys=("T",),
        scope=Scope.PAGE,
        icon="tag",
    ),
    ActionSpec(
        "make-card",
        Menu.MARK,
        QT_TRANSLATE_NOOP("Actions", "Make a Card"),
        lambda app: app.mark_controller.make_card(),
        keys=("C",),
        scope=Scope.PAGE,
        icon="self-test",
    ),
    ActionSpec(
        "suggest-blanks",
        Menu.MARK,
        QT_TRANSLATE_NOOP("Actions", "Suggest Blanks…"),
        lambda app: app.flashcards.suggest(),
    ),
    ActionSpec(
        "action",
        Menu.MARK,
        QT_TRANSLATE_NOOP("Actions", "Action…"),
        lambda app: app.mark_controller.ask_for_action(),
        keys=("A",),
        scope=Scope.PAGE,
        icon="flag",
    ),
    ActionSpec(
        "bookmark",
        Menu.MARK,
        QT_TRANSLATE_NOOP("Actions", "Bookmark"),
        lambda app: app.mark_controller.bookmark(),
        keys=("B",),
        scope=Scope.PAGE,
        icon="bookmark",
    ),
    ActionSpec(
        "remove",
        Menu.MARK,
        QT_TRANSLATE_NOOP("Actions", "Remove"),
        lambda app: app.mark_controller.remove(),
        keys=("Del",),
        scope=Scope.PAGE,
        starts_group=True,
        icon="remove",
    ),
    ActionSpec(
        "look-up",
        Menu.MARK,
        QT_TRANSLATE_NOOP("Actions", "Look Up"),
        lambda app: app.mark_controller.look_up(),
        keys=("L",),
        scope=Scope.PAGE,
        starts_group=True,
        icon="look-up",
    ),
    ActionSpec(
        "orphans",
        Menu.MARK,
        QT_TRANSLATE_NOOP("Actions", "Unplaced Notes…"),
        lambda app: app.history.show_orphans(),
        starts_group=True,
    ),
    ActionSpec(
        "go-to",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Go To…"),
        lambda app: app.ask_where_to_go(),
        keys=("Ctrl+L",),
        scope=Scope.READING,
    ),
    ActionSpec(
        "back",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Back"),
        lambda app: app.read_screen.back(),
        keys=("Alt+Left",),
        scope=Scope.READING,
        icon="back",
    ),
    ActionSpec(
        "forward",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Forward"),
        lambda app: app.read_screen.forward(),
        keys=("Alt+Right",),
        scope=Scope.READING,
        icon="forward",
    ),
    ActionSpec(
        "todays-place",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Today’s Place"),
        lambda app: app.controller.navigation.go_to_today(),
        keys=("Ctrl+T",),
    ),
    ActionSpec(
        "next-tab",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Next Tab"),
        lambda app: app.controller.tabs.go_round(1),
        keys=("Ctrl+Tab", "Ctrl+PgDown"),
        scope=Scope.READING,
        starts_group=True,
    ),
    ActionSpec(
        "previous-tab",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Previous Tab"),
        lambda app: app.controller.tabs.go_round(-1),
        keys=("Ctrl+Shift+Tab", "Ctrl+PgUp"),
        scope=Scope.READING,
    ),
    ActionSpec(
        "move-tab-right",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Move Tab Right"),
        lambda app: app.controller.tabs.move_shown(1),
        keys=("Ctrl+Shift+PgDown",),
        scope=Scope.READING,
    ),
    ActionSpec(
        "move-tab-left",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Move Tab Left"),
        lambda app: app.controller.tabs.move_shown(-1),
        keys=("Ctrl+Shift+PgUp",),
        scope=Scope.READING,
    ),
    ActionSpec(
        "open-texts",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "All Open Texts…"),
        lambda app: app.controller.tabs.show_menu(),
        scope=Scope.READING,
    ),
    ActionSpec(
        "close-tab",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Close Tab"),
        lambda app: app.controller.tabs.close_shown(),
        keys=("Ctrl+W",),
        scope=Scope.READING,
    ),
    ActionSpec(
        "reopen-tab",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Reopen Closed Tab"),
        lambda app: app.controller.reopen_tab(),
        keys=("Ctrl+Shift+W",),
    ),
    *(_screen_action(screen) for screen in SCREENS if screen.key),
    ActionSpec(
        "lesson",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Lesson of the Day"),
        lambda app: app.controller.navigation.show_study("lesson"),
        starts_group=True,
        icon="lesson",
    ),
    ActionSpec(
        "self-test",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Self-Test"),
        lambda app: app.controller.navigation.show_study("self-test"),
        icon="self-test",
    ),
    ActionSpec(
        "cards",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "All Cards"),
        lambda app: app.controller.navigation.show_study("cards"),
    ),
    ActionSpec(
        "questions",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Question Bank"),
        lambda app: app.controller.navigation.show_study("questions"),
        icon="list",
    ),
    ActionSpec(
        "contest",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Contest"),
        lambda app: app.controller.navigation.show_study("contest"),
        icon="timer",
    ),
    ActionSpec(
        "study-packs",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Study Packs"),
        lambda app: app.controller.navigation.show_study("packs"),
        icon="pack",
    ),
    ActionSpec(
        "actions",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Actions"),
        lambda app: app.controller.navigation.show_study("actions"),
        icon="flag",
    ),
    ActionSpec(
        "meetings",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Meetings"),
        lambda app: app.controller.navigation.show_study("meetings"),
        icon="calendar",
    ),
    ActionSpec(
        "board",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Group Board"),
        lambda app: app.controller.navigation.show_study("board"),
    ),
    ActionSpec(
        "rota",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Host Rota…"),
        lambda app: app.edit_rota(),
    ),
    ActionSpec(
        "groups",
        Menu.GO,
        QT_TRANSLATE_NOOP("Actions", "Groups…"),
        lambda app: app.edit_groups(),
    ),
    ActionSpec(
        "contents",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Contents"),
        lambda app: app.read_screen.panes.toggle_contents(),
        keys=("F7",),
        scope=Scope.READING,
        checkable=True,
    ),
    ActionSpec(
        "notes-pane",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Notes Pane"),
        lambda app: app.read_screen.panes.toggle_notes(),
        keys=("F8",),
        scope=Scope.READING,
        checkable=True,
    ),
    ActionSpec(
        "peer-notes",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Others’ Notes"),
        lambda app: app.read_screen.peer_notes.toggle(),
        keys=("G",),
        scope=Scope.PAGE,
        checkable=True,
    ),
    ActionSpec(
        "pages",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Pages"),
        lambda app: app.read_screen.toggle_pages(),
        keys=("F4",),
        scope=Scope.READING,
        checkable=True,
        icon="pages",
    ),
    ActionSpec(
        "vertical",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Vertical Text"),
        lambda app: app.vertical.toggle(),
        keys=("Shift+F4",),
        scope=Scope.READING,
        checkable=True,
    ),
    ActionSpec(
        "printed",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Printed Page"),
        lambda app: app.read_screen.toggle_printed(),
        keys=("F9",),
        scope=Scope.READING,
        checkable=True,
        icon="printed",
    ),
    ActionSpec(
        "condensed",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Highlights Only"),
        lambda app: app.controller.navigation.toggle_excerpts(),
        keys=("F6",),
        icon="highlight",
    ),
    ActionSpec(
        "typography",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Typography…"),
        lambda app: app.read_screen.show_typography(),
        scope=Scope.READING,
        starts_group=True,
    ),
    ActionSpec(
        "larger",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Larger Text"),
        lambda app: app.controller.step_text_size(1),
        keys=("Ctrl++", "Ctrl+="),
    ),
    ActionSpec(
        "smaller",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Smaller Text"),
        lambda app: app.controller.step_text_size(-1),
        keys=("Ctrl+-",),
    ),
    ActionSpec(
        "usual-size",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Actual Size"),
        lambda app: app.controller.step_text_size(0),
        keys=("Ctrl+0",),
    ),
    *(
        ActionSpec(
            name,
            Menu.VIEW,
            label,
            partial(_show_in_script, script),
            scope=Scope.READING,
            checkable=True,
            starts_group=script is Script.AS_PRINTED,
        )
        for script, name, label in (
            (Script.AS_PRINTED, "script-as-printed", QT_TRANSLATE_NOOP("Actions", "Chinese Characters as Printed")),
            (Script.SIMPLIFIED, "script-simplified", QT_TRANSLATE_NOOP("Actions", "Simplified Chinese Characters")),
            (Script.TRADITIONAL, "script-traditional", QT_TRANSLATE_NOOP("Actions", "Traditional Chinese Characters")),
        )
    ),
    ActionSpec(
        "caret-mode",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Caret Mode"),
        lambda app: app.read_screen.toggle_caret_mode(),
        keys=("Ctrl+F7",),
        scope=Scope.READING,
        checkable=True,
        starts_group=True,
    ),
    ActionSpec(
        "read-aloud",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Read Aloud"),
        lambda app: app.aloud.toggle(),
        keys=("Ctrl+Shift+R",),
        scope=Scope.READING,
        checkable=True,
        starts_group=True,
        icon="aloud",
    ),
    ActionSpec(
        "stop-aloud",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Stop Reading Aloud"),
        lambda app: app.aloud.stop(),
        scope=Scope.READING,
    ),
    ActionSpec(
        "focus-mode",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Focus Mode"),
        lambda app: app.controller.toggle_focus_mode(),
        keys=("F11",),
        scope=Scope.READING,
        checkable=True,
        starts_group=True,
        icon="focus",
    ),
    ActionSpec(
        "focus-hour",
        Menu.HOUR,
        QT_TRANSLATE_NOOP("Actions", "Focus Until the Goal"),
        lambda app: app.focus_hour.toggle(),
        keys=("Shift+F11",),
        scope=Scope.READING,
    ),
    ActionSpec(
        "pause",
        Menu.HOUR,
        QT_TRANSLATE_NOOP("Actions", "Pause the Clock"),
        lambda app: app.context.tracker.toggle_pause(),
        keys=("P",),
        scope=Scope.PAGE,
        icon="pause",
    ),
    ActionSpec(
        "did-read",
        Menu.HOUR,
        QT_TRANSLATE_NOOP("Actions", "Mark as Read"),
        lambda app: app.count_as_read(),
        keys=("I",),
        scope=Scope.PAGE,
    ),
    ActionSpec(
        "roadmap", Menu.HOUR, QT_TRANSLATE_NOOP("Actions", "Roadmap…"), lambda app: app.controller.planning.edit()
    ),
    ActionSpec(
        "end-of-hour",
        Menu.HOUR,
        QT_TRANSLATE_NOOP("Actions", "Three Questions from Today’s Marks"),
        lambda app: app.context.navigator.study_requested.emit(SELF_TEST_PAGE, END_OF_HOUR),
        keys=("Ctrl+Shift+T",),
    ),
    ActionSpec(
        "plan",
        Menu.HOUR,
        QT_TRANSLATE_NOOP("Actions", "Plan"),
        lambda app: app.controller.open_settings(SettingsGroup.PLAN),
        starts_group=True,
    ),
    ActionSpec(
        "add-time",
        Menu.HOUR,
        QT_TRANSLATE_NOOP("Actions", "Add Time Manually…"),
        lambda app: app.controller.progress.ask_for_time(),
    ),
    ActionSpec(
        "correct-time",
        Menu.HOUR,
        QT_TRANSLATE_NOOP("Actions", "Correct a Session…"),
        lambda app: app.controller.progress.ask_for_correction(),
    ),
    ActionSpec(
        "import-time",
        Menu.HOUR,
        QT_TRANSLATE_NOOP("Actions", "Import Reading Time…"),
        lambda app: app.controller.reading_time.ask_for_file(),
        starts_group=True,
    ),
    ActionSpec(
        "export-time",
        Menu.HOUR,
        QT_TRANSLATE_NOOP("Actions", "Export Reading Time…"),
        lambda app: app.controller.reading_time.ask_for_target(),
    ),
    ActionSpec(
        "export-calendar",
        Menu.HOUR,
        QT_TRANSLATE_NOOP("Actions", "Export for a Calendar…"),
        lambda app: app.controller.planning.ask_for_calendar(),
    ),
    ActionSpec(
        "report",
        Menu.HOUR,
        QT_TRANSLATE_NOOP("Actions", "Report…"),
        lambda app: app.controller.progress.show_report(),
    ),
    ActionSpec(
        "guide",
        Menu.HELP,
        QT_TRANSLATE_NOOP("Actions", "Guide"),
        lambda app: app.guide.show(),
        keys=("F1",),
        icon="info",
    ),
    ActionSpec(
        "shortcuts",
        Menu.HELP,
        QT_TRANSLATE_NOOP("Actions", "Keyboard Shortcuts"),
        lambda app: app.guide.show_keys(),
        icon="keyboard",
    ),
    ActionSpec(
        "palette",
        Menu.HELP,
        QT_TRANSLATE_NOOP("Actions", "All Commands…"),
        lambda app: app.palette.open(),
        keys=("Ctrl+K",),
        icon="list",
    ),
    ActionSpec(
        "welcome",
        Menu.HELP,
        QT_TRANSLATE_NOOP("Actions", "Open the Welcome Text"),
        lambda app: app.open_welcome(),
        icon="read",
    ),
    *launcher_actions(),
    ActionSpec(
        "about", Menu.HELP, QT_TRANSLATE_NOOP("Actions", "About One Hour"), lambda app: app.show_about(), icon="onehour"
    ),
)
"""Every action, in the order of the menus (ux.md, "Keyboard, all of it")."""

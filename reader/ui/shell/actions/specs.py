"""List everything the reader can do, with its key and its menu (ux.md, "Keyboard, all of it")."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.core.translatable import QT_TRANSLATE_NOOP


class MenuName(StrEnum):
    """Name the menus, in their order."""

    LIBRARY = "library"
    SHELF = "shelf"
    EDIT = "edit"
    MARK = "mark"
    GO = "go"
    VIEW = "view"
    HOUR = "hour"
    HELP = "help"


class ActionName(StrEnum):
    """Name the actions."""

    ADD_TEXTS = "add-texts"
    PASTE_TEXT = "paste-text"
    SEARCH_ALL = "search-all"
    EXPORT = "export"
    EXPORT_ALL = "export-all"
    IMPORT_NOTES = "import-notes"
    DICTIONARIES = "dictionaries"
    CORRECT_TEXT = "correct-text"
    EXPORT_AS = "export-as"
    BACK_UP = "back-up"
    TRACK_CATCH_UP = "track-catch-up"
    TRACK_ACCUMULATE = "track-accumulate"
    TRACK_WORK = "track-work"
    TRACK_RESEARCH = "track-research"
    TRACK_NONE = "track-none"
    REQUIRED = "required"
    TEXT_TAGS = "text-tags"
    ON_ROADMAP = "on-roadmap"
    ARCHIVE = "archive"
    REMOVE_TEXTS = "remove-texts"
    SHELF_COVERS = "shelf-covers"
    SETTINGS = "settings"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    HISTORY = "history"
    COPY = "copy"
    FIND = "find"
    FIND_NEXT = "find-next"
    FIND_PREVIOUS = "find-previous"
    COLOUR_1 = "colour-1"
    COLOUR_2 = "colour-2"
    COLOUR_3 = "colour-3"
    COLOUR_4 = "colour-4"
    COLOUR_5 = "colour-5"
    NOTE = "note"
    QUESTION = "question"
    TAGS = "tags"
    BOOKMARK = "bookmark"
    REMOVE = "remove"
    LOOK_UP = "look-up"
    ORPHANS = "orphans"
    TODAYS_PLACE = "todays-place"
    SCREEN_LIBRARY = "screen-library"
    SCREEN_READ = "screen-read"
    SCREEN_NOTES = "screen-notes"
    SCREEN_PROGRESS = "screen-progress"
    GO_TO = "go-to"
    BACK = "back"
    FORWARD = "forward"
    CONTENTS = "contents"
    NOTES_PANE = "notes-pane"
    CONDENSED = "condensed"
    LARGER = "larger"
    SMALLER = "smaller"
    USUAL_SIZE = "usual-size"
    FOCUS_MODE = "focus-mode"
    FOCUS_HOUR = "focus-hour"
    PAUSE = "pause"
    PLAN = "plan"
    ADD_TIME = "add-time"
    CORRECT_TIME = "correct-time"
    REPORT = "report"
    DID_READ = "did-read"
    ROADMAP = "roadmap"
    PALETTE = "palette"
    WELCOME = "welcome"
    ABOUT = "about"


class ActionScope(StrEnum):
    """Say where an action is at hand."""

    WINDOW = "window"
    """Everywhere in the window."""
    READING = "reading"
    """Everywhere in the window while a text is on screen."""
    PAGE = "page"
    """By its key only while the page has the focus, as the key alone is a letter."""
    SHELF = "shelf"
    """While the library is on screen, by its key only while the list of texts has the focus."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """Describe one action: its words, where it stands, its keys, its icon; ``parts`` begins a new part of the menu."""

    name: ActionName
    menu: MenuName
    words: str
    keys: tuple[str, ...] = ()
    reach: ActionScope = ActionScope.WINDOW
    checkable: bool = False
    parts: bool = False
    icon: str = ""


_A, _M, _R = ActionName, MenuName, ActionScope

_SHELF = (
    ActionSpec(_A.TRACK_CATCH_UP, _M.SHELF, QT_TRANSLATE_NOOP("Actions", "Track: Catch Up"), ("1",), _R.SHELF),
    ActionSpec(_A.TRACK_ACCUMULATE, _M.SHELF, QT_TRANSLATE_NOOP("Actions", "Track: Accumulate"), ("2",), _R.SHELF),
    ActionSpec(_A.TRACK_WORK, _M.SHELF, QT_TRANSLATE_NOOP("Actions", "Track: Work"), ("3",), _R.SHELF),
    ActionSpec(_A.TRACK_RESEARCH, _M.SHELF, QT_TRANSLATE_NOOP("Actions", "Track: Research"), ("4",), _R.SHELF),
    ActionSpec(_A.TRACK_NONE, _M.SHELF, QT_TRANSLATE_NOOP("Actions", "Off Its Track"), ("0",), _R.SHELF),
    ActionSpec(_A.REQUIRED, _M.SHELF, QT_TRANSLATE_NOOP("Actions", "Required or Chosen"), ("R",), _R.SHELF, parts=True),
    ActionSpec(_A.TEXT_TAGS, _M.SHELF, QT_TRANSLATE_NOOP("Actions", "Tags of Texts…"), ("T",), _R.SHELF, icon="tag"),
    ActionSpec(
        _A.ON_ROADMAP, _M.SHELF, QT_TRANSLATE_NOOP("Actions", "Put on the Roadmap or Take Off"), ("M",), _R.SHELF
    ),
    ActionSpec(
        _A.ARCHIVE, _M.SHELF, QT_TRANSLATE_NOOP("Actions", "Archive or Take Back"), ("A",), _R.SHELF, parts=True
    ),
    ActionSpec(
        _A.REMOVE_TEXTS,
        _M.SHELF,
        QT_TRANSLATE_NOOP("Actions", "Remove from the Library"),
        ("Del",),
        _R.SHELF,
        icon="remove",
    ),
    ActionSpec(_A.SHELF_COVERS, _M.SHELF, QT_TRANSLATE_NOOP("Actions", "Covers or List"), ("C",), _R.SHELF, parts=True),
)

ACTIONS = (
    ActionSpec(_A.ADD_TEXTS, _M.LIBRARY, QT_TRANSLATE_NOOP("Actions", "Add Texts…"), ("Ctrl+O",), icon="add-file"),
    ActionSpec(_A.PASTE_TEXT, _M.LIBRARY, QT_TRANSLATE_NOOP("Actions", "Paste Text as a New Text"), ("Ctrl+Shift+V",)),
    ActionSpec(
        _A.SEARCH_ALL,
        _M.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Search All Texts and Notes"),
        ("Ctrl+Shift+F",),
        icon="search",
    ),
    ActionSpec(
        _A.EXPORT,
        _M.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Export This Text’s Notes"),
        ("Ctrl+E",),
        _R.READING,
        parts=True,
        icon="export",
    ),
    ActionSpec(_A.EXPORT_ALL, _M.LIBRARY, QT_TRANSLATE_NOOP("Actions", "Export All Notes")),
    ActionSpec(_A.EXPORT_AS, _M.LIBRARY, QT_TRANSLATE_NOOP("Actions", "Export Notes As…"), ("Ctrl+Shift+E",)),
    ActionSpec(_A.IMPORT_NOTES, _M.LIBRARY, QT_TRANSLATE_NOOP("Actions", "Import Notes…")),
    ActionSpec(_A.DICTIONARIES, _M.LIBRARY, QT_TRANSLATE_NOOP("Actions", "Dictionaries…")),
    ActionSpec(
        _A.CORRECT_TEXT,
        _M.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Correct This Text…"),
        reach=_R.READING,
        parts=True,
        icon="edit",
    ),
    ActionSpec(_A.BACK_UP, _M.LIBRARY, QT_TRANSLATE_NOOP("Actions", "Back Up the Library")),
    ActionSpec(
        _A.SETTINGS,
        _M.LIBRARY,
        QT_TRANSLATE_NOOP("Actions", "Settings…"),
        ("Ctrl+,",),
        parts=True,
        icon="settings",
    ),
    ActionSpec(_A.QUIT, _M.LIBRARY, QT_TRANSLATE_NOOP("Actions", "Quit"), ("Ctrl+Q",), parts=True),
    *_SHELF,
    ActionSpec(_A.UNDO, _M.EDIT, QT_TRANSLATE_NOOP("Actions", "Undo"), ("Ctrl+Z",), icon="undo"),
    ActionSpec(_A.REDO, _M.EDIT, QT_TRANSLATE_NOOP("Actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo"),
    ActionSpec(_A.HISTORY, _M.EDIT, QT_TRANSLATE_NOOP("Actions", "History…"), ("Ctrl+Alt+Z",)),
    ActionSpec(_A.COPY, _M.EDIT, QT_TRANSLATE_NOOP("Actions", "Copy"), ("Ctrl+C",), _R.PAGE, parts=True, icon="copy"),
    ActionSpec(
        _A.FIND, _M.EDIT, QT_TRANSLATE_NOOP("Actions", "Find in This Text"), ("Ctrl+F",), _R.READING, parts=True
    ),
    ActionSpec(_A.FIND_NEXT, _M.EDIT, QT_TRANSLATE_NOOP("Actions", "Find Next"), ("F3",), _R.READING),
    ActionSpec(_A.FIND_PREVIOUS, _M.EDIT, QT_TRANSLATE_NOOP("Actions", "Find Previous"), ("Shift+F3",), _R.READING),
    ActionSpec(_A.COLOUR_1, _M.MARK, QT_TRANSLATE_NOOP("Actions", "Highlight in Yellow"), ("1",), _R.PAGE),
    ActionSpec(_A.COLOUR_2, _M.MARK, QT_TRANSLATE_NOOP("Actions", "Highlight in Green"), ("2",), _R.PAGE),
    ActionSpec(_A.COLOUR_3, _M.MARK, QT_TRANSLATE_NOOP("Actions", "Highlight in Blue"), ("3",), _R.PAGE),
    ActionSpec(_A.COLOUR_4, _M.MARK, QT_TRANSLATE_NOOP("Actions", "Highlight in Violet"), ("4",), _R.PAGE),
    ActionSpec(_A.COLOUR_5, _M.MARK, QT_TRANSLATE_NOOP("Actions", "Highlight in Red"), ("5",), _R.PAGE),
    ActionSpec(_A.NOTE, _M.MARK, QT_TRANSLATE_NOOP("Actions", "Note"), ("N",), _R.PAGE, parts=True, icon="edit"),
    ActionSpec(_A.QUESTION, _M.MARK, QT_TRANSLATE_NOOP("Actions", "Question"), ("Q",), _R.PAGE, icon="question"),
    ActionSpec(_A.TAGS, _M.MARK, QT_TRANSLATE_NOOP("Actions", "Tags…"), ("T",), _R.PAGE, icon="tag"),
    ActionSpec(_A.BOOKMARK, _M.MARK, QT_TRANSLATE_NOOP("Actions", "Bookmark"), ("B",), _R.PAGE, icon="bookmark"),
    ActionSpec(
        _A.REMOVE, _M.MARK, QT_TRANSLATE_NOOP("Actions", "Remove"), ("Del",), _R.PAGE, parts=True, icon="remove"
    ),
    ActionSpec(
        _A.LOOK_UP, _M.MARK, QT_TRANSLATE_NOOP("Actions", "Look Up"), ("L",), _R.PAGE, parts=True, icon="look-up"
    ),
    ActionSpec(_A.ORPHANS, _M.MARK, QT_TRANSLATE_NOOP("Actions", "Notes Without a Place…"), parts=True),
    ActionSpec(_A.GO_TO, _M.GO, QT_TRANSLATE_NOOP("Actions", "Go To…"), ("Ctrl+L",), _R.READING),
    ActionSpec(_A.BACK, _M.GO, QT_TRANSLATE_NOOP("Actions", "Back"), ("Alt+Left",), _R.READING, icon="back"),
    ActionSpec(_A.FORWARD, _M.GO, QT_TRANSLATE_NOOP("Actions", "Forward"), ("Alt+Right",), _R.READING, icon="forward"),
    ActionSpec(_A.TODAYS_PLACE, _M.GO, QT_TRANSLATE_NOOP("Actions", "Today’s Place"), ("Ctrl+T",)),
    ActionSpec(
        _A.SCREEN_LIBRARY,
        _M.GO,
        QT_TRANSLATE_NOOP("Actions", "Library"),
        ("Ctrl+1",),
        parts=True,
        icon="library",
    ),
    ActionSpec(_A.SCREEN_READ, _M.GO, QT_TRANSLATE_NOOP("Actions", "Read"), ("Ctrl+2",), icon="read"),
    ActionSpec(_A.SCREEN_NOTES, _M.GO, QT_TRANSLATE_NOOP("Actions", "Notes"), ("Ctrl+3",), icon="notes"),
    ActionSpec(_A.SCREEN_PROGRESS, _M.GO, QT_TRANSLATE_NOOP("Actions", "Progress"), ("Ctrl+4",), icon="progress"),
    ActionSpec(_A.CONTENTS, _M.VIEW, QT_TRANSLATE_NOOP("Actions", "Contents"), ("F7",), _R.READING, checkable=True),
    ActionSpec(
        _A.NOTES_PANE,
        _M.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Notes Beside the Text"),
        ("F8",),
        _R.READING,
        checkable=True,
    ),
    ActionSpec(_A.CONDENSED, _M.VIEW, QT_TRANSLATE_NOOP("Actions", "The Marks Alone"), ("F6",), icon="highlight"),
    ActionSpec(_A.LARGER, _M.VIEW, QT_TRANSLATE_NOOP("Actions", "Larger Text"), ("Ctrl++", "Ctrl+="), parts=True),
    ActionSpec(_A.SMALLER, _M.VIEW, QT_TRANSLATE_NOOP("Actions", "Smaller Text"), ("Ctrl+-",)),
    ActionSpec(_A.USUAL_SIZE, _M.VIEW, QT_TRANSLATE_NOOP("Actions", "Usual Text Size"), ("Ctrl+0",)),
    ActionSpec(
        _A.FOCUS_MODE,
        _M.VIEW,
        QT_TRANSLATE_NOOP("Actions", "Focus Mode"),
        ("F11",),
        _R.READING,
        checkable=True,
        parts=True,
        icon="focus",
    ),
    ActionSpec(
        _A.FOCUS_HOUR, _M.HOUR, QT_TRANSLATE_NOOP("Actions", "Focus Until the Goal"), ("Shift+F11",), _R.READING
    ),
    ActionSpec(_A.PAUSE, _M.HOUR, QT_TRANSLATE_NOOP("Actions", "Pause the Clock"), ("P",), _R.PAGE, icon="pause"),
    ActionSpec(_A.DID_READ, _M.HOUR, QT_TRANSLATE_NOOP("Actions", "I Did Read This"), ("I",), _R.PAGE),
    ActionSpec(_A.ROADMAP, _M.HOUR, QT_TRANSLATE_NOOP("Actions", "Roadmap…")),
    ActionSpec(_A.PLAN, _M.HOUR, QT_TRANSLATE_NOOP("Actions", "Plan…"), parts=True),
    ActionSpec(_A.ADD_TIME, _M.HOUR, QT_TRANSLATE_NOOP("Actions", "Add Time by Hand…")),
    ActionSpec(_A.CORRECT_TIME, _M.HOUR, QT_TRANSLATE_NOOP("Actions", "Correct a Stretch…")),
    ActionSpec(_A.REPORT, _M.HOUR, QT_TRANSLATE_NOOP("Actions", "Report…")),
    ActionSpec(_A.PALETTE, _M.HELP, QT_TRANSLATE_NOOP("Actions", "All Commands…"), ("Ctrl+K",), icon="list"),
    ActionSpec(_A.WELCOME, _M.HELP, QT_TRANSLATE_NOOP("Actions", "Open the Welcome Text"), icon="read"),
    ActionSpec(_A.ABOUT, _M.HELP, QT_TRANSLATE_NOOP("Actions", "About One Hour"), icon="info"),
)
"""Every action; an action stands in exactly one menu, in this order."""

MENUS = {
    _M.LIBRARY: QT_TRANSLATE_NOOP("Actions", "Library"),
    _M.SHELF: QT_TRANSLATE_NOOP("Actions", "Shelf"),
    _M.EDIT: QT_TRANSLATE_NOOP("Actions", "Edit"),
    _M.MARK: QT_TRANSLATE_NOOP("Actions", "Mark"),
    _M.GO: QT_TRANSLATE_NOOP("Actions", "Go"),
    _M.VIEW: QT_TRANSLATE_NOOP("Actions", "View"),
    _M.HOUR: QT_TRANSLATE_NOOP("Actions", "Hour"),
    _M.HELP: QT_TRANSLATE_NOOP("Actions", "Help"),
}

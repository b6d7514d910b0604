"""Say which page of the guide belongs to a screen, a page of the study screen, or a dialog."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog

from reader.core.screens import ScreenName
from reader.ui.study.study_page import StudyPageName

FIRST = "window"

SCREEN_TOPICS: Mapping[ScreenName, str] = {
    ScreenName.LIBRARY: "library",
    ScreenName.READ: "reading",
    ScreenName.NOTES: "notes",
    ScreenName.PROGRESS: "progress",
    ScreenName.STUDY: "study",
    ScreenName.SETTINGS: "settings",
}

STUDY_TOPICS: Mapping[StudyPageName, str] = {
    StudyPageName.TODAY: "study",
    StudyPageName.LESSON: "lesson",
    StudyPageName.SELF_TEST: "self-test",
    StudyPageName.CARDS: "self-test",
    StudyPageName.QUESTIONS: "questions",
    StudyPageName.QUIZ: "questions",
    StudyPageName.ACTIONS: "actions",
    StudyPageName.PACKS: "packs",
    StudyPageName.BOARD: "board",
    StudyPageName.CONTEST: "contest",
    StudyPageName.MEETINGS: "meetings",
}

DIALOG_TOPICS: Mapping[str, str] = {
    "annotations": "notes",
    "backups": "data",
    "exporting": "export",
    "exporting.talk": "meetings",
    "importing": "adding",
    "importing.edition": "editions",
    "importing.notes": "import-notes",
    "importing.text_options": "corrections",
    "importing.whose_notes": "import-notes",
    "library": "library",
    "lookup": "look-up",
    "notes": "notes",
    "notes.orphans": "editions",
    "planning": "roadmap",
    "progress": "progress",
    "progress.first_plan": "first-steps",
    "reading": "reading",
    "reminders": "reminders",
    "shell": "window",
    "shell.history": "data",
    "study": "study",
    "study.action": "actions",
    "study.bank": "questions",
    "study.contest": "contest",
    "study.edit_card": "self-test",
    "study.groups": "group",
    "study.hand_over": "group",
    "study.meeting": "meetings",
    "study.open_given": "group",
    "study.original": "group",
    "study.quiz": "questions",
    "study.rota": "lesson",
    "study.sticking": "self-test",
    "study.suggestions": "self-test",
    "sync": "machines",
}
"""The pages of dialogs, by the beginnings of the names of their modules within `reader.ui`; the longest one counts."""

_WINDOW = "reader.ui."


def topic_of_screen(screen: ScreenName | None, study_page: str = "") -> str:
    """Return the page of a screen; on the study screen that of its page."""
    if study_page:
        return STUDY_TOPICS[StudyPageName(study_page)]
    return SCREEN_TOPICS[screen] if screen is not None else FIRST


def topic_of_dialog(dialog: QDialog) -> str:
    """Return the page of a dialog; empty for one that can belong to any screen."""
    module = type(dialog).__module__.removeprefix(_WINDOW)
    names = [name for name in DIALOG_TOPICS if module.startswith(name)]
    return DIALOG_TOPICS[max(names, key=len)] if names else ""

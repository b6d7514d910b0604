"""Label undo steps, formats of texts and pages of printed editions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader.core.operation_name import OperationName
from reader.core.text.model import TextFormat
from reader.core.translatable import QT_TRANSLATE_NOOP

_OPERATIONS: dict[OperationName, str] = {
    OperationName.HIGHLIGHT: QT_TRANSLATE_NOOP("Operations", "highlight"),
    OperationName.NOTE: QT_TRANSLATE_NOOP("Operations", "new note"),
    OperationName.QUESTION: QT_TRANSLATE_NOOP("Operations", "question"),
    OperationName.BOOKMARK: QT_TRANSLATE_NOOP("Operations", "bookmark"),
    OperationName.RECOLOUR: QT_TRANSLATE_NOOP("Operations", "changing the colour"),
    OperationName.SET_STYLE: QT_TRANSLATE_NOOP("Operations", "changing the style"),
    OperationName.EDIT_NOTE: QT_TRANSLATE_NOOP("Operations", "editing a note"),
    OperationName.TAG: QT_TRANSLATE_NOOP("Operations", "changing tags"),
    OperationName.MOVE: QT_TRANSLATE_NOOP("Operations", "resizing a mark"),
    OperationName.TURN_INTO: QT_TRANSLATE_NOOP("Operations", "changing the kind of a mark"),
    OperationName.REMOVE: QT_TRANSLATE_NOOP("Operations", "removing a mark"),
    OperationName.ADD_TEXT: QT_TRANSLATE_NOOP("Operations", "adding a text"),
    OperationName.REMOVE_TEXT: QT_TRANSLATE_NOOP("Operations", "removing a text"),
    OperationName.EDIT_TEXT: QT_TRANSLATE_NOOP("Operations", "changing the details of a text"),
    OperationName.SET_TRACK: QT_TRANSLATE_NOOP("Operations", "changing the track"),
    OperationName.SET_REQUIRED: QT_TRANSLATE_NOOP("Operations", "changing required or my choice"),
    OperationName.TAG_TEXTS: QT_TRANSLATE_NOOP("Operations", "changing the tags of texts"),
    OperationName.ARCHIVE: QT_TRANSLATE_NOOP("Operations", "archiving"),
    OperationName.UNARCHIVE: QT_TRANSLATE_NOOP("Operations", "unarchiving"),
    OperationName.FILE_TEXTS: QT_TRANSLATE_NOOP("Operations", "organising texts"),
    OperationName.REPLACE_TEXT: QT_TRANSLATE_NOOP("Operations", "new edition of a text"),
    OperationName.CORRECT_TEXT: QT_TRANSLATE_NOOP("Operations", "correcting a text"),
    OperationName.DECLARE_TIME: QT_TRANSLATE_NOOP("Operations", "adding time manually"),
    OperationName.CORRECT_TIME: QT_TRANSLATE_NOOP("Operations", "correcting time"),
    OperationName.IMPORT_TIME: QT_TRANSLATE_NOOP("Operations", "importing reading time"),
    OperationName.CHANGE_PLAN: QT_TRANSLATE_NOOP("Operations", "changing the plan"),
    OperationName.IMPORT_NOTES: QT_TRANSLATE_NOOP("Operations", "importing notes"),
    OperationName.RESTORE: QT_TRANSLATE_NOOP("Operations", "restoring"),
    OperationName.PLACE_NOTES: QT_TRANSLATE_NOOP("Operations", "placing notes"),
    OperationName.CHANGE_ROADMAP: QT_TRANSLATE_NOOP("Operations", "changing the roadmap"),
    OperationName.ADD_TOPIC: QT_TRANSLATE_NOOP("Operations", "new topic"),
    OperationName.RENAME_TOPIC: QT_TRANSLATE_NOOP("Operations", "renaming a topic"),
    OperationName.REMOVE_TOPIC: QT_TRANSLATE_NOOP("Operations", "removing a topic"),
    OperationName.GATHER: QT_TRANSLATE_NOOP("Operations", "adding to a topic"),
    OperationName.TAKE_OUT: QT_TRANSLATE_NOOP("Operations", "removing from a topic"),
    OperationName.ARRANGE: QT_TRANSLATE_NOOP("Operations", "reordering a topic"),
    OperationName.WRITE_IN_TOPIC: QT_TRANSLATE_NOOP("Operations", "editing a topic"),
    OperationName.MAKE_CARDS: QT_TRANSLATE_NOOP("Operations", "adding cards"),
    OperationName.CHANGE_CARD: QT_TRANSLATE_NOOP("Operations", "changing a card"),
    OperationName.REMOVE_CARDS: QT_TRANSLATE_NOOP("Operations", "removing cards"),
    OperationName.ANSWER: QT_TRANSLATE_NOOP("Operations", "self-test answer"),
    OperationName.SET_MARK_OPTION: QT_TRANSLATE_NOOP("Operations", "changing the study options of a mark"),
    OperationName.CHANGE_LESSON: QT_TRANSLATE_NOOP("Operations", "changing a lesson"),
    OperationName.SET_LESSONS: QT_TRANSLATE_NOOP("Operations", "planning lessons"),
    OperationName.CHANGE_ROTA: QT_TRANSLATE_NOOP("Operations", "changing a rota"),
    OperationName.ADD_QUESTIONS: QT_TRANSLATE_NOOP("Operations", "adding questions"),
    OperationName.CHANGE_QUESTION: QT_TRANSLATE_NOOP("Operations", "changing a question"),
    OperationName.REMOVE_QUESTIONS: QT_TRANSLATE_NOOP("Operations", "removing questions"),
    OperationName.FINISH_QUIZ: QT_TRANSLATE_NOOP("Operations", "quiz"),
    OperationName.ADD_ACTION: QT_TRANSLATE_NOOP("Operations", "action"),
    OperationName.CHANGE_ACTION: QT_TRANSLATE_NOOP("Operations", "changing an action"),
    OperationName.REMOVE_ACTION: QT_TRANSLATE_NOOP("Operations", "removing an action"),
    OperationName.CHANGE_PROJECT: QT_TRANSLATE_NOOP("Operations", "changing a project"),
    OperationName.CHANGE_GROUP: QT_TRANSLATE_NOOP("Operations", "changing a group"),
    OperationName.ADD_PEER_NOTES: QT_TRANSLATE_NOOP("Operations", "adding others’ notes"),
    OperationName.TAKE_PEER_NOTE: QT_TRANSLATE_NOOP("Operations", "adopting a note"),
    OperationName.REPLY_TO_PEER: QT_TRANSLATE_NOOP("Operations", "replying to a note"),
    OperationName.MOVE_TO_PEER: QT_TRANSLATE_NOOP("Operations", "returning notes to their author"),
    OperationName.MAKE_PACK: QT_TRANSLATE_NOOP("Operations", "new study pack"),
    OperationName.OPEN_PACK: QT_TRANSLATE_NOOP("Operations", "opening a study pack"),
    OperationName.REMOVE_PACK: QT_TRANSLATE_NOOP("Operations", "removing a study pack from the list"),
    OperationName.MAKE_REPORT: QT_TRANSLATE_NOOP("Operations", "report"),
    OperationName.ADD_REPORTS: QT_TRANSLATE_NOOP("Operations", "adding others’ reports"),
    OperationName.CHANGE_MEETING: QT_TRANSLATE_NOOP("Operations", "changing a meeting"),
    OperationName.CHANGE_CONTEST: QT_TRANSLATE_NOOP("Operations", "changing a contest"),
    OperationName.TAKE_IN: QT_TRANSLATE_NOOP("Operations", "changes from another computer"),
}

_FORMATS: dict[TextFormat, str] = {
    TextFormat.PLAIN: QT_TRANSLATE_NOOP("Formats", "Plain text"),
    TextFormat.MARKDOWN: QT_TRANSLATE_NOOP("Formats", "Markdown"),
    TextFormat.HTML: QT_TRANSLATE_NOOP("Formats", "HTML"),
    TextFormat.EPUB: QT_TRANSLATE_NOOP("Formats", "EPUB"),
    TextFormat.PDF: QT_TRANSLATE_NOOP("Formats", "PDF"),
    TextFormat.WEB_ARCHIVE: QT_TRANSLATE_NOOP("Formats", "Web archive"),
    TextFormat.ZIP: QT_TRANSLATE_NOOP("Formats", "Compressed file"),
    TextFormat.DOCX: QT_TRANSLATE_NOOP("Formats", "Word document"),
    TextFormat.ODT: QT_TRANSLATE_NOOP("Formats", "OpenDocument text"),
    TextFormat.FB2: QT_TRANSLATE_NOOP("Formats", "FictionBook"),
    TextFormat.RTF: QT_TRANSLATE_NOOP("Formats", "Rich text"),
    TextFormat.MOBI: QT_TRANSLATE_NOOP("Formats", "Kindle book"),
    TextFormat.AWAITED: QT_TRANSLATE_NOOP("Formats", "Not in the library yet"),
}

PREFERENCE_CHANGE = "change-preference"
"""The name of a change of a preference, which can be undone on the settings screen and is recorded nowhere."""


def operation_label(name: str) -> str:
    """Return the label of an operation for the menu, after "Undo" or "Redo"; an unknown name is returned as it is."""
    if name == PREFERENCE_CHANGE:
        return QCoreApplication.translate("Operations", "changing a setting")
    known = _OPERATIONS.get(OperationName(name)) if name in set(OperationName) else None
    return QCoreApplication.translate("Operations", known) if known else name


def format_label(text_format: TextFormat) -> str:
    """Return the label of a text format."""
    return QCoreApplication.translate("Formats", _FORMATS[text_format])


def page_label(label: str) -> str:
    """Return the label of a page of the printed edition."""
    return QCoreApplication.translate("Pages", "p. {page}").format(page=label)


def single_line(text: str, length: int = 90) -> str:
    """Return text of the reader or of a file in one line, shortened to ``length`` characters."""
    line = " ".join(text[: 2 * length].split())
    return line if len(line) <= length else line[: length - 1] + "…"

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
    OperationName.RECOLOUR: QT_TRANSLATE_NOOP("Operations", "colour"),
    OperationName.SET_STYLE: QT_TRANSLATE_NOOP("Operations", "style"),
    OperationName.EDIT_NOTE: QT_TRANSLATE_NOOP("Operations", "words of a note"),
    OperationName.TAG: QT_TRANSLATE_NOOP("Operations", "tags"),
    OperationName.MOVE: QT_TRANSLATE_NOOP("Operations", "extent of a mark"),
    OperationName.TURN_INTO: QT_TRANSLATE_NOOP("Operations", "kind of a mark"),
    OperationName.REMOVE: QT_TRANSLATE_NOOP("Operations", "removing a mark"),
    OperationName.ADD_TEXT: QT_TRANSLATE_NOOP("Operations", "adding a text"),
    OperationName.REMOVE_TEXT: QT_TRANSLATE_NOOP("Operations", "removing a text"),
    OperationName.EDIT_TEXT: QT_TRANSLATE_NOOP("Operations", "name of a text"),
    OperationName.SET_TRACK: QT_TRANSLATE_NOOP("Operations", "track"),
    OperationName.SET_REQUIRED: QT_TRANSLATE_NOOP("Operations", "required or chosen"),
    OperationName.TAG_TEXTS: QT_TRANSLATE_NOOP("Operations", "tags of texts"),
    OperationName.ARCHIVE: QT_TRANSLATE_NOOP("Operations", "archiving"),
    OperationName.UNARCHIVE: QT_TRANSLATE_NOOP("Operations", "taking out of the archive"),
    OperationName.FILE_TEXTS: QT_TRANSLATE_NOOP("Operations", "filing texts"),
    OperationName.REPLACE_TEXT: QT_TRANSLATE_NOOP("Operations", "new edition of a text"),
    OperationName.CORRECT_TEXT: QT_TRANSLATE_NOOP("Operations", "correction of a text"),
    OperationName.DECLARE_TIME: QT_TRANSLATE_NOOP("Operations", "minutes entered by hand"),
    OperationName.CORRECT_TIME: QT_TRANSLATE_NOOP("Operations", "correction of minutes"),
    OperationName.IMPORT_TIME: QT_TRANSLATE_NOOP("Operations", "importing reading time"),
    OperationName.CHANGE_PLAN: QT_TRANSLATE_NOOP("Operations", "change of plan"),
    OperationName.IMPORT_NOTES: QT_TRANSLATE_NOOP("Operations", "importing notes"),
    OperationName.RESTORE: QT_TRANSLATE_NOOP("Operations", "restoring"),
    OperationName.PLACE_NOTES: QT_TRANSLATE_NOOP("Operations", "placing notes"),
    OperationName.CHANGE_ROADMAP: QT_TRANSLATE_NOOP("Operations", "change of the roadmap"),
    OperationName.ADD_TOPIC: QT_TRANSLATE_NOOP("Operations", "new topic"),
    OperationName.RENAME_TOPIC: QT_TRANSLATE_NOOP("Operations", "name of a topic"),
    OperationName.REMOVE_TOPIC: QT_TRANSLATE_NOOP("Operations", "removing a topic"),
    OperationName.GATHER: QT_TRANSLATE_NOOP("Operations", "putting into a topic"),
    OperationName.TAKE_OUT: QT_TRANSLATE_NOOP("Operations", "taking out of a topic"),
    OperationName.ARRANGE: QT_TRANSLATE_NOOP("Operations", "order of a topic"),
    OperationName.WRITE_IN_TOPIC: QT_TRANSLATE_NOOP("Operations", "words in a topic"),
    OperationName.MAKE_CARDS: QT_TRANSLATE_NOOP("Operations", "cards for the self-test"),
    OperationName.CHANGE_CARD: QT_TRANSLATE_NOOP("Operations", "change of a card"),
    OperationName.REMOVE_CARDS: QT_TRANSLATE_NOOP("Operations", "removal of cards"),
    OperationName.ANSWER: QT_TRANSLATE_NOOP("Operations", "answer in the self-test"),
    OperationName.SET_MARK_OPTION: QT_TRANSLATE_NOOP("Operations", "choice for a mark"),
    OperationName.CHANGE_LESSON: QT_TRANSLATE_NOOP("Operations", "change of a lesson"),
    OperationName.SET_LESSONS: QT_TRANSLATE_NOOP("Operations", "lessons for coming days"),
    OperationName.CHANGE_ROTA: QT_TRANSLATE_NOOP("Operations", "change of a rota"),
    OperationName.ADD_QUESTIONS: QT_TRANSLATE_NOOP("Operations", "questions of the bank"),
    OperationName.CHANGE_QUESTION: QT_TRANSLATE_NOOP("Operations", "change of a question"),
    OperationName.REMOVE_QUESTIONS: QT_TRANSLATE_NOOP("Operations", "removal of questions"),
    OperationName.FINISH_QUIZ: QT_TRANSLATE_NOOP("Operations", "quiz"),
    OperationName.ADD_ACTION: QT_TRANSLATE_NOOP("Operations", "action"),
    OperationName.CHANGE_ACTION: QT_TRANSLATE_NOOP("Operations", "change of an action"),
    OperationName.REMOVE_ACTION: QT_TRANSLATE_NOOP("Operations", "removal of an action"),
    OperationName.CHANGE_PROJECT: QT_TRANSLATE_NOOP("Operations", "change of a project"),
    OperationName.CHANGE_GROUP: QT_TRANSLATE_NOOP("Operations", "change of a group"),
    OperationName.ADD_PEER_NOTES: QT_TRANSLATE_NOOP("Operations", "notes of others"),
    OperationName.TAKE_PEER_NOTE: QT_TRANSLATE_NOOP("Operations", "note taken over"),
    OperationName.REPLY_TO_PEER: QT_TRANSLATE_NOOP("Operations", "reply to a note"),
    OperationName.MOVE_TO_PEER: QT_TRANSLATE_NOOP("Operations", "notes given back to who made them"),
    OperationName.MAKE_PACK: QT_TRANSLATE_NOOP("Operations", "new study pack"),
    OperationName.OPEN_PACK: QT_TRANSLATE_NOOP("Operations", "opening of a study pack"),
    OperationName.REMOVE_PACK: QT_TRANSLATE_NOOP("Operations", "removal of a study pack from the list"),
    OperationName.MAKE_REPORT: QT_TRANSLATE_NOOP("Operations", "report"),
    OperationName.ADD_REPORTS: QT_TRANSLATE_NOOP("Operations", "reports of others"),
    OperationName.CHANGE_MEETING: QT_TRANSLATE_NOOP("Operations", "change of a meeting"),
    OperationName.CHANGE_CONTEST: QT_TRANSLATE_NOOP("Operations", "change of a contest"),
}

_FORMATS: dict[TextFormat, str] = {
    TextFormat.PLAIN: QT_TRANSLATE_NOOP("Formats", "Plain text"),
    TextFormat.MARKDOWN: QT_TRANSLATE_NOOP("Formats", "Markdown"),
    TextFormat.HTML: QT_TRANSLATE_NOOP("Formats", "HTML"),
    TextFormat.EPUB: QT_TRANSLATE_NOOP("Formats", "EPUB"),
    TextFormat.PDF: QT_TRANSLATE_NOOP("Formats", "PDF"),
    TextFormat.WEB_ARCHIVE: QT_TRANSLATE_NOOP("Formats", "Web archive"),
    TextFormat.ZIP: QT_TRANSLATE_NOOP("Formats", "Packed text"),
    TextFormat.DOCX: QT_TRANSLATE_NOOP("Formats", "Word document"),
    TextFormat.ODT: QT_TRANSLATE_NOOP("Formats", "OpenDocument text"),
    TextFormat.FB2: QT_TRANSLATE_NOOP("Formats", "FictionBook"),
    TextFormat.RTF: QT_TRANSLATE_NOOP("Formats", "Rich text"),
    TextFormat.AWAITED: QT_TRANSLATE_NOOP("Formats", "Not here yet"),
}

PREFERENCE_CHANGE = "change-preference"
"""The name of a change of a preference, which can be undone on the settings screen and is recorded nowhere."""


def operation_label(name: str) -> str:
    """Return the label of an operation for the menu, after "Undo" or "Redo"; an unknown name is returned as it is."""
    if name == PREFERENCE_CHANGE:
        return QCoreApplication.translate("Operations", "setting")
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

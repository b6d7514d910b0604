"""Name the operations that can be undone."""

from __future__ import annotations

from enum import StrEnum


class OperationName(StrEnum):
    """The operations that can be undone; the value is stored in the library and shown on the command line."""

    HIGHLIGHT = "highlight"
    NOTE = "add-note"
    QUESTION = "ask-question"
    BOOKMARK = "bookmark"
    RECOLOUR = "recolour"
    EDIT_NOTE = "edit-note"
    TAG = "tag"
    MOVE = "change-extent"
    TURN_INTO = "change-kind"
    REMOVE = "remove"
    ADD_TEXT = "add-text"
    REMOVE_TEXT = "remove-text"
    EDIT_TEXT = "edit-text"
    SET_TRACK = "set-track"
    SET_REQUIRED = "set-required"
    TAG_TEXTS = "tag-texts"
    ARCHIVE = "archive"
    UNARCHIVE = "unarchive"
    FILE_TEXTS = "file-texts"
    REPLACE_TEXT = "replace-text"
    CORRECT_TEXT = "correct-text"
    DECLARE_TIME = "declare-time"
    CORRECT_TIME = "correct-time"
    CHANGE_PLAN = "change-plan"
    CHANGE_ROADMAP = "change-roadmap"
    IMPORT_NOTES = "import-notes"
    PLACE_NOTES = "place-notes"
    ADD_TOPIC = "add-topic"
    RENAME_TOPIC = "rename-topic"
    REMOVE_TOPIC = "remove-topic"
    GATHER = "put-into-topic"
    TAKE_OUT = "take-out-of-topic"
    ARRANGE = "arrange-topic"
    WRITE_IN_TOPIC = "write-in-topic"

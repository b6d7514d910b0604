"""Define the errors that the user can do something about.

An error carries data, never a sentence: all messages are in :mod:`reader.ui.translation.error_messages`.
Anything that is not a :class:`ReaderError` is a bug.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path

from typing_extensions import override


class Problem(StrEnum):
    """The kinds of error; the value is stable and appears in logs and in JSON."""

    # a file that cannot be imported as a text
    FILE_MISSING = "file-missing"
    FILE_UNREADABLE = "file-unreadable"
    FILE_SPECIAL = "file-special"
    FILE_CHANGED = "file-changed"
    FILE_EMPTY = "file-empty"
    FILE_BINARY = "file-binary"
    FILE_TOO_LARGE = "file-too-large"
    FOLDER_UNREADABLE = "folder-unreadable"
    FORMAT_UNKNOWN = "format-unknown"
    ENCODING_UNKNOWN = "encoding-unknown"
    NO_TEXT = "no-text"
    ZIP_DAMAGED = "zip-damaged"
    ZIP_ENCRYPTED = "zip-encrypted"
    ZIP_UNSAFE = "zip-unsafe"
    ZIP_BOMB = "zip-bomb"
    ZIP_NO_TEXT = "zip-no-text"
    ZIP_NESTED = "zip-nested"
    EPUB_NO_CONTAINER = "epub-no-container"
    EPUB_NO_PACKAGE = "epub-no-package"
    EPUB_PROTECTED = "epub-protected"
    MOBI_PROTECTED = "mobi-protected"
    MOBI_DICTIONARY = "mobi-dictionary"
    MOBI_REPLICA = "mobi-replica"
    MOBI_KFX = "mobi-kfx"
    MOBI_TOPAZ = "mobi-topaz"
    MOBI_DAMAGED = "mobi-damaged"
    PDF_SCAN = "pdf-scan"
    PDF_ENCRYPTED = "pdf-encrypted"
    PDF_NO_UNICODE = "pdf-no-unicode"
    PDF_DAMAGED = "pdf-damaged"
    PDF_TOO_LONG = "pdf-too-long"
    ORIGINAL_CHANGED = "original-changed"
    ORIGINAL_NOT_KEPT = "original-not-kept"
    DOCUMENT_DAMAGED = "document-damaged"
    DOCUMENT_ENCRYPTED = "document-encrypted"
    DOCUMENT_OLD = "document-old"
    DOCUMENT_NO_TEXT = "document-no-text"
    MARKUP_DAMAGED = "markup-damaged"
    IMPORT_TIMEOUT = "import-timeout"
    IMPORT_CRASHED = "import-crashed"
    IMPORT_CANCELLED = "import-cancelled"

    # a file that cannot be imported as a dictionary
    DICTIONARY_UNKNOWN = "dictionary-unknown"
    DICTIONARY_DAMAGED = "dictionary-damaged"
    DICTIONARY_INCOMPLETE = "dictionary-incomplete"
    DICTIONARY_EMPTY = "dictionary-empty"
    DICTIONARY_REGISTERED = "dictionary-registered"
    DICTIONARY_VERSION = "dictionary-version"
    DICTIONARY_RESOURCES = "dictionary-resources"
    DICTIONARY_THERE = "dictionary-there"
    DICTIONARY_ABSENT = "dictionary-absent"

    # a library file that cannot be used
    LIBRARY_FOREIGN = "library-foreign"
    LIBRARY_NEWER = "library-newer"
    LIBRARY_DAMAGED = "library-damaged"
    LIBRARY_LOCKED = "library-locked"
    LIBRARY_READ_ONLY = "library-read-only"
    LIBRARY_FULL = "library-full"
    LIBRARY_IO = "library-io"
    LIBRARY_CRAMPED = "library-cramped"
    LIBRARY_MISSING = "library-missing"
    BACKUP_BAD = "backup-bad"
    BACKUP_EXISTS = "backup-exists"
    RESTORE_FAILED = "restore-failed"

    # a request for something that does not exist or is not possible
    TEXT_UNKNOWN = "text-unknown"
    TEXT_KNOWN = "text-known"
    ANNOTATION_UNKNOWN = "annotation-unknown"
    ENTRY_UNKNOWN = "entry-unknown"
    TOPIC_UNKNOWN = "topic-unknown"
    QUOTE_NOT_FOUND = "quote-not-found"
    RANGE_OUTSIDE = "range-outside"
    NOTHING_TO_UNDO = "nothing-to-undo"
    NOTHING_TO_REDO = "nothing-to-redo"
    STEP_COVERED = "step-covered"
    STEP_UNFINISHED = "step-unfinished"
    PLAN_INVALID = "plan-invalid"
    ENTRY_INVALID = "entry-invalid"
    EVENT_INVALID = "event-invalid"
    EXPORT_FAILED = "export-failed"
    DOCX_MISSING = "docx-missing"
    TEMPLATE_INVALID = "template-invalid"
    FOLDER_UNWRITABLE = "folder-unwritable"

    # what is studied
    LESSON_NONE = "lesson-none"
    ROTA_UNKNOWN = "rota-unknown"
    ROTA_INVALID = "rota-invalid"
    ACTION_UNKNOWN = "action-unknown"
    ACTION_INVALID = "action-invalid"
    MEETING_UNKNOWN = "meeting-unknown"
    MEETING_INVALID = "meeting-invalid"
    # a card of the self-test that cannot be made, changed or answered
    CARD_UNKNOWN = "card-unknown"
    CARD_KNOWN = "card-known"
    CARD_LIMIT = "card-limit"
    CARD_IMPOSSIBLE = "card-impossible"
    CARD_SELF_JUDGED = "card-self-judged"
    BLANK_NOT_FOUND = "blank-not-found"
    BLANK_AMBIGUOUS = "blank-ambiguous"

    # what readers hand to each other
    NAME_MISSING = "name-missing"
    NAME_CHANGED = "name-changed"
    NAME_TAKEN = "name-taken"
    GROUP_UNKNOWN = "group-unknown"
    PERSON_UNKNOWN = "person-unknown"
    PACK_UNKNOWN = "pack-unknown"
    PACK_OLDER = "pack-older"
    PACK_EMPTY = "pack-empty"
    PACK_PLAN_EMPTY = "pack-plan-empty"
    BAG_UNKNOWN = "bag-unknown"
    BAG_NEWER = "bag-newer"
    BAG_KIND = "bag-kind"
    BAG_FIELD = "bag-field"
    BAG_JSON = "bag-json"
    BAG_MANIFEST = "bag-manifest"
    BAG_DAMAGED = "bag-damaged"
    BAG_MISSING = "bag-missing"
    BAG_EXTRA = "bag-extra"
    BAG_UNSAFE = "bag-unsafe"
    BAG_TOO_LARGE = "bag-too-large"
    BAG_LINE = "bag-line"
    PEER_NOTE_UNKNOWN = "peer-note-unknown"
    NOTES_OF_OTHERS = "notes-of-others"
    NOTES_MOVED_NONE = "notes-moved-none"
    BAG_NO_LINE = "bag-no-line"
    BAG_NO_TEXT = "bag-no-text"
    GROUP_OTHER = "group-other"
    REPORT_INVALID = "report-invalid"
    REPORT_UNKNOWN = "report-unknown"
    REPORT_EXPECTED = "report-expected"

    # notes from other programs
    NOTES_UNKNOWN = "notes-unknown"
    NOTES_DAMAGED = "notes-damaged"
    NOTES_EMPTY = "notes-empty"
    NOTE_SKIPPED = "note-skipped"

    # reading time from a file
    TIME_UNKNOWN = "time-unknown"
    TIME_DAMAGED = "time-damaged"
    TIME_EMPTY = "time-empty"

    # questions of the bank
    QUESTIONS_UNKNOWN = "questions-unknown"
    QUESTION_UNKNOWN = "question-unknown"
    QUESTION_KNOWN = "question-known"
    QUESTION_INVALID = "question-invalid"
    BANK_EMPTY = "bank-empty"

    # rounds and contests
    ROUND_UNKNOWN = "round-unknown"
    CONTEST_UNKNOWN = "contest-unknown"
    CONTEST_INVALID = "contest-invalid"
    CONTEST_SET_UP = "contest-set-up"
    CONTEST_QUESTIONS = "contest-questions"

    # a voice that reads aloud
    VOICE_MISSING = "voice-missing"
    VOICE_COMMAND = "voice-command"
    VOICE_FAILED = "voice-failed"
    VOICE_SILENT = "voice-silent"
    VOICE_HUNG = "voice-hung"

    # the folder that is shared with other machines
    SYNC_FOLDER_GONE = "sync-folder-gone"
    SYNC_READ_ONLY = "sync-read-only"
    SYNC_FULL = "sync-full"
    SYNC_IO = "sync-io"
    SYNC_SYMLINK = "sync-symlink"
    SYNC_INSIDE_LIBRARY = "sync-inside-library"
    SYNC_GROUP_THERE = "sync-group-there"
    SYNC_GROUP_NONE = "sync-group-none"
    SYNC_NEWER = "sync-newer"
    SYNC_RESTORED = "sync-restored"
    SYNC_OFF = "sync-off"
    SYNC_JOINED = "sync-joined"
    SYNC_DOCUMENT_DAMAGED = "sync-document-damaged"


class ReaderError(Exception):
    """A problem that the user can act on.

    ``path`` is the file it concerns, ``detail`` the values that the message needs, by name; a day as a date.
    """

    def __init__(self, problem: Problem, path: Path | None = None, **detail: str | int | date) -> None:
        """Store the kind of problem and its data."""
        super().__init__(problem, path, detail)
        self.problem = problem
        self.path = path
        self.detail = detail

    def with_path(self, path: Path) -> ReaderError:
        """Return the error, with ``path`` as the file it concerns where it names none."""
        return self if self.path else ReaderError(self.problem, path, **self.detail)

    def number(self, name: str) -> int:
        """Return a value of ``detail`` that is a number."""
        return int(str(self.detail[name]))

    @override
    def __reduce__(self) -> tuple[Callable[..., ReaderError], tuple[object, ...]]:
        """Pickle with all data, to be sent to another process."""
        return _restore, (self.problem, self.path, self.detail)

    @override
    def __str__(self) -> str:
        """Return the kind and its data, for the log only."""
        parts = [self.problem.value]
        if self.path is not None:
            parts.append(str(self.path))
        parts.extend(f"{name}={value}" for name, value in self.detail.items())
        return " ".join(parts)


def _restore(problem: Problem, path: Path | None, detail: dict[str, str | int | date]) -> ReaderError:
    return ReaderError(problem, path, **detail)

"""Build the messages of all errors that the reader can act on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from reader.core.errors import Problem, ReaderError
from reader.core.text.sanitise import sanitise
from reader.core.translatable import QT_TRANSLATE_NOOP

_SENTENCES: dict[Problem, str] = {
    Problem.FILE_MISSING: QT_TRANSLATE_NOOP("Messages", "The file “{name}” is no longer there."),
    Problem.FILE_UNREADABLE: QT_TRANSLATE_NOOP(
        "Messages", "The file “{name}” cannot be opened. Its permissions may not allow it."
    ),
    Problem.FILE_SPECIAL: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is no ordinary file but a pipe, a device or the like, which holds no text."
    ),
    Problem.FILE_CHANGED: QT_TRANSLATE_NOOP(
        "Messages",
        "Another program was writing to “{name}” while it was read, so nothing of it was kept. Add it again.",
    ),
    Problem.FOLDER_UNREADABLE: QT_TRANSLATE_NOOP(
        "Messages", "The folder “{name}” cannot be opened, so what is in it was not added."
    ),
    Problem.FILE_EMPTY: QT_TRANSLATE_NOOP("Messages", "The file “{name}” is empty."),
    Problem.FILE_BINARY: QT_TRANSLATE_NOOP("Messages", "The file “{name}” holds data, not text."),
    Problem.FILE_TOO_LARGE: QT_TRANSLATE_NOOP("Messages", "The file “{name}” is larger than One Hour takes."),
    Problem.FORMAT_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is of a kind that One Hour does not read. It reads plain text, Markdown, HTML, EPUB, PDF, FB2, DOCX, "
        "ODT and RTF.",
    ),
    Problem.ENCODING_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages", "The encoding of “{name}” could not be told. Save it as UTF-8 and add it again."
    ),
    Problem.NO_TEXT: QT_TRANSLATE_NOOP("Messages", "“{name}” holds no text to read."),
    Problem.ZIP_DAMAGED: QT_TRANSLATE_NOOP("Messages", "“{name}” is damaged or was not downloaded to its end."),
    Problem.ZIP_ENCRYPTED: QT_TRANSLATE_NOOP("Messages", "“{name}” is locked with a password."),
    Problem.ZIP_UNSAFE: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” was not read: it is packed in a way that could write outside of the book."
    ),
    Problem.ZIP_BOMB: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” was not read: unpacked it would be larger than any book."
    ),
    Problem.ZIP_NO_TEXT: QT_TRANSLATE_NOOP("Messages", "There is no text in “{name}” that One Hour reads."),
    Problem.ZIP_NESTED: QT_TRANSLATE_NOOP(
        "Messages", "In “{name}” there is nothing but another packed file. Unpack it, and add what is in it."
    ),
    Problem.EPUB_NO_CONTAINER: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is no complete EPUB: it does not say where its book begins."
    ),
    Problem.EPUB_NO_PACKAGE: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is no complete EPUB: the list of its chapters is missing."
    ),
    Problem.EPUB_PROTECTED: QT_TRANSLATE_NOOP(
        "Messages", "The book “{name}” is copy-protected, so that other programs cannot read it."
    ),
    Problem.PDF_SCAN: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” holds only pictures of pages. Have its text recognised (OCR) first, then add it again."
    ),
    Problem.PDF_ENCRYPTED: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is locked with a password. Save a copy without one and add that."
    ),
    Problem.PDF_NO_UNICODE: QT_TRANSLATE_NOOP(
        "Messages", "The fonts of “{name}” do not say which letters they show, so that its words cannot be read."
    ),
    Problem.PDF_DAMAGED: QT_TRANSLATE_NOOP("Messages", "“{name}” is damaged or was not downloaded to its end."),
    Problem.PDF_TOO_LONG: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” claims to have {pages} pages; One Hour reads up to {limit}."
    ),
    Problem.DOCUMENT_DAMAGED: QT_TRANSLATE_NOOP(
        "Messages", "The document “{name}” is damaged: its text cannot be found in it."
    ),
    Problem.DOCUMENT_ENCRYPTED: QT_TRANSLATE_NOOP(
        "Messages",
        "The document “{name}” is locked with a password. Open it in the program that it was made with, save it "
        "without the password, and add it again.",
    ),
    Problem.DOCUMENT_OLD: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is a document of an old Word, which One Hour does not read. Open it in Word, WPS or LibreOffice, "
        "save it as DOCX, and add that.",
    ),
    Problem.DOCUMENT_NO_TEXT: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is a spreadsheet, a presentation or a drawing, not a text to read."
    ),
    Problem.MARKUP_DAMAGED: QT_TRANSLATE_NOOP("Messages", "The markup of “{name}” is too damaged to be read."),
    Problem.IMPORT_TIMEOUT: QT_TRANSLATE_NOOP(
        "Messages", "Reading “{name}” took too long and was stopped. Nothing of it was kept."
    ),
    Problem.IMPORT_CRASHED: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” could not be read to its end. Nothing of it was kept."
    ),
    Problem.IMPORT_CANCELLED: QT_TRANSLATE_NOOP("Messages", "Adding “{name}” was stopped. Nothing of it was kept."),
    Problem.DICTIONARY_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is no dictionary that One Hour reads. It reads StarDict, CC-CEDICT, and lists of words and meanings "
        "parted by a tab.",
    ),
    Problem.DICTIONARY_DAMAGED: QT_TRANSLATE_NOOP(
        "Messages", "The dictionary “{name}” is damaged or not whole. Nothing of it was kept."
    ),
    Problem.DICTIONARY_INCOMPLETE: QT_TRANSLATE_NOOP(
        "Messages", "The dictionary “{name}” needs the file “{part}”, which is not beside it."
    ),
    Problem.DICTIONARY_EMPTY: QT_TRANSLATE_NOOP("Messages", "The dictionary “{name}” holds no words."),
    Problem.DICTIONARY_MDICT: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is an MDict dictionary, which One Hour does not read. Many of them are shared as StarDict files too.",
    ),
    Problem.DICTIONARY_THERE: QT_TRANSLATE_NOOP("Messages", "The dictionary “{dictionary}” is there already."),
    Problem.DICTIONARY_ABSENT: QT_TRANSLATE_NOOP("Messages", "There is no dictionary “{dictionary}”."),
    Problem.LIBRARY_FOREIGN: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is not a library of One Hour. It was left as it is."
    ),
    Problem.LIBRARY_NEWER: QT_TRANSLATE_NOOP(
        "Messages",
        "The library “{name}” was made by a newer One Hour (its version is {found}, this one knows {known}). "
        "It was left as it is. Install the newer One Hour to open it.",
    ),
    Problem.LIBRARY_DAMAGED: QT_TRANSLATE_NOOP(
        "Messages", "The library “{name}” is damaged. The damaged file is kept; nothing was deleted."
    ),
    Problem.LIBRARY_LOCKED: QT_TRANSLATE_NOOP(
        "Messages", "The library “{name}” is open in another One Hour. Close that one first."
    ),
    Problem.LIBRARY_READ_ONLY: QT_TRANSLATE_NOOP(
        "Messages", "The library “{name}” can be read but not written. What is marked or written now cannot be kept."
    ),
    Problem.LIBRARY_FULL: QT_TRANSLATE_NOOP(
        "Messages", "The disk is full. What was kept before is safe. Make room, then do the last step again."
    ),
    Problem.LIBRARY_IO: QT_TRANSLATE_NOOP(
        "Messages", "The disk did not take or give what was asked for. What was kept before is safe; look at the disk."
    ),
    Problem.LIBRARY_CRAMPED: QT_TRANSLATE_NOOP(
        "Messages",
        "Only {free} MB are left on the disk of the library, too little to add texts. What is in the library is safe. "
        "Make room, then add them again.",
    ),
    Problem.LIBRARY_MISSING: QT_TRANSLATE_NOOP(
        "Messages",
        "The library “{name}” is missing or empty, but copies of it are there. No new one was begun in its place.",
    ),
    Problem.BACKUP_EXISTS: QT_TRANSLATE_NOOP(
        "Messages", "There is a file “{name}” already. It was left as it is; name another one."
    ),
    Problem.RESTORE_FAILED: QT_TRANSLATE_NOOP(
        "Messages", "What is in “{name}” does not fit into this library. Nothing was changed."
    ),
    Problem.BACKUP_BAD: QT_TRANSLATE_NOOP("Messages", "The backup “{name}” could not be verified, so it was not kept."),
    Problem.TEXT_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "That text is not in the library."),
    Problem.TEXT_KNOWN: QT_TRANSLATE_NOOP(
        "Messages", "These words are in the library already, as “{title}”. Nothing was replaced."
    ),
    Problem.ANNOTATION_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "That note is not in the library."),
    Problem.CARD_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "That card is not in the library, or its mark was removed."),
    Problem.CARD_KNOWN: QT_TRANSLATE_NOOP("Messages", "There is a card with these words already. Nothing was changed."),
    Problem.CARD_LIMIT: QT_TRANSLATE_NOOP(
        "Messages", "A mark has at most {most} cards. Remove one of them first; nothing was changed."
    ),
    Problem.CARD_IMPOSSIBLE: QT_TRANSLATE_NOOP("Messages", "No card of this kind can be made of this mark."),
    Problem.CARD_SELF_JUDGED: QT_TRANSLATE_NOOP(
        "Messages", "What is typed for this card cannot be judged: say how well it was known instead."
    ),
    Problem.BLANK_NOT_FOUND: QT_TRANSLATE_NOOP("Messages", "These words do not stand in the mark: “{words}”."),
    Problem.BLANK_AMBIGUOUS: QT_TRANSLATE_NOOP(
        "Messages", "“{words}” stands {times} times in the mark. Say which of them is meant."
    ),
    Problem.TOPIC_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "This topic is not in the library any more."),
    Problem.LESSON_NONE: QT_TRANSLATE_NOOP(
        "Messages", "There is nothing for a lesson yet. Mark a passage of some sentences, or add a text."
    ),
    Problem.ROTA_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "This rota has no members yet."),
    Problem.ROTA_INVALID: QT_TRANSLATE_NOOP("Messages", "The rota cannot be changed so. It stays as it was."),
    Problem.NAME_MISSING: QT_TRANSLATE_NOOP("Messages", "A name is needed: that of the group, or the one others see."),
    Problem.NAME_CHANGED: QT_TRANSLATE_NOOP(
        "Messages", "This is from “{name}”, who was known as “{known}” before. Nothing was taken in."
    ),
    Problem.NAME_TAKEN: QT_TRANSLATE_NOOP(
        "Messages",
        "Another “{name}” is known already, and this is from somebody else of that name. Nothing was taken in.",
    ),
    Problem.GROUP_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "There is no such group in the library."),
    Problem.PERSON_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "Nobody of that name has handed anything over."),
    Problem.BAG_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is no file that was handed over from One Hour. Nothing was taken in."
    ),
    Problem.BAG_NEWER: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” was made by a newer One Hour: it is of version {found}, and this one reads up to version {known}. "
        "Nothing was taken in.",
    ),
    Problem.BAG_KIND: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is of a kind that this One Hour does not know: “{kind}”. Nothing was taken in."
    ),
    Problem.BAG_FIELD: QT_TRANSLATE_NOOP(
        "Messages", "In “{name}”, “{field}” is missing or not as it should be. Nothing was taken in."
    ),
    Problem.BAG_JSON: QT_TRANSLATE_NOOP(
        "Messages", "“{file}” in “{name}” is no sound JSON: it may have a key twice. Nothing was taken in."
    ),
    Problem.BAG_MANIFEST: QT_TRANSLATE_NOOP(
        "Messages", "“{file}” in “{name}” does not list its files as it should. Nothing was taken in."
    ),
    Problem.BAG_DAMAGED: QT_TRANSLATE_NOOP(
        "Messages", "“{file}” in “{name}” is damaged or was changed on its way. Nothing was taken in; ask for it again."
    ),
    Problem.BAG_MISSING: QT_TRANSLATE_NOOP("Messages", "“{file}” is missing in “{name}”. Nothing was taken in."),
    Problem.BAG_EXTRA: QT_TRANSLATE_NOOP(
        "Messages", "“{file}” was put into “{name}” and is not in its list. Nothing was taken in."
    ),
    Problem.BAG_UNSAFE: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” was not opened: “{file}” in it could be written elsewhere, or stands there twice."
    ),
    Problem.BAG_TOO_LARGE: QT_TRANSLATE_NOOP(
        "Messages", "“{file}” is larger than what One Hour hands over or takes in. Nothing was done."
    ),
    Problem.BAG_LINE: QT_TRANSLATE_NOOP(
        "Messages", "The line “{name}” was changed or cut off on its way. Ask for it again; the others were read."
    ),
    Problem.PEER_NOTE_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "This note is not among those of others."),
    Problem.NOTES_OF_OTHERS: QT_TRANSLATE_NOOP(
        "Messages",
        "The notes in “{name}” are by {people}. They stand beside your own, never among them: take them in with "
        "“peers add”, or “Open What I Was Given…” in the window.",
    ),
    Problem.NOTES_MOVED_NONE: QT_TRANSLATE_NOOP("Messages", "None of your notes is by “{creator}”."),
    Problem.BAG_NO_TEXT: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is no text: it was handed over from One Hour. Open it with “Open What I Was Given…” in the menu "
        "“Library”.",
    ),
    Problem.BAG_NO_LINE: QT_TRANSLATE_NOOP(
        "Messages", "In this text there is no line that begins with “onehour:”. Copy the whole message."
    ),
    Problem.GROUP_OTHER: QT_TRANSLATE_NOOP("Messages", "This is for “{name}”, not “{group}”. Nothing was taken in."),
    Problem.REPORT_INVALID: QT_TRANSLATE_NOOP(
        "Messages", "The report holds something that cannot be read: {field}. Nothing of it was taken in."
    ),
    Problem.REPORT_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "That is none of your own reports. Nothing was withdrawn."),
    Problem.REPORT_EXPECTED: QT_TRANSLATE_NOOP(
        "Messages", "This is no report, but “{kind}”: open it with “Open what I was given”. Nothing was taken in."
    ),
    Problem.PACK_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "There is no such study pack in the library."),
    Problem.PACK_OLDER: QT_TRANSLATE_NOOP(
        "Messages", "This is number {number} of the pack, and number {known} is known already. Nothing was taken in."
    ),
    Problem.PACK_EMPTY: QT_TRANSLATE_NOOP(
        "Messages", "A study pack needs a text: choose one, or put one on the roadmap."
    ),
    Problem.PACK_PLAN_EMPTY: QT_TRANSLATE_NOOP("Messages", "No portion and no lesson can be read from “{name}”."),
    Problem.ACTION_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "This action is not in the library."),
    Problem.ACTION_INVALID: QT_TRANSLATE_NOOP("Messages", "The action cannot be changed so. It stays as it was."),
    Problem.ENTRY_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "That session is not in the ledger."),
    Problem.QUOTE_NOT_FOUND: QT_TRANSLATE_NOOP("Messages", "Those words do not stand in the text."),
    Problem.RANGE_OUTSIDE: QT_TRANSLATE_NOOP("Messages", "That place lies outside of the text."),
    Problem.NOTHING_TO_UNDO: QT_TRANSLATE_NOOP("Messages", "There is nothing to undo."),
    Problem.NOTHING_TO_REDO: QT_TRANSLATE_NOOP("Messages", "There is nothing to redo."),
    Problem.STEP_COVERED: QT_TRANSLATE_NOOP(
        "Messages",
        "Other steps came after this one. Nothing was changed; “History…” in the menu “Edit” leads back to it.",
    ),
    Problem.PLAN_INVALID: QT_TRANSLATE_NOOP("Messages", "Such a plan is not possible. The plan stays as it was."),
    Problem.ENTRY_INVALID: QT_TRANSLATE_NOOP("Messages", "Such a session is not possible. Nothing was changed."),
    Problem.EVENT_INVALID: QT_TRANSLATE_NOOP("Messages", "The recorded activity could not be understood."),
    Problem.EXPORT_FAILED: QT_TRANSLATE_NOOP(
        "Messages", "The notes could not be written to “{name}”. Your notes are safe in the library."
    ),
    Problem.MEETING_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "There is no such meeting."),
    Problem.MEETING_INVALID: QT_TRANSLATE_NOOP("Messages", "Such a meeting is not possible. Nothing was written."),
    Problem.DOCX_MISSING: QT_TRANSLATE_NOOP(
        "Messages",
        "Word documents are written by the package python-docx, which is not installed: pip install python-docx. "
        "Markdown and HTML need nothing more.",
    ),
    Problem.TEMPLATE_INVALID: QT_TRANSLATE_NOOP(
        "Messages", "The template “{name}” cannot be used: {reason}. Nothing was exported with it."
    ),
    Problem.FOLDER_UNWRITABLE: QT_TRANSLATE_NOOP("Messages", "Nothing can be written in the folder “{name}”."),
    Problem.NOTES_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” holds no notes that One Hour understands. It takes those of Kindle, KOReader, Readwise, calibre, "
        "Zotero, JSON-LD, and its own.",
    ),
    Problem.NOTES_DAMAGED: QT_TRANSLATE_NOOP("Messages", "The notes in “{name}” cannot be read: the file is damaged."),
    Problem.NOTES_EMPTY: QT_TRANSLATE_NOOP("Messages", "There are no notes in “{name}”."),
    Problem.NOTE_SKIPPED: QT_TRANSLATE_NOOP("Messages", "Entry {number} of “{name}” was passed over."),
    Problem.TIME_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” holds no reading time that One Hour understands. It takes that of KOReader, Readest and ッツ Ebook "
        "Reader, and its own JSON and CSV.",
    ),
    Problem.TIME_DAMAGED: QT_TRANSLATE_NOOP(
        "Messages", "The reading time in “{name}” cannot be read: the file is damaged. Nothing of it was taken in."
    ),
    Problem.TIME_EMPTY: QT_TRANSLATE_NOOP("Messages", "There is no reading time in “{name}”."),
    Problem.QUESTIONS_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages",
        "There are no questions in “{name}” that One Hour understands. It takes GIFT, Aiken, tables (CSV), and "
        "numbered questions with their answers as text.",
    ),
    Problem.QUESTION_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "That question is not in the bank."),
    Problem.QUESTION_KNOWN: QT_TRANSLATE_NOOP("Messages", "This question is in the bank already. Nothing was added."),
    Problem.QUESTION_INVALID: QT_TRANSLATE_NOOP("Messages", "This question cannot be asked yet."),
    Problem.BANK_EMPTY: QT_TRANSLATE_NOOP("Messages", "There are no questions in the bank yet."),
    Problem.ROUND_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "There is no study pack of that name with questions in it."),
    Problem.CONTEST_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "That contest is not in the library."),
    Problem.CONTEST_INVALID: QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the contest cannot stand there. Nothing was marked."
    ),
    Problem.CONTEST_SET_UP: QT_TRANSLATE_NOOP("Messages", "This makes no contest yet."),
    Problem.CONTEST_QUESTIONS: QT_TRANSLATE_NOOP(
        "Messages", "The contest asks for {needed} questions, and there are {number} to choose from."
    ),
}

# messages for an error with a particular value among its details
_PARTICULARS: dict[tuple[Problem, str], str] = {
    (Problem.TEXT_UNKNOWN, "2"): QT_TRANSLATE_NOOP(
        "Messages", "More than one text has an id that begins so. Give more of it."
    ),
    (Problem.CARD_UNKNOWN, "2"): QT_TRANSLATE_NOOP(
        "Messages", "More than one card has an id that begins so. Give more of it."
    ),
    (Problem.ANNOTATION_UNKNOWN, "2"): QT_TRANSLATE_NOOP(
        "Messages", "More than one note has an id that begins so. Give more of it."
    ),
    (Problem.PLAN_INVALID, "goal"): QT_TRANSLATE_NOOP(
        "Messages", "A plan asks for 5 to 600 minutes a day. The plan stays as it was."
    ),
    (Problem.PLAN_INVALID, "goal-on"): QT_TRANSLATE_NOOP(
        "Messages", "A weekday can have a goal of 5 to 600 minutes. The plan stays as it was."
    ),
    (Problem.PLAN_INVALID, "week"): QT_TRANSLATE_NOOP(
        "Messages", "The goal of a week is 5 to 4200 minutes, or 1 to 7 days. The plan stays as it was."
    ),
    (Problem.PLAN_INVALID, "away"): QT_TRANSLATE_NOOP(
        "Messages", "Days away end after they begin, and last no longer than a year. Nothing was changed."
    ),
    (Problem.PLAN_INVALID, "rest"): QT_TRANSLATE_NOOP(
        "Messages", "At least one day of the week has to be left for reading. The plan stays as it was."
    ),
    (Problem.PLAN_INVALID, "day-start"): QT_TRANSLATE_NOOP(
        "Messages", "A day begins at an hour of 0 to 23. The plan stays as it was."
    ),
    (Problem.PLAN_INVALID, "make-up"): QT_TRANSLATE_NOOP(
        "Messages", "A missed day can be made up within 0 to 31 days. The plan stays as it was."
    ),
    (Problem.PLAN_INVALID, "from"): QT_TRANSLATE_NOOP(
        "Messages", "Such a change can hold from {earliest} at the earliest. The plan stays as it was."
    ),
    (Problem.PLAN_INVALID, "at"): QT_TRANSLATE_NOOP(
        "Messages", "The plan was changed on {earliest}, and is not changed before that. Nothing was changed."
    ),
    (Problem.PLAN_INVALID, "rest-day"): QT_TRANSLATE_NOOP(
        "Messages", "A day of rest is declared before it begins, so {earliest} at the earliest. Nothing was changed."
    ),
    (Problem.ENTRY_INVALID, "order"): QT_TRANSLATE_NOOP(
        "Messages", "A session ends after it begins. Nothing was entered."
    ),
    (Problem.ENTRY_INVALID, "length"): QT_TRANSLATE_NOOP(
        "Messages", "A session is not longer than a day. Nothing was entered."
    ),
    (Problem.ENTRY_INVALID, "future"): QT_TRANSLATE_NOOP(
        "Messages", "Only time that has passed can be entered. Nothing was entered."
    ),
    (Problem.ENTRY_INVALID, "overlap"): QT_TRANSLATE_NOOP(
        "Messages", "Some of that time is in the ledger already, and no minute counts twice. Nothing was entered."
    ),
    (Problem.ENTRY_INVALID, "negative"): QT_TRANSLATE_NOOP(
        "Messages", "More would be cut than there is. Nothing was changed."
    ),
    (Problem.ENTRY_INVALID, "wall"): QT_TRANSLATE_NOOP(
        "Messages", "The day would hold more than its own time. Nothing was changed."
    ),
    (Problem.ENTRY_INVALID, "day"): QT_TRANSLATE_NOOP(
        "Messages", "The session would reach into another day. Nothing was changed."
    ),
    (Problem.ENTRY_INVALID, "same"): QT_TRANSLATE_NOOP("Messages", "It stands so already. Nothing was changed."),
    (Problem.ENTRY_INVALID, "empty"): QT_TRANSLATE_NOOP(
        "Messages", "A correction needs a reason, and a session that is there. Nothing was changed."
    ),
    (Problem.ENTRY_INVALID, "running"): QT_TRANSLATE_NOOP(
        "Messages", "This session is still running. Pause the clock and correct it then. Nothing was changed."
    ),
    (Problem.EXPORT_FAILED, "picture"): QT_TRANSLATE_NOOP("Messages", "The picture could not be written to “{name}”."),
    (Problem.EXPORT_FAILED, "changing"): QT_TRANSLATE_NOOP(
        "Messages",
        "Another program kept writing to “{name}” while it was to be exported. It was left as it is; export again.",
    ),
    (Problem.EXPORT_FAILED, "read-only"): QT_TRANSLATE_NOOP(
        "Messages", "The file “{name}” may only be read, so it was left as it is. Your notes are safe in the library."
    ),
    (Problem.EXPORT_FAILED, "full"): QT_TRANSLATE_NOOP(
        "Messages", "The disk is full. “{name}” was left as it is; your notes are safe in the library."
    ),
    (Problem.EXPORT_FAILED, "not-text"): QT_TRANSLATE_NOOP(
        "Messages", "The file “{name}” is no longer plain text in UTF-8, so it was left as it is."
    ),
    (Problem.TEMPLATE_INVALID, "syntax"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the template “{name}” is not understood: {reason}. Nothing was exported with it."
    ),
    (Problem.TEMPLATE_INVALID, "stopped"): QT_TRANSLATE_NOOP(
        "Messages", "The template “{name}” took too much memory or time and was stopped. Nothing was exported with it."
    ),
    (Problem.TEMPLATE_INVALID, "no-annotation"): QT_TRANSLATE_NOOP(
        "Messages", "The template “{name}” has no block “annotation”. Nothing was exported with it."
    ),
    (Problem.NOTES_DAMAGED, "not-json"): QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is no sound JSON: it may have been cut off, or have a key twice. Nothing of it was taken in.",
    ),
    (Problem.NOTES_DAMAGED, "too-deep"): QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is nested deeper than any file of notes. Nothing of it was taken in."
    ),
    (Problem.NOTES_DAMAGED, "csv"): QT_TRANSLATE_NOOP(
        "Messages", "“{name}” lacks the column “Highlight”. Nothing of it was taken in."
    ),
    (Problem.NOTE_SKIPPED, "broken"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” is broken and was passed over."
    ),
    (Problem.NOTE_SKIPPED, "kind"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” is of a kind that One Hour does not know."
    ),
    (Problem.NOTE_SKIPPED, "no-words"): QT_TRANSLATE_NOOP("Messages", "Entry {number} of “{name}” holds no words."),
    (Problem.NOTE_SKIPPED, "too-long"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” is longer than any passage and was passed over."
    ),
    (Problem.NOTE_SKIPPED, "limit"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” holds no words: the book allows Kindle to copy no more of it."
    ),
    (Problem.NOTE_SKIPPED, "cut-off"): QT_TRANSLATE_NOOP(
        "Messages", "“{name}” breaks off at entry {number}. What stands before that was read."
    ),
    (Problem.NOTE_SKIPPED, "kind-guessed"): QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is in a language whose words One Hour does not know: what is a highlight, a note or a bookmark "
        "was told by the shape of the entries.",
    ),
    (Problem.NOTE_SKIPPED, "repeated"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” stands in it again, later and whole."
    ),
    (Problem.NOTE_SKIPPED, "columns"): QT_TRANSLATE_NOOP(
        "Messages", "Line {number} of the table “{name}” has other columns than its headings."
    ),
    (Problem.NOTE_SKIPPED, "removed"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” had been removed in the other program."
    ),
    (Problem.NOTE_SKIPPED, "known"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” is in the library already."
    ),
    (Problem.NOTE_SKIPPED, "taken-out"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” was in the library and was removed there; it stays removed."
    ),
    (Problem.NOTE_SKIPPED, "edited-here"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” is in the library with other words, which stay."
    ),
    (Problem.BAG_JSON, "too-deep"): QT_TRANSLATE_NOOP(
        "Messages", "“{file}” in “{name}” is nested deeper than any such file. Nothing was taken in."
    ),
    (Problem.BAG_JSON, "too-many"): QT_TRANSLATE_NOOP(
        "Messages", "“{file}” in “{name}” holds more than any such file. Nothing was taken in."
    ),
    (Problem.BAG_JSON, "not-text"): QT_TRANSLATE_NOOP(
        "Messages", "“{file}” in “{name}” has characters in it that are no text. Nothing was taken in."
    ),
    (Problem.LESSON_NONE, "no-other"): QT_TRANSLATE_NOOP(
        "Messages", "There is no other lesson today: mark more passages. This one stays."
    ),
    (Problem.LESSON_NONE, "no-mark"): QT_TRANSLATE_NOOP(
        "Messages", "This lesson comes from no mark, so there is none to leave out."
    ),
    (Problem.ROTA_INVALID, "twice"): QT_TRANSLATE_NOOP(
        "Messages", "“{who}” stands among the members twice. The rota stays as it was."
    ),
    (Problem.ROTA_INVALID, "past"): QT_TRANSLATE_NOOP(
        "Messages", "{day} is over, and days that are over never change. The rota stays as it was."
    ),
    (Problem.ROTA_INVALID, "stranger"): QT_TRANSLATE_NOOP(
        "Messages", "“{who}” is no member of the rota. It stays as it was."
    ),
    (Problem.ROTA_INVALID, "no-host"): QT_TRANSLATE_NOOP(
        "Messages", "On {day} nobody hosts, so there is nothing to swap. The rota stays as it was."
    ),
    (Problem.ROTA_INVALID, "same-day"): QT_TRANSLATE_NOOP(
        "Messages", "A swap takes two days, not {day} alone. The rota stays as it was."
    ),
    (Problem.REPORT_INVALID, "period"): QT_TRANSLATE_NOOP(
        "Messages", "A report is about {most} days at most, and this one about {days}. Nothing of it was taken in."
    ),
    (Problem.REPORT_INVALID, "backwards"): QT_TRANSLATE_NOOP(
        "Messages", "The last day of a report is not before its first one. Nothing of it was taken in."
    ),
    (Problem.ACTION_INVALID, "empty"): QT_TRANSLATE_NOOP("Messages", "An action says what is to be done."),
    (Problem.ACTION_INVALID, "nested"): QT_TRANSLATE_NOOP(
        "Messages", "An action has no measures of its own: name a project. Nothing was added."
    ),
    (Problem.ACTION_INVALID, "open"): QT_TRANSLATE_NOOP(
        "Messages", "“{what}” is open, and what is open stays until it is done. It can be dropped with a reason."
    ),
    (Problem.ACTION_INVALID, "reason"): QT_TRANSLATE_NOOP(
        "Messages", "Say why it is dropped. The action stays as it was."
    ),
    (Problem.ACTION_INVALID, "measures"): QT_TRANSLATE_NOOP(
        "Messages", "The project is done when all its measures are. Still open: {what}."
    ),
    (Problem.MEETING_UNKNOWN, "2"): QT_TRANSLATE_NOOP(
        "Messages", "More than one meeting has an id that begins so. Give more of it."
    ),
    (Problem.MEETING_INVALID, "nobody"): QT_TRANSLATE_NOOP(
        "Messages", "Nobody is present. Say who comes; nothing was written."
    ),
    (Problem.MEETING_INVALID, "twice"): QT_TRANSLATE_NOOP(
        "Messages", "“{who}” is named twice. Give each a name of their own; nothing was written."
    ),
    (Problem.MEETING_INVALID, "agenda"): QT_TRANSLATE_NOOP(
        "Messages", "The agenda takes longer than the {length} minutes of the meeting. Nothing was written."
    ),
    (Problem.MEETING_INVALID, "length"): QT_TRANSLATE_NOOP(
        "Messages", "A meeting lasts 1 to 600 minutes. Nothing was written."
    ),
    (Problem.QUESTIONS_UNKNOWN, "nul"): QT_TRANSLATE_NOOP(
        "Messages", "“{name}” has NUL characters in it, so it is no plain text. Nothing of it was taken in."
    ),
    (Problem.QUESTION_UNKNOWN, "2"): QT_TRANSLATE_NOOP(
        "Messages", "More than one question has an id that begins so. Give more of it."
    ),
    (Problem.CONTEST_SET_UP, "team-count"): QT_TRANSLATE_NOOP("Messages", "A contest has 2 to 6 teams."),
    (Problem.CONTEST_SET_UP, "team-twice"): QT_TRANSLATE_NOOP("Messages", "Each team has a name of its own."),
    (Problem.CONTEST_SET_UP, "keys"): QT_TRANSLATE_NOOP("Messages", "Each team has a key of its own."),
    (Problem.CONTEST_INVALID, "json"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the contest is no JSON object. Nothing was marked."
    ),
    (Problem.CONTEST_INVALID, "empty"): QT_TRANSLATE_NOOP("Messages", "There is no contest in the file."),
    (Problem.CONTEST_INVALID, "event"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the contest names an event that One Hour does not know. Nothing was marked."
    ),
    (Problem.CONTEST_INVALID, "set-up"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line}: a contest begins with its set-up, once. Nothing was marked."
    ),
    (Problem.CONTEST_INVALID, "team-count"): QT_TRANSLATE_NOOP("Messages", "Line {line}: a contest has 2 to 6 teams."),
    (Problem.CONTEST_INVALID, "team-twice"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line}: each team has a name of its own."
    ),
    (Problem.CONTEST_INVALID, "team-unknown"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} names a team that is not in the contest. Nothing was marked."
    ),
    (Problem.CONTEST_INVALID, "keys"): QT_TRANSLATE_NOOP("Messages", "Line {line}: each team has a key of its own."),
    (Problem.CONTEST_INVALID, "points"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line}: points are whole numbers up to 1000, and 10, 20 or 30 for a risk question."
    ),
    (Problem.CONTEST_INVALID, "seconds"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line}: the time for an answer is 10, 30 or 60 seconds."
    ),
    (Problem.CONTEST_INVALID, "time"): QT_TRANSLATE_NOOP(
        "Messages",
        "Line {line} of the contest has no time in seconds since the question was shown. Nothing was marked.",
    ),
    (Problem.CONTEST_INVALID, "kind"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} does not fit the kind of the question. Nothing was marked."
    ),
    (Problem.CONTEST_INVALID, "value"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the contest has a value that One Hour does not understand. Nothing was marked."
    ),
    (Problem.CONTEST_INVALID, "order"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the contest cannot follow on what stands before it. Nothing was marked."
    ),
    (Problem.CONTEST_INVALID, "nobody"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line}: nobody pressed a key after “go”, so there is no answer to judge. Nothing was marked."
    ),
    (Problem.CONTEST_INVALID, "not-equal"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line}: no teams are equal, so there is no tie to break. Nothing was marked."
    ),
    (Problem.CONTEST_INVALID, "too-long"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line}: a contest has at most 5000 events. Nothing was marked."
    ),
    (Problem.EVENT_INVALID, "json"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the recorded activity is not a JSON object."
    ),
    (Problem.EVENT_INVALID, "event"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the recorded activity names an event that One Hour does not know."
    ),
    (Problem.EVENT_INVALID, "wall"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the recorded activity has no time with an offset."
    ),
    (Problem.EVENT_INVALID, "mono"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the recorded activity has no monotonic time, or one that goes back."
    ),
}


def join_sentences(sentences: Iterable[str]) -> str:
    """Join sentences by spaces, except after a Chinese full stop, which includes its own space."""
    return " ".join(sentences).replace("。 ", "。")


def error_message(error: ReaderError) -> str:
    """Return the message of an error: what happened, what was kept and what to do, in the reader's language."""
    particular = (_PARTICULARS.get((error.problem, str(value))) for value in error.detail.values())
    source = next((template for template in particular if template), _SENTENCES[error.problem])
    template = QCoreApplication.translate("Messages", source)
    values = {name: str(value) for name, value in error.detail.items()}
    return template.format_map(_MessageValues(values, name=sanitise(error.path.name) if error.path else ""))


class _MessageValues(dict[str, str]):
    """Values of a message; those that the error does not carry are shown as "?"."""

    def __init__(self, values: dict[str, str], name: str) -> None:
        super().__init__({"name": name, **values})

    def __missing__(self, key: str) -> str:
        return "?"

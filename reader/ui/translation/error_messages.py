"""Build the messages of all errors that the reader can act on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from reader.core.errors import Problem, ReaderError
from reader.core.text.sanitise import sanitise
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.ui.translation.day_labels import plain_date

_SENTENCES: dict[Problem, str] = {
    Problem.FILE_MISSING: QT_TRANSLATE_NOOP("Messages", "The file “{name}” is no longer there."),
    Problem.FILE_UNREADABLE: QT_TRANSLATE_NOOP(
        "Messages", "The file “{name}” cannot be opened. You may not have permission to read it."
    ),
    Problem.FILE_SPECIAL: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is not a regular file but a pipe, a device or similar, and contains no text."
    ),
    Problem.FILE_CHANGED: QT_TRANSLATE_NOOP(
        "Messages",
        "Another program changed “{name}” while it was being read, so it was not added. Add it again.",
    ),
    Problem.FOLDER_UNREADABLE: QT_TRANSLATE_NOOP(
        "Messages", "The folder “{name}” cannot be opened, so its files were not added."
    ),
    Problem.FILE_EMPTY: QT_TRANSLATE_NOOP("Messages", "The file “{name}” is empty."),
    Problem.FILE_BINARY: QT_TRANSLATE_NOOP("Messages", "The file “{name}” contains data, not text."),
    Problem.FILE_TOO_LARGE: QT_TRANSLATE_NOOP("Messages", "The file “{name}” is too large."),
    Problem.FORMAT_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is in a format that One Hour does not support. Supported formats: plain text, Markdown, "
        "HTML, EPUB, MOBI, AZW3, PDF, FB2, DOCX, ODT and RTF.",
    ),
    Problem.ENCODING_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages", "The encoding of “{name}” could not be detected. Save it as UTF-8 and add it again."
    ),
    Problem.NO_TEXT: QT_TRANSLATE_NOOP("Messages", "“{name}” contains no text to read."),
    Problem.ZIP_DAMAGED: QT_TRANSLATE_NOOP("Messages", "“{name}” is damaged or was not downloaded completely."),
    Problem.ZIP_ENCRYPTED: QT_TRANSLATE_NOOP("Messages", "“{name}” is password-protected."),
    Problem.ZIP_UNSAFE: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” was not opened: it is packed in a way that could write files outside the book."
    ),
    Problem.ZIP_BOMB: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” was not opened: unpacked, it would be larger than any book."
    ),
    Problem.ZIP_NO_TEXT: QT_TRANSLATE_NOOP("Messages", "“{name}” contains no text in a format that One Hour supports."),
    Problem.ZIP_NESTED: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” contains only another compressed file. Unpack it and add its contents."
    ),
    Problem.EPUB_NO_CONTAINER: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is not a complete EPUB: it does not say where the book begins."
    ),
    Problem.EPUB_NO_PACKAGE: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is not a complete EPUB: its list of chapters is missing."
    ),
    Problem.EPUB_PROTECTED: QT_TRANSLATE_NOOP(
        "Messages", "The book “{name}” is copy-protected; other programs cannot read it."
    ),
    Problem.MOBI_PROTECTED: QT_TRANSLATE_NOOP(
        "Messages", "The book “{name}” is copy-protected; only Kindle and its apps can read it."
    ),
    Problem.MOBI_DICTIONARY: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is a dictionary for Kindle, not a text to read. One Hour cannot look words up in it."
    ),
    Problem.MOBI_REPLICA: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is a Kindle Print Replica, a packed PDF. Add the book as PDF or EPUB."
    ),
    Problem.MOBI_KFX: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is in Kindle’s KFX format, which One Hour does not support. Add the book as EPUB, AZW3 or MOBI.",
    ),
    Problem.MOBI_TOPAZ: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is in Kindle’s old Topaz format, which One Hour does not support. Add the book as EPUB, AZW3 or "
        "MOBI.",
    ),
    Problem.MOBI_DAMAGED: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is damaged, was not downloaded completely, or is not a Kindle or Mobipocket book."
    ),
    Problem.PDF_SCAN: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” contains only images of pages. Run text recognition (OCR) on it first, then add it again."
    ),
    Problem.PDF_ENCRYPTED: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is password-protected. Save a copy without a password and add that."
    ),
    Problem.PDF_NO_UNICODE: QT_TRANSLATE_NOOP(
        "Messages", "The fonts in “{name}” do not say which characters they show, so its text cannot be read."
    ),
    Problem.PDF_DAMAGED: QT_TRANSLATE_NOOP("Messages", "“{name}” is damaged or was not downloaded completely."),
    Problem.ORIGINAL_CHANGED: QT_TRANSLATE_NOOP("Messages", "“{name}” is another file than the one that was added."),
    Problem.ORIGINAL_NOT_KEPT: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” was added, but no copy of it is kept beside the library: {reason}."
    ),
    Problem.PDF_TOO_LONG: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” claims to have {pages} pages; One Hour can read up to {limit}."
    ),
    Problem.DOCUMENT_DAMAGED: QT_TRANSLATE_NOOP(
        "Messages", "The document “{name}” is damaged: its text cannot be found."
    ),
    Problem.DOCUMENT_ENCRYPTED: QT_TRANSLATE_NOOP(
        "Messages",
        "The document “{name}” is password-protected. Open it in the program it was made with, save it "
        "without the password, and add it again.",
    ),
    Problem.DOCUMENT_OLD: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is in the old Word format, which One Hour does not support. Open it in Word, WPS or "
        "LibreOffice, save it as DOCX, and add that.",
    ),
    Problem.DOCUMENT_NO_TEXT: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is a spreadsheet, a presentation or a drawing, not a text to read."
    ),
    Problem.MARKUP_DAMAGED: QT_TRANSLATE_NOOP("Messages", "The markup of “{name}” is too damaged to be read."),
    Problem.IMPORT_TIMEOUT: QT_TRANSLATE_NOOP(
        "Messages", "Reading “{name}” took too long and was stopped. Nothing was added."
    ),
    Problem.IMPORT_CRASHED: QT_TRANSLATE_NOOP("Messages", "“{name}” could not be read to the end. Nothing was added."),
    Problem.IMPORT_CANCELLED: QT_TRANSLATE_NOOP("Messages", "Adding “{name}” was stopped. Nothing was added."),
    Problem.DICTIONARY_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is not a dictionary that One Hour supports. Supported formats: StarDict, MDict, CC-CEDICT, and "
        "word lists with words and meanings separated by a tab.",
    ),
    Problem.DICTIONARY_DAMAGED: QT_TRANSLATE_NOOP(
        "Messages", "The dictionary “{name}” is damaged or incomplete. It was not added."
    ),
    Problem.DICTIONARY_INCOMPLETE: QT_TRANSLATE_NOOP(
        "Messages", "The dictionary “{name}” needs the file “{part}”, which is not in the same folder."
    ),
    Problem.DICTIONARY_EMPTY: QT_TRANSLATE_NOOP("Messages", "The dictionary “{name}” contains no words."),
    Problem.DICTIONARY_REGISTERED: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is an MDict dictionary that is registered to one person or device, and locked for all other "
        "programs. It was not added.",
    ),
    Problem.DICTIONARY_VERSION: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is an MDict dictionary of version {version}. One Hour reads versions 1 and 2; many dictionaries are "
        "available in these, too.",
    ),
    Problem.DICTIONARY_RESOURCES: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” was skipped: One Hour reads the words of an MDict dictionary, which are in its .mdx file, but "
        "not its pictures and sounds.",
    ),
    Problem.DICTIONARY_THERE: QT_TRANSLATE_NOOP("Messages", "The dictionary “{dictionary}” has already been added."),
    Problem.DICTIONARY_ABSENT: QT_TRANSLATE_NOOP("Messages", "There is no dictionary named “{dictionary}”."),
    Problem.LIBRARY_FOREIGN: QT_TRANSLATE_NOOP("Messages", "“{name}” is not a One Hour library. It was not changed."),
    Problem.LIBRARY_NEWER: QT_TRANSLATE_NOOP(
        "Messages",
        "The library “{name}” was made by a newer version of One Hour (library version {found}; this program "
        "supports up to {known}). It was not changed. Install the newer version to open it.",
    ),
    Problem.LIBRARY_DAMAGED: QT_TRANSLATE_NOOP(
        "Messages", "The library “{name}” is damaged. The damaged file is kept; nothing was deleted."
    ),
    Problem.LIBRARY_LOCKED: QT_TRANSLATE_NOOP(
        "Messages", "The library “{name}” is open in another One Hour window. Close that window first."
    ),
    Problem.LIBRARY_READ_ONLY: QT_TRANSLATE_NOOP(
        "Messages", "The library “{name}” is read-only. New marks and notes cannot be saved."
    ),
    Problem.LIBRARY_FULL: QT_TRANSLATE_NOOP(
        "Messages", "The disk is full. Everything saved before is safe. Free up space, then repeat the last step."
    ),
    Problem.LIBRARY_IO: QT_TRANSLATE_NOOP(
        "Messages", "The disk could not be read or written. Everything saved before is safe; check the disk."
    ),
    Problem.SYNC_FOLDER_GONE: QT_TRANSLATE_NOOP(
        "Messages",
        "The folder “{name}” is not there. Your library is safe; what you change is sent once the folder is back.",
    ),
    Problem.SYNC_READ_ONLY: QT_TRANSLATE_NOOP(
        "Messages",
        "The folder “{name}” cannot be written to. Your library is safe; what you change is sent once it can be.",
    ),
    Problem.SYNC_FULL: QT_TRANSLATE_NOOP(
        "Messages",
        "The disk of the folder “{name}” is full. Your library is safe; what you change is sent once there is space.",
    ),
    Problem.SYNC_IO: QT_TRANSLATE_NOOP(
        "Messages",
        "The folder “{name}” could not be read or written. Your library is safe; it is tried again.",
    ),
    Problem.SYNC_SYMLINK: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is a link to another folder. Choose the folder that it leads to."
    ),
    Problem.SYNC_INSIDE_LIBRARY: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is in the folder of the library, or holds it. A library must not be carried over while it is open: "
        "choose another folder.",
    ),
    Problem.SYNC_GROUP_THERE: QT_TRANSLATE_NOOP(
        "Messages", "Other computers share the folder “{name}” already. Join them instead."
    ),
    Problem.SYNC_GROUP_NONE: QT_TRANSLATE_NOOP(
        "Messages",
        "No computer shares the folder “{name}” yet, or its files have not been carried over. Wait for them, or begin "
        "here.",
    ),
    Problem.SYNC_NEWER: QT_TRANSLATE_NOOP(
        "Messages",
        "The computers that share the folder “{name}” run a later version of One Hour. Update One Hour here first.",
    ),
    Problem.SYNC_RESTORED: QT_TRANSLATE_NOOP(
        "Messages",
        "This library was restored, so nothing is exchanged yet. Choose whether to bring it up to date, or "
        "whether what was restored holds for all computers.",
    ),
    Problem.SYNC_OFF: QT_TRANSLATE_NOOP(
        "Messages",
        "This library does not exchange with other computers yet. Begin in a folder, or join the computers that "
        "share one.",
    ),
    Problem.SYNC_JOINED: QT_TRANSLATE_NOOP(
        "Messages", "This library exchanges with other computers already, through the folder “{name}”."
    ),
    Problem.SYNC_DOCUMENT_DAMAGED: QT_TRANSLATE_NOOP(
        "Messages",
        "What is kept of the exchange with other computers is damaged. Your library is safe; it is put together anew "
        "from the folder that they share.",
    ),
    Problem.LIBRARY_CRAMPED: QT_TRANSLATE_NOOP(
        "Messages",
        "Only {free} MB are left on the library’s disk, which is too little to add texts. Your library is "
        "safe. Free up space, then add them again.",
    ),
    Problem.LIBRARY_MISSING: QT_TRANSLATE_NOOP(
        "Messages",
        "The library “{name}” is missing or empty, but there are copies of it. No new library was created in "
        "its place.",
    ),
    Problem.BACKUP_EXISTS: QT_TRANSLATE_NOOP(
        "Messages", "The file “{name}” already exists and was not changed. Choose another name."
    ),
    Problem.RESTORE_FAILED: QT_TRANSLATE_NOOP(
        "Messages", "The contents of “{name}” do not fit into this library. Nothing was changed."
    ),
    Problem.BACKUP_BAD: QT_TRANSLATE_NOOP("Messages", "The backup “{name}” could not be verified, so it was not kept."),
    Problem.TEXT_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "That text is not in the library."),
    Problem.TEXT_KNOWN: QT_TRANSLATE_NOOP(
        "Messages", "The same text is already in the library as “{title}”. Nothing was replaced."
    ),
    Problem.ANNOTATION_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "That note is not in the library."),
    Problem.CARD_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "That card is not in the library, or its mark was removed."),
    Problem.CARD_KNOWN: QT_TRANSLATE_NOOP("Messages", "These words already have a card. Nothing was changed."),
    Problem.CARD_LIMIT: QT_TRANSLATE_NOOP(
        "Messages", "A mark can have at most {most} cards. Remove one first; nothing was changed."
    ),
    Problem.CARD_IMPOSSIBLE: QT_TRANSLATE_NOOP("Messages", "This mark cannot become a card of this kind."),
    Problem.CARD_SELF_JUDGED: QT_TRANSLATE_NOOP(
        "Messages", "A typed answer to this card cannot be checked. Rate how well you knew it instead."
    ),
    Problem.BLANK_NOT_FOUND: QT_TRANSLATE_NOOP("Messages", "The mark does not contain these words: “{words}”."),
    Problem.BLANK_AMBIGUOUS: QT_TRANSLATE_NOOP(
        "Messages", "“{words}” appears {times} times in the mark. Say which one you mean."
    ),
    Problem.TOPIC_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "This topic is no longer in the library."),
    Problem.LESSON_NONE: QT_TRANSLATE_NOOP(
        "Messages", "There is nothing for a lesson yet. Mark a passage of a few sentences, or add a text."
    ),
    Problem.ROTA_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "This rota has no members yet."),
    Problem.ROTA_INVALID: QT_TRANSLATE_NOOP("Messages", "The rota cannot be changed like this. It stays as it was."),
    Problem.NAME_MISSING: QT_TRANSLATE_NOOP("Messages", "A name is missing: the group’s, or the one that others see."),
    Problem.NAME_CHANGED: QT_TRANSLATE_NOOP(
        "Messages", "This is from “{name}”, who was known as “{known}” before. Nothing was added."
    ),
    Problem.NAME_TAKEN: QT_TRANSLATE_NOOP(
        "Messages",
        "This is from a different “{name}” than the one already known. Nothing was added.",
    ),
    Problem.GROUP_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "There is no such group in the library."),
    Problem.PERSON_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "Nobody of that name has shared anything."),
    Problem.BAG_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is not a file shared from One Hour. Nothing was added."
    ),
    Problem.BAG_NEWER: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” was made by a newer version of One Hour (file version {found}; this program reads up to "
        "{known}). Nothing was added.",
    ),
    Problem.BAG_KIND: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is of a kind that this version of One Hour does not know: “{kind}”. Nothing was added."
    ),
    Problem.BAG_FIELD: QT_TRANSLATE_NOOP(
        "Messages", "In “{name}”, “{field}” is missing or invalid. Nothing was added."
    ),
    Problem.BAG_JSON: QT_TRANSLATE_NOOP(
        "Messages", "“{file}” in “{name}” is not valid JSON; it may have duplicate keys. Nothing was added."
    ),
    Problem.BAG_MANIFEST: QT_TRANSLATE_NOOP(
        "Messages", "“{file}” in “{name}” does not list its files correctly. Nothing was added."
    ),
    Problem.BAG_DAMAGED: QT_TRANSLATE_NOOP(
        "Messages", "“{file}” in “{name}” is damaged or was changed in transit. Nothing was added; ask for it again."
    ),
    Problem.BAG_MISSING: QT_TRANSLATE_NOOP("Messages", "“{file}” is missing from “{name}”. Nothing was added."),
    Problem.BAG_EXTRA: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” contains “{file}”, which is not on its list of files. Nothing was added."
    ),
    Problem.BAG_UNSAFE: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” was not opened: its file “{file}” points outside the package or appears twice."
    ),
    Problem.BAG_TOO_LARGE: QT_TRANSLATE_NOOP(
        "Messages", "“{file}” is too large to share or open. Nothing was changed."
    ),
    Problem.BAG_LINE: QT_TRANSLATE_NOOP(
        "Messages", "The line “{name}” was changed or cut off in transit. Ask for it again; the other lines were read."
    ),
    Problem.PEER_NOTE_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "This note is not among others’ notes."),
    Problem.NOTES_OF_OTHERS: QT_TRANSLATE_NOOP(
        "Messages",
        "The notes in “{name}” are by {people}. They are kept beside your own, never mixed with them: add "
        "them with “peers add”, or with “Open Received File…” in the window.",
    ),
    Problem.NOTES_MOVED_NONE: QT_TRANSLATE_NOOP("Messages", "None of your notes are by “{creator}”."),
    Problem.BAG_NO_TEXT: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is not a text but a file shared from One Hour. Open it with “Open Received File…” in the "
        "“Library” menu.",
    ),
    Problem.BAG_NO_LINE: QT_TRANSLATE_NOOP(
        "Messages", "No line in this text begins with “onehour:”. Copy the whole message."
    ),
    Problem.GROUP_OTHER: QT_TRANSLATE_NOOP("Messages", "This is for “{name}”, not “{group}”. Nothing was added."),
    Problem.REPORT_INVALID: QT_TRANSLATE_NOOP(
        "Messages", "Part of the report cannot be read: {field}. Nothing was added."
    ),
    Problem.REPORT_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages", "That is not one of your own reports. Nothing was withdrawn."
    ),
    Problem.REPORT_EXPECTED: QT_TRANSLATE_NOOP(
        "Messages", "This is not a report but “{kind}”: open it with “Open Received File…”. Nothing was added."
    ),
    Problem.PACK_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "There is no such study pack in the library."),
    Problem.PACK_OLDER: QT_TRANSLATE_NOOP(
        "Messages", "This is number {number} of the pack, but you already have number {known}. Nothing was added."
    ),
    Problem.PACK_EMPTY: QT_TRANSLATE_NOOP(
        "Messages", "A study pack needs a text: choose one, or add one to the roadmap."
    ),
    Problem.PACK_PLAN_EMPTY: QT_TRANSLATE_NOOP(
        "Messages", "“{name}” contains no portions or lessons that can be read."
    ),
    Problem.ACTION_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "This action is not in the library."),
    Problem.ACTION_INVALID: QT_TRANSLATE_NOOP(
        "Messages", "The action cannot be changed like this. It stays as it was."
    ),
    Problem.ENTRY_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "That session is not on record."),
    Problem.QUOTE_NOT_FOUND: QT_TRANSLATE_NOOP("Messages", "The text does not contain those words."),
    Problem.RANGE_OUTSIDE: QT_TRANSLATE_NOOP("Messages", "That place is outside the text."),
    Problem.NOTHING_TO_UNDO: QT_TRANSLATE_NOOP("Messages", "There is nothing to undo."),
    Problem.NOTHING_TO_REDO: QT_TRANSLATE_NOOP("Messages", "There is nothing to redo."),
    Problem.STEP_COVERED: QT_TRANSLATE_NOOP(
        "Messages",
        "Other steps came after this one. Nothing was changed; go back to it with “History…” in the “Edit” menu.",
    ),
    Problem.STEP_UNFINISHED: QT_TRANSLATE_NOOP(
        "Messages", "Many notes are being changed. Wait until that is done, or choose “Stop” at the foot of the window."
    ),
    Problem.PLAN_INVALID: QT_TRANSLATE_NOOP("Messages", "This plan is not possible. The plan stays as it was."),
    Problem.ENTRY_INVALID: QT_TRANSLATE_NOOP("Messages", "This session is not possible. Nothing was changed."),
    Problem.EVENT_INVALID: QT_TRANSLATE_NOOP("Messages", "The recorded activity could not be read."),
    Problem.EXPORT_FAILED: QT_TRANSLATE_NOOP(
        "Messages", "The notes could not be written to “{name}”. Your notes are safe in the library."
    ),
    Problem.VOICE_MISSING: QT_TRANSLATE_NOOP(
        "Messages",
        "No voice was found that can read aloud. Install espeak-ng, or enter a command of your own in Settings.",
    ),
    Problem.VOICE_COMMAND: QT_TRANSLATE_NOOP(
        "Messages", "The voice command “{command}” cannot be started. Change it in Settings, under Reading."
    ),
    Problem.VOICE_FAILED: QT_TRANSLATE_NOOP(
        "Messages", "The voice stopped with an error: “{reason}”. Reading aloud is paused at this sentence."
    ),
    Problem.VOICE_SILENT: QT_TRANSLATE_NOOP(
        "Messages",
        "The voice made no sound. Check that a loudspeaker or headphones are connected; reading aloud is paused at "
        "this sentence.",
    ),
    Problem.VOICE_HUNG: QT_TRANSLATE_NOOP(
        "Messages", "The voice did not come to the end of a sentence. Reading aloud is paused at this sentence."
    ),
    Problem.MEETING_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "There is no such meeting."),
    Problem.MEETING_INVALID: QT_TRANSLATE_NOOP("Messages", "This meeting is not possible. Nothing was written."),
    Problem.DOCX_MISSING: QT_TRANSLATE_NOOP(
        "Messages",
        "Writing Word documents needs the package python-docx, which is not installed: pip install "
        "python-docx. Markdown and HTML need nothing extra.",
    ),
    Problem.TEMPLATE_INVALID: QT_TRANSLATE_NOOP(
        "Messages", "The template “{name}” cannot be used: {reason}. Nothing was exported with it."
    ),
    Problem.FOLDER_UNWRITABLE: QT_TRANSLATE_NOOP("Messages", "The folder “{name}” cannot be written to."),
    Problem.NOTES_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” contains no notes that One Hour can read. It reads notes from Kindle, Kobo, KOReader, "
        "WeRead, Apple Books, Moon+ Reader, BOOX, Readest, Foliate, Koodo Reader, Anx, Readwise, Hypothesis, calibre "
        "and Zotero, JSON-LD, and its own exports.",
    ),
    Problem.NOTES_DAMAGED: QT_TRANSLATE_NOOP("Messages", "The notes in “{name}” cannot be read: the file is damaged."),
    Problem.NOTES_EMPTY: QT_TRANSLATE_NOOP("Messages", "There are no notes in “{name}”."),
    Problem.NOTE_SKIPPED: QT_TRANSLATE_NOOP("Messages", "Entry {number} of “{name}” was skipped."),
    Problem.TIME_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” contains no reading time that One Hour can read. It reads the statistics of KOReader, "
        "Readest and ッツ Ebook Reader, and its own JSON and CSV.",
    ),
    Problem.TIME_DAMAGED: QT_TRANSLATE_NOOP(
        "Messages", "The reading time in “{name}” cannot be read: the file is damaged. Nothing was added."
    ),
    Problem.TIME_EMPTY: QT_TRANSLATE_NOOP("Messages", "There is no reading time in “{name}”."),
    Problem.QUESTIONS_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” contains no questions that One Hour can read. It reads GIFT, Aiken, tables (CSV), and "
        "numbered questions with answers as plain text.",
    ),
    Problem.QUESTION_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "That question is not in the bank."),
    Problem.QUESTION_KNOWN: QT_TRANSLATE_NOOP("Messages", "This question is already in the bank. Nothing was added."),
    Problem.QUESTION_INVALID: QT_TRANSLATE_NOOP("Messages", "This question cannot be asked yet."),
    Problem.BANK_EMPTY: QT_TRANSLATE_NOOP("Messages", "There are no questions in the bank yet."),
    Problem.ROUND_UNKNOWN: QT_TRANSLATE_NOOP(
        "Messages", "There is no study pack of that name that contains questions."
    ),
    Problem.CONTEST_UNKNOWN: QT_TRANSLATE_NOOP("Messages", "That contest is not in the library."),
    Problem.CONTEST_INVALID: QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the contest is out of place. Nothing was scored."
    ),
    Problem.CONTEST_SET_UP: QT_TRANSLATE_NOOP("Messages", "This is not a complete contest yet."),
    Problem.CONTEST_QUESTIONS: QT_TRANSLATE_NOOP(
        "Messages", "The contest needs {needed} questions, but there are only {number} to choose from."
    ),
}

# messages for an error with a particular value among its details
_PARTICULARS: dict[tuple[Problem, str], str] = {
    (Problem.TEXT_UNKNOWN, "2"): QT_TRANSLATE_NOOP(
        "Messages", "More than one text has an ID that begins like this. Give more characters."
    ),
    (Problem.CARD_UNKNOWN, "2"): QT_TRANSLATE_NOOP(
        "Messages", "More than one card has an ID that begins like this. Give more characters."
    ),
    (Problem.ANNOTATION_UNKNOWN, "2"): QT_TRANSLATE_NOOP(
        "Messages", "More than one note has an ID that begins like this. Give more characters."
    ),
    (Problem.PLAN_INVALID, "goal"): QT_TRANSLATE_NOOP(
        "Messages", "The daily goal can be 5 to 600 minutes. The plan stays as it was."
    ),
    (Problem.PLAN_INVALID, "goal-on"): QT_TRANSLATE_NOOP(
        "Messages", "The goal of a weekday can be 5 to 600 minutes. The plan stays as it was."
    ),
    (Problem.PLAN_INVALID, "week"): QT_TRANSLATE_NOOP(
        "Messages", "The weekly goal can be 5 to 4200 minutes, or 1 to 7 days. The plan stays as it was."
    ),
    (Problem.PLAN_INVALID, "away"): QT_TRANSLATE_NOOP(
        "Messages", "Days away must end after they begin and last no longer than a year. Nothing was changed."
    ),
    (Problem.PLAN_INVALID, "rest"): QT_TRANSLATE_NOOP(
        "Messages", "At least one day of the week must be left for reading. The plan stays as it was."
    ),
    (Problem.PLAN_INVALID, "day-start"): QT_TRANSLATE_NOOP(
        "Messages", "The day can start at an hour from 0 to 23. The plan stays as it was."
    ),
    (Problem.PLAN_INVALID, "make-up"): QT_TRANSLATE_NOOP(
        "Messages", "The time to make up a missed day can be 0 to 31 days. The plan stays as it was."
    ),
    (Problem.PLAN_INVALID, "from"): QT_TRANSLATE_NOOP(
        "Messages", "This change can take effect on {earliest} at the earliest. The plan stays as it was."
    ),
    (Problem.PLAN_INVALID, "at"): QT_TRANSLATE_NOOP(
        "Messages",
        "The plan was last changed on {earliest} and cannot be changed for earlier days. Nothing was changed.",
    ),
    (Problem.PLAN_INVALID, "rest-day"): QT_TRANSLATE_NOOP(
        "Messages", "A rest day must be set before it begins, so {earliest} at the earliest. Nothing was changed."
    ),
    (Problem.ENTRY_INVALID, "order"): QT_TRANSLATE_NOOP(
        "Messages", "A session must end after it begins. Nothing was added."
    ),
    (Problem.ENTRY_INVALID, "length"): QT_TRANSLATE_NOOP(
        "Messages", "A session cannot be longer than a day. Nothing was added."
    ),
    (Problem.ENTRY_INVALID, "future"): QT_TRANSLATE_NOOP(
        "Messages", "Only time in the past can be added. Nothing was added."
    ),
    (Problem.ENTRY_INVALID, "overlap"): QT_TRANSLATE_NOOP(
        "Messages", "Some of that time is already on record, and no minute counts twice. Nothing was added."
    ),
    (Problem.ENTRY_INVALID, "negative"): QT_TRANSLATE_NOOP(
        "Messages", "This would remove more time than there is. Nothing was changed."
    ),
    (Problem.ENTRY_INVALID, "wall"): QT_TRANSLATE_NOOP(
        "Messages", "The day would have more time than it lasts. Nothing was changed."
    ),
    (Problem.ENTRY_INVALID, "day"): QT_TRANSLATE_NOOP(
        "Messages", "The session would extend into another day. Nothing was changed."
    ),
    (Problem.ENTRY_INVALID, "same"): QT_TRANSLATE_NOOP("Messages", "It is already like this. Nothing was changed."),
    (Problem.ENTRY_INVALID, "empty"): QT_TRANSLATE_NOOP(
        "Messages", "A correction needs a reason and an existing session. Nothing was changed."
    ),
    (Problem.ENTRY_INVALID, "running"): QT_TRANSLATE_NOOP(
        "Messages", "This session is still running. Pause the clock, then correct it. Nothing was changed."
    ),
    (Problem.EXPORT_FAILED, "picture"): QT_TRANSLATE_NOOP("Messages", "The picture could not be written to “{name}”."),
    (Problem.EXPORT_FAILED, "changing"): QT_TRANSLATE_NOOP(
        "Messages",
        "Another program kept writing to “{name}” during the export. The file was not changed; export again.",
    ),
    (Problem.EXPORT_FAILED, "read-only"): QT_TRANSLATE_NOOP(
        "Messages", "The file “{name}” is read-only and was not changed. Your notes are safe in the library."
    ),
    (Problem.EXPORT_FAILED, "full"): QT_TRANSLATE_NOOP(
        "Messages", "The disk is full. “{name}” was not changed; your notes are safe in the library."
    ),
    (Problem.EXPORT_FAILED, "not-text"): QT_TRANSLATE_NOOP(
        "Messages", "The file “{name}” is no longer UTF-8 plain text and was not changed."
    ),
    (Problem.EXPORT_FAILED, "protected"): QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is protected against changes, so that no notes can be put into a copy of it."
    ),
    (Problem.EXPORT_FAILED, "pages"): QT_TRANSLATE_NOOP(
        "Messages",
        "Pages were added to “{name}” or taken out of it, so its notes were not changed. Move it away for a new copy.",
    ),
    (Problem.EXPORT_FAILED, "not-found"): QT_TRANSLATE_NOOP(
        "Messages", "None of the marked passages was found on the pages of “{name}”, so no copy was made."
    ),
    (Problem.EXPORT_FAILED, "other-file"): QT_TRANSLATE_NOOP(
        "Messages", "“{name}” has changed since it was added, so no copy was made."
    ),
    (Problem.EXPORT_FAILED, "no-file"): QT_TRANSLATE_NOOP(
        "Messages", "“{name}” was made of neither a PDF nor an EPUB, so there is nothing to copy."
    ),
    (Problem.TEMPLATE_INVALID, "syntax"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the template “{name}” could not be read: {reason}. Nothing was exported with it."
    ),
    (Problem.TEMPLATE_INVALID, "stopped"): QT_TRANSLATE_NOOP(
        "Messages", "The template “{name}” used too much memory or time and was stopped. Nothing was exported with it."
    ),
    (Problem.TEMPLATE_INVALID, "no-annotation"): QT_TRANSLATE_NOOP(
        "Messages", "The template “{name}” has no block “annotation”. Nothing was exported with it."
    ),
    (Problem.NOTES_UNKNOWN, "books"): QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” lists the books of Apple Books. The notes are in the file whose name begins with “AEAnnotation”; "
        "choose that one, and leave this one beside it.",
    ),
    (Problem.NOTES_UNKNOWN, "programs"): QT_TRANSLATE_NOOP(
        "Messages", "“{name}” has the tables of several programs ({programs}). Nothing was added."
    ),
    (Problem.NOTES_DAMAGED, "not-json"): QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is not valid JSON; it may be cut off or have duplicate keys. Nothing was added.",
    ),
    (Problem.NOTES_DAMAGED, "too-deep"): QT_TRANSLATE_NOOP(
        "Messages", "“{name}” is nested too deeply for a file of notes. Nothing was added."
    ),
    (Problem.NOTES_DAMAGED, "csv"): QT_TRANSLATE_NOOP(
        "Messages", "“{name}” has no column “Highlight”. Nothing was added."
    ),
    (Problem.NOTE_SKIPPED, "broken"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” is damaged and was skipped."
    ),
    (Problem.NOTE_SKIPPED, "kind"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” is of a kind that One Hour does not know."
    ),
    (Problem.NOTE_SKIPPED, "drawing"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” is a drawing or an attachment and was not imported."
    ),
    (Problem.NOTE_SKIPPED, "too-many"): QT_TRANSLATE_NOOP(
        "Messages", "“{name}” has too many notes; those after entry {number} were not imported."
    ),
    (Problem.NOTE_SKIPPED, "no-words"): QT_TRANSLATE_NOOP("Messages", "Entry {number} of “{name}” contains no text."),
    (Problem.NOTE_SKIPPED, "too-long"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” is too long for a passage and was skipped."
    ),
    (Problem.NOTE_SKIPPED, "limit"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” contains no text: the book’s copying limit on Kindle was reached."
    ),
    (Problem.NOTE_SKIPPED, "cut-off"): QT_TRANSLATE_NOOP(
        "Messages", "“{name}” breaks off at entry {number}. Everything before that was read."
    ),
    (Problem.NOTE_SKIPPED, "kind-guessed"): QT_TRANSLATE_NOOP(
        "Messages",
        "“{name}” is in a language that One Hour does not know. Highlights, notes and bookmarks were told "
        "apart by the form of the entries.",
    ),
    (Problem.NOTE_SKIPPED, "repeated"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” appears again later in the file, and complete."
    ),
    (Problem.NOTE_SKIPPED, "columns"): QT_TRANSLATE_NOOP(
        "Messages", "Line {number} of the table “{name}” does not match the column headings."
    ),
    (Problem.NOTE_SKIPPED, "removed"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” was removed in the other program."
    ),
    (Problem.NOTE_SKIPPED, "known"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” is already in the library."
    ),
    (Problem.NOTE_SKIPPED, "taken-out"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” was removed from the library earlier; it stays removed."
    ),
    (Problem.NOTE_SKIPPED, "edited-here"): QT_TRANSLATE_NOOP(
        "Messages", "Entry {number} of “{name}” is in the library with different text, which stays."
    ),
    (Problem.BAG_JSON, "too-deep"): QT_TRANSLATE_NOOP(
        "Messages", "“{file}” in “{name}” is nested too deeply. Nothing was added."
    ),
    (Problem.BAG_JSON, "too-many"): QT_TRANSLATE_NOOP(
        "Messages", "“{file}” in “{name}” contains too much. Nothing was added."
    ),
    (Problem.BAG_JSON, "not-text"): QT_TRANSLATE_NOOP(
        "Messages", "“{file}” in “{name}” contains characters that are not text. Nothing was added."
    ),
    (Problem.LESSON_NONE, "no-other"): QT_TRANSLATE_NOOP(
        "Messages", "There is no other lesson for today; mark more passages. This one stays."
    ),
    (Problem.LESSON_NONE, "no-mark"): QT_TRANSLATE_NOOP(
        "Messages", "This lesson does not come from a mark, so there is no mark to leave out."
    ),
    (Problem.ROTA_INVALID, "twice"): QT_TRANSLATE_NOOP(
        "Messages", "“{who}” is listed twice among the members. The rota stays as it was."
    ),
    (Problem.ROTA_INVALID, "past"): QT_TRANSLATE_NOOP(
        "Messages", "{day} has passed, and past days never change. The rota stays as it was."
    ),
    (Problem.ROTA_INVALID, "stranger"): QT_TRANSLATE_NOOP(
        "Messages", "“{who}” is not a member of the rota. It stays as it was."
    ),
    (Problem.ROTA_INVALID, "no-host"): QT_TRANSLATE_NOOP(
        "Messages", "Nobody hosts on {day}, so there is nothing to swap. The rota stays as it was."
    ),
    (Problem.ROTA_INVALID, "same-day"): QT_TRANSLATE_NOOP(
        "Messages", "A swap needs two different days, not only {day}. The rota stays as it was."
    ),
    (Problem.REPORT_INVALID, "period"): QT_TRANSLATE_NOOP(
        "Messages", "A report can cover at most {most} days; this one covers {days}. Nothing was added."
    ),
    (Problem.REPORT_INVALID, "backwards"): QT_TRANSLATE_NOOP(
        "Messages", "The last day of a report cannot be before its first day. Nothing was added."
    ),
    (Problem.ACTION_INVALID, "empty"): QT_TRANSLATE_NOOP("Messages", "Say what is to be done."),
    (Problem.ACTION_INVALID, "nested"): QT_TRANSLATE_NOOP(
        "Messages", "An action cannot have measures; name a project. Nothing was added."
    ),
    (Problem.ACTION_INVALID, "open"): QT_TRANSLATE_NOOP(
        "Messages", "“{what}” is still open and stays until it is done. You can drop it with a reason."
    ),
    (Problem.ACTION_INVALID, "reason"): QT_TRANSLATE_NOOP(
        "Messages", "Give a reason for dropping it. The action stays as it was."
    ),
    (Problem.ACTION_INVALID, "measures"): QT_TRANSLATE_NOOP(
        "Messages", "A project is done when all its measures are done. Still open: {what}."
    ),
    (Problem.MEETING_UNKNOWN, "2"): QT_TRANSLATE_NOOP(
        "Messages", "More than one meeting has an ID that begins like this. Give more characters."
    ),
    (Problem.MEETING_INVALID, "nobody"): QT_TRANSLATE_NOOP(
        "Messages", "Nobody is listed as present. Say who is coming; nothing was written."
    ),
    (Problem.MEETING_INVALID, "twice"): QT_TRANSLATE_NOOP(
        "Messages", "“{who}” is listed twice. Give each person a different name; nothing was written."
    ),
    (Problem.MEETING_INVALID, "agenda"): QT_TRANSLATE_NOOP(
        "Messages", "The agenda is longer than the {length} minutes of the meeting. Nothing was written."
    ),
    (Problem.MEETING_INVALID, "length"): QT_TRANSLATE_NOOP(
        "Messages", "A meeting can last 1 to 600 minutes. Nothing was written."
    ),
    (Problem.QUESTIONS_UNKNOWN, "nul"): QT_TRANSLATE_NOOP(
        "Messages", "“{name}” contains NUL characters, so it is not plain text. Nothing was added."
    ),
    (Problem.QUESTION_UNKNOWN, "2"): QT_TRANSLATE_NOOP(
        "Messages", "More than one question has an ID that begins like this. Give more characters."
    ),
    (Problem.CONTEST_SET_UP, "team-count"): QT_TRANSLATE_NOOP("Messages", "A contest needs 2 to 6 teams."),
    (Problem.CONTEST_SET_UP, "team-twice"): QT_TRANSLATE_NOOP("Messages", "Each team needs a different name."),
    (Problem.CONTEST_SET_UP, "keys"): QT_TRANSLATE_NOOP("Messages", "Each team needs a different key."),
    (Problem.CONTEST_INVALID, "json"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the contest is not a JSON object. Nothing was scored."
    ),
    (Problem.CONTEST_INVALID, "empty"): QT_TRANSLATE_NOOP("Messages", "The file contains no contest."),
    (Problem.CONTEST_INVALID, "event"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the contest names an event that One Hour does not know. Nothing was scored."
    ),
    (Problem.CONTEST_INVALID, "set-up"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line}: a contest begins with its set-up, and only once. Nothing was scored."
    ),
    (Problem.CONTEST_INVALID, "team-count"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line}: a contest needs 2 to 6 teams."
    ),
    (Problem.CONTEST_INVALID, "team-twice"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line}: each team needs a different name."
    ),
    (Problem.CONTEST_INVALID, "team-unknown"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} names a team that is not in the contest. Nothing was scored."
    ),
    (Problem.CONTEST_INVALID, "keys"): QT_TRANSLATE_NOOP("Messages", "Line {line}: each team needs a different key."),
    (Problem.CONTEST_INVALID, "points"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line}: points are whole numbers up to 1000, and 10, 20 or 30 for a risk question."
    ),
    (Problem.CONTEST_INVALID, "seconds"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line}: the time for an answer is 10, 30 or 60 seconds."
    ),
    (Problem.CONTEST_INVALID, "time"): QT_TRANSLATE_NOOP(
        "Messages",
        "Line {line} of the contest has no time in seconds since the question was shown. Nothing was scored.",
    ),
    (Problem.CONTEST_INVALID, "kind"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} does not fit the kind of question. Nothing was scored."
    ),
    (Problem.CONTEST_INVALID, "value"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the contest has a value that One Hour cannot read. Nothing was scored."
    ),
    (Problem.CONTEST_INVALID, "order"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the contest cannot follow the lines before it. Nothing was scored."
    ),
    (Problem.CONTEST_INVALID, "nobody"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line}: nobody pressed a key after “go”, so there is no answer to judge. Nothing was scored."
    ),
    (Problem.CONTEST_INVALID, "not-equal"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line}: no teams are level, so there is no tie to break. Nothing was scored."
    ),
    (Problem.CONTEST_INVALID, "too-long"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line}: a contest can have at most 5000 events. Nothing was scored."
    ),
    (Problem.VOICE_MISSING, "typed"): QT_TRANSLATE_NOOP(
        "Messages", "No voice was found that can read aloud; to install one, type in a terminal: {command}."
    ),
    (Problem.VOICE_FAILED, "language"): QT_TRANSLATE_NOOP(
        "Messages",
        "The voice does not speak the language of this text. You can enter a command of your own in Settings.",
    ),
    (Problem.VOICE_FAILED, "killed"): QT_TRANSLATE_NOOP(
        "Messages", "The voice was stopped from outside. Reading aloud is paused at this sentence."
    ),
    (Problem.EVENT_INVALID, "json"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the recorded activity is not a JSON object."
    ),
    (Problem.EVENT_INVALID, "event"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the recorded activity names an event that One Hour does not know."
    ),
    (Problem.EVENT_INVALID, "wall"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the recorded activity has no time with a UTC offset."
    ),
    (Problem.EVENT_INVALID, "mono"): QT_TRANSLATE_NOOP(
        "Messages", "Line {line} of the recorded activity has no monotonic time, or its time goes back."
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
    values = {name: _words(value) for name, value in error.detail.items()}
    return template.format_map(_MessageValues(values, name=sanitise(error.path.name) if error.path else ""))


def _words(value: str | int | date) -> str:
    return plain_date(value) if isinstance(value, date) else str(value)


class _MessageValues(dict[str, str]):
    """Values of a message; those that the error does not carry are shown as "?"."""

    def __init__(self, values: dict[str, str], name: str) -> None:
        super().__init__({"name": name, **values})

    def __missing__(self, key: str) -> str:
        return "?"

"""Write a study pack as the files that are handed over; README.md is complete for a person without the program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from reader.core.ids import derived_id
from reader.core.spreadsheet_cells import spreadsheet_cell
from reader.core.study.exchange import ExchangeFile
from reader.core.study.pack import PackMeeting, PackPortion, PackText, StudyPack
from reader.core.study.pack_content import pack_content
from reader.core.study.questions import BankQuestion
from reader.core.study.rota import Rota
from reader.core.study.study_json import README
from reader.core.study.whole_text import WholeText
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.export_data import one_line
from reader.exporters.icalendar import CalendarEvent, icalendar
from reader.exporters.markdown.escaping import escaped
from reader.exporters.questions.gift import gift
from reader.exporters.study.day_words import day_words
from reader.exporters.study.pack_notes import pack_note_markdown, pack_note_set
from reader.exporters.study.pack_texts import picture_files, whole_text_lines, whole_text_markdown

QUESTIONS_FILE = "questions.gift.txt"
PLAN_FILE = "plan.csv"
DATES_FILE = "dates.ics"
PLAN_COLUMNS = ("date", "text", "portion", "start", "end")

_HOSTS = 8
"""How many days of the rota are told."""


@dataclass(frozen=True, slots=True)
class PackLabels:
    """The words of a README, in the reader's language; the defaults are the source language."""

    lead: str = QT_TRANSLATE_NOOP("Pack", "Leader")
    day_format: str = QT_TRANSLATE_NOOP("Pack", "{day} {month} {year}")
    months: str = QT_TRANSLATE_NOOP(
        "Pack",
        "January February March April May June July August September October November December",
    )
    by: str = QT_TRANSLATE_NOOP("Pack", "Study pack by {name}. No. {number}, created on {day}.")
    by_for: str = QT_TRANSLATE_NOOP("Pack", "Study pack by {name} for {group}. No. {number}, created on {day}.")
    texts: str = QT_TRANSLATE_NOOP("Pack", "Texts")
    title: str = QT_TRANSLATE_NOOP("Pack", "Text")
    author: str = QT_TRANSLATE_NOOP("Pack", "Author")
    characters: str = QT_TRANSLATE_NOOP("Pack", "Characters")
    inside: str = QT_TRANSLATE_NOOP("Pack", "In this pack")
    named: str = QT_TRANSLATE_NOOP("Pack", "title only: add it yourself")
    plan: str = QT_TRANSLATE_NOOP("Pack", "Plan")
    day: str = QT_TRANSLATE_NOOP("Pack", "Day")
    day_number: str = QT_TRANSLATE_NOOP("Pack", "day {number}")
    portion: str = QT_TRANSLATE_NOOP("Pack", "Portion")
    lessons: str = QT_TRANSLATE_NOOP("Pack", "Lessons")
    passage: str = QT_TRANSLATE_NOOP("Pack", "Passage")
    host: str = QT_TRANSLATE_NOOP("Pack", "Host")
    hosts: str = QT_TRANSLATE_NOOP("Pack", "Lesson hosts")
    meetings: str = QT_TRANSLATE_NOOP("Pack", "Meetings")
    place: str = QT_TRANSLATE_NOOP("Pack", "Place")
    notes: str = QT_TRANSLATE_NOOP("Pack", "Leader’s notes")
    notes_of: str = QT_TRANSLATE_NOOP("Pack", "{title}: {number} in “{file}”")
    questions: str = QT_TRANSLATE_NOOP("Pack", "Questions")
    questions_in: str = QT_TRANSLATE_NOOP("Pack", "{number} in “{file}”, with answers")
    dates_in: str = QT_TRANSLATE_NOOP("Pack", "Calendar dates are in “{file}”, the plan as a table in “{plan}”.")
    not_in_it: str = QT_TRANSLATE_NOOP(
        "Pack", "Not included: other notes, minutes, cards or anything else from {name}’s library."
    )
    read: str = QT_TRANSLATE_NOOP("Pack", "Read: {portion}")

    def day_words(self, day: date) -> str:
        """Return a day as it stands in a sentence."""
        return day_words(day, self.day_format, self.months)


SOURCE_LABELS = PackLabels()
"""The words in the source language."""


@dataclass(frozen=True, slots=True)
class PackMaterial:
    """A pack with the words of its whole texts, by their places, and those of the README.

    ``written`` are the files of whole texts that were written already.
    """

    pack: StudyPack
    whole: Mapping[int, WholeText] = field(default_factory=dict)
    labels: PackLabels = SOURCE_LABELS
    written: Mapping[str, bytes] = field(default_factory=dict)


def pack_file(material: PackMaterial) -> ExchangeFile:
    """Return the file that is handed over: the same pack always makes the same one."""
    pack = material.pack
    files: dict[str, bytes] = {}
    for place, text in sorted(material.whole.items()):
        files |= material.written or whole_text_files(pack.texts[place], text)
    for place, described in enumerate(pack.texts):
        notes = [note.annotation for note in pack.notes if note.text == place]
        if notes:
            files[described.notes_file] = pack_note_set(described, notes, pack.person)
            files[described.readable_notes_file] = pack_note_markdown(described, notes, pack.person)
    if pack.questions:
        files[QUESTIONS_FILE] = gift(_bank_questions(pack)).encode("utf-8", "replace")
    files[PLAN_FILE] = plan_table(pack.portions).encode("utf-8", "replace")
    if events := list(_events(material)):
        files[DATES_FILE] = icalendar(events, pack.title, _midnight(pack)).encode("utf-8", "replace")
    files[README] = pack_readme(material).encode("utf-8", "replace")
    return ExchangeFile(pack.header, pack_content(pack), files)


def whole_text_files(described: PackText, text: WholeText) -> dict[str, bytes]:
    """Return the files of a whole text by their names."""
    return {
        described.words_file: whole_text_lines(text),
        described.readable_file: whole_text_markdown(text),
        **picture_files(text),
    }


def pack_readme(material: PackMaterial) -> str:
    """Return README.md."""
    pack, labels = material.pack, material.labels
    by = labels.by_for if pack.group else labels.by
    names = {"name": pack.person.name, "group": pack.group.name if pack.group else ""}
    parts = [
        f"# {_plain(pack.title)}",
        _plain(by.format(**names, number=pack.number, day=labels.day_words(pack.made))),
        *([pack.words.strip()] if pack.words.strip() else []),
        _texts(material),
        *_plan(material),
        *_lessons(material),
        *_hosts(material),
        *_meetings(material),
        *_notes(material),
        *_questions(material),
        _plain(labels.not_in_it.format(**names)),
    ]
    return "\n\n".join(parts) + "\n"


def plan_table(portions: Sequence[tuple[PackText, PackPortion]]) -> str:
    """Return the plan as a table for other programs, which `read_plan_table` reads."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(PLAN_COLUMNS)
    for text, portion in portions:
        day = portion.day.isoformat() if portion.day else str(portion.number or "")
        rows.writerow((day, spreadsheet_cell(text.title), spreadsheet_cell(portion.title), portion.start, portion.end))
    return out.getvalue()


def _texts(material: PackMaterial) -> str:
    labels = material.labels
    rows = [
        (
            str(number),
            text.title,
            text.author,
            f"{text.characters:,}",
            text.readable_file if text.is_whole else labels.named,
        )
        for number, text in enumerate(material.pack.texts, start=1)
    ]
    headings = ("", labels.title, labels.author, labels.characters, labels.inside)
    return f"## {labels.texts}\n\n{_table(headings, rows)}"


def _plan(material: PackMaterial) -> Iterator[str]:
    labels = material.labels
    portions = material.pack.portions
    if not portions:
        return
    rows = [(_day(portion, labels), text.title, portion.title) for text, portion in portions]
    headings = (labels.day, labels.title, labels.portion)
    has_days = any(day for day, _title, _portion in rows)
    table = _table(headings, rows) if has_days else _table(headings[1:], [row[1:] for row in rows])
    dates = labels.dates_in.format(file=DATES_FILE, plan=PLAN_FILE)
    yield f"## {labels.plan}\n\n{table}" + (f"\n\n{dates}" if has_days else "")


def _day(portion: PackPortion, labels: PackLabels) -> str:
    if portion.day is not None:
        return labels.day_words(portion.day)
    return "" if portion.number is None else labels.day_number.format(number=portion.number)


def _lessons(material: PackMaterial) -> Iterator[str]:
    labels, pack = material.labels, material.pack
    if pack.lessons:
        rows = [
            (labels.day_words(one.day), pack.texts[one.text].title, one.words or one.quote, one.host)
            for one in pack.lessons
        ]
        headings = (labels.day, labels.title, labels.passage, labels.host)
        yield f"## {labels.lessons}\n\n{_table(headings, rows)}"


def _hosts(material: PackMaterial) -> Iterator[str]:
    days = [day for day in Rota(material.pack.rota).days(material.pack.made, _HOSTS) if day.host]
    if days:
        rows = [(material.labels.day_words(day.day), day.host) for day in days]
        yield f"## {material.labels.hosts}\n\n{_table((material.labels.day, material.labels.host), rows)}"


def _meetings(material: PackMaterial) -> Iterator[str]:
    labels, meetings = material.labels, material.pack.meetings
    if meetings:
        rows = [(f"{labels.day_words(one.day)} {_start(one)}".strip(), one.title, one.place) for one in meetings]
        yield f"## {labels.meetings}\n\n{_table((labels.day, labels.title, labels.place), rows)}"


def _start(meeting: PackMeeting) -> str:
    return meeting.start.isoformat("minutes") if meeting.start else ""


def _notes(material: PackMaterial) -> Iterator[str]:
    pack, labels = material.pack, material.labels
    lines = []
    for place, text in enumerate(pack.texts):
        number = sum(note.text == place for note in pack.notes)
        if number:
            values = {"title": text.title, "number": number, "file": text.readable_notes_file}
            lines.append(f"- {_plain(labels.notes_of.format(**values))}")
    if lines:
        yield f"## {labels.notes}\n\n" + "\n".join(lines)


def _questions(material: PackMaterial) -> Iterator[str]:
    number, labels = len(material.pack.questions), material.labels
    if number:
        yield f"## {labels.questions}\n\n{labels.questions_in.format(number=number, file=QUESTIONS_FILE)}"


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *([_plain(cell).replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _plain(words: str) -> str:
    return escaped(one_line(words))


def _bank_questions(pack: StudyPack) -> list[BankQuestion]:
    return [BankQuestion(one.id, replace(one.question, text="")) for one in pack.questions]


def _events(material: PackMaterial) -> Iterator[CalendarEvent]:
    pack, labels = material.pack, material.labels
    for text, portion in pack.portions:
        if portion.day is not None:
            yield CalendarEvent(
                uid=f"{derived_id(None, f'pack|{pack.id}|{text.digest}|{portion.start}|{portion.end}')}@onehour",
                first=portion.day,
                last=portion.day,
                summary=labels.read.format(portion=portion.title or text.title),
                description=text.title,
                sequence=pack.number - 1,
            )
    for lesson in pack.lessons:
        yield CalendarEvent(
            uid=f"{derived_id(None, f'pack|{pack.id}|lesson|{lesson.day}|{lesson.text}|{lesson.start}')}@onehour",
            first=lesson.day,
            last=lesson.day,
            summary=labels.lessons,
            description="\n".join(
                line for line in (lesson.words or lesson.quote, pack.texts[lesson.text].title) if line
            ),
            sequence=pack.number - 1,
        )

    for meeting in pack.meetings:
        yield CalendarEvent(
            uid=f"{derived_id(None, f'pack|{pack.id}|meeting|{meeting.id}')}@onehour",
            first=meeting.day,
            last=meeting.day,
            summary=f"{_start(meeting)} {meeting.title or labels.meetings}".strip(),
            description=meeting.place,
            sequence=pack.number - 1,
        )


def _midnight(pack: StudyPack) -> datetime:
    return datetime(pack.made.year, pack.made.month, pack.made.day, tzinfo=UTC)

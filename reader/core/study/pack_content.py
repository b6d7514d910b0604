"""Write the content of a study pack as the JSON of its file, and read that as foreign input.

The words of whole texts, and the notes, stand in files of their own beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, time
from typing import TypeVar

from reader.core.activity.study_day import YEARS
from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import ExchangeFile, ExchangeKind, clean_name
from reader.core.study.lessons import LessonForm
from reader.core.study.meeting import LENGTHS, LONGEST_LINE, MeetingTemplate
from reader.core.study.pack import PackLesson, PackMeeting, PackNote, PackPortion, PackQuestion, PackText, StudyPack
from reader.core.study.question_content import parsed_question, question_content
from reader.core.study.questions import QuestionKind, fault_of
from reader.core.study.rota import RotaChange
from reader.core.study.rota_content import parsed_rota_change, rota_change_content
from reader.core.text.normalise import clean
from reader.core.text.sanitise import one_line

Value = TypeVar("Value")

_LONGEST_TITLE = 1_000
_LONGEST_WORDS = 200_000
_LONGEST_QUOTATION = 20_000
_MOST_TEXTS = 1_000
_MOST_ROWS = 100_000
_LARGEST_NUMBER = 1 << 40


def pack_content(pack: StudyPack) -> dict[str, object]:
    """Return the fields of ``study.json`` beside the header."""
    return {
        "title": pack.title,
        "words": pack.words,
        "texts": [_text_record(text) for text in pack.texts],
        "lessons": lesson_records(pack.lessons),
        "questions": [_question_record(question) for question in pack.questions],
        "rota": rota_records(pack.rota),
        "meetings": meeting_records(pack.meetings),
    }


def parsed_pack(file: ExchangeFile, notes: tuple[PackNote, ...] = ()) -> StudyPack:
    """Return the pack of a file with its notes, which are read elsewhere.

    Raises ReaderError BAG_FIELD for a field that is not as it should be, BAG_KIND for a file of another kind.
    """
    header, content = file.header, _Fields(file.content)
    if header.kind is not ExchangeKind.PACK:
        raise ReaderError(Problem.BAG_KIND, kind=header.kind.value)
    texts = tuple(content.each("texts", _text, most=_MOST_TEXTS))
    title = content.line("title") or next((text.title for text in texts), "")
    return StudyPack(
        id=header.id,
        number=header.number,
        title=clean_name(title) or header.id,
        person=header.person,
        made=header.made,
        group=header.group,
        words=content.words("words"),
        texts=texts,
        lessons=tuple(_checked_place(lesson, len(texts)) for lesson in content.each("lessons", _lesson)),
        questions=tuple(_checked_question(one, len(texts)) for one in content.each("questions", _question)),
        notes=notes,
        rota=parsed_rota(content.rows("rota")),
        meetings=tuple(content.each("meetings", _meeting)),
    )


def text_records(texts: Iterable[PackText]) -> list[dict[str, object]]:
    """Return texts as values of JSON."""
    return [_text_record(text) for text in texts]


def lesson_records(lessons: Iterable[PackLesson]) -> list[dict[str, object]]:
    """Return lessons as values of JSON."""
    return [_lesson_record(lesson) for lesson in lessons]


def portion_records(portions: Iterable[PackPortion]) -> list[dict[str, object]]:
    """Return portions as values of JSON."""
    return [_portion_record(portion) for portion in portions]


def meeting_records(meetings: Iterable[PackMeeting]) -> list[dict[str, object]]:
    """Return meetings as values of JSON."""
    return [_meeting_record(meeting) for meeting in meetings]


def parsed_meetings(rows: object) -> tuple[PackMeeting, ...]:
    """Return the meetings of values of JSON; raises ReaderError BAG_FIELD."""
    return tuple(_Fields({"meetings": rows}).each("meetings", _meeting))


def rota_records(changes: Iterable[RotaChange]) -> list[list[object]]:
    """Return the changes of a rota as values of JSON."""
    records: list[list[object]] = []
    for change in changes:
        kind, value = rota_change_content(change)
        records.append([kind, change.day.isoformat(), value])
    return records


def parsed_portions(rows: object) -> tuple[PackPortion, ...]:
    """Return the portions of values of JSON; raises ReaderError BAG_FIELD."""
    return tuple(_Fields({"portions": rows}).each("portions", _portion))


def parsed_lessons(rows: object) -> tuple[PackLesson, ...]:
    """Return the lessons of values of JSON; raises ReaderError BAG_FIELD."""
    return tuple(_Fields({"lessons": rows}).each("lessons", _lesson))


def parsed_rota(rows: Iterable[object]) -> tuple[RotaChange, ...]:
    """Return the changes of a rota; raises ReaderError BAG_FIELD."""
    changes = []
    for row in rows:
        match row:
            case [str(kind), str(day), value]:
                change = parsed_rota_change(kind, _day(day, "rota"), value)
                if change is None:
                    raise _wrong("rota")
                changes.append(change)
            case _:
                raise _wrong("rota")
    return tuple(changes)


def _text_record(text: PackText) -> dict[str, object]:
    return {
        "title": text.title,
        "author": text.author,
        "characters": text.characters,
        "digest": text.digest,
        "stem": text.stem,
        "whole": text.is_whole,
        "portions": portion_records(text.portions),
    }


def _portion_record(portion: PackPortion) -> dict[str, object]:
    record: dict[str, object] = {
        "title": portion.title,
        "start": portion.start,
        "end": portion.end,
        "opening": portion.opening,
    }
    if portion.day is not None:
        record["day"] = portion.day.isoformat()
    if portion.number is not None:
        record["number"] = portion.number
    return record


def _lesson_record(lesson: PackLesson) -> dict[str, object]:
    return {
        "day": lesson.day.isoformat(),
        "text": lesson.text,
        "start": lesson.start,
        "quote": lesson.quote,
        "form": lesson.form.value if lesson.form else None,
        "host": lesson.host,
        "words": lesson.words,
    }


def _meeting_record(meeting: PackMeeting) -> dict[str, object]:
    return {
        "id": meeting.id,
        "title": meeting.title,
        "day": meeting.day.isoformat(),
        "start": meeting.start.isoformat("minutes") if meeting.start else None,
        "length": meeting.length,
        "place": meeting.place,
        "template": meeting.template.value,
    }


def _question_record(one: PackQuestion) -> dict[str, object]:
    question = one.question
    return {
        "id": one.id,
        "stem": question.stem,
        "content": question_content(question),
        "name": question.name,
        "category": question.category,
        "text": one.text,
        "quote": question.quote,
    }


class _Fields:
    """Read the fields of a record strictly: what is of another type, or too large, is refused and named."""

    def __init__(self, record: object) -> None:
        if not isinstance(record, Mapping):
            raise _wrong("record")
        self._record: Mapping[object, object] = record

    def line(self, name: str, longest: int = _LONGEST_TITLE) -> str:
        """Return words in one line, empty where there are none."""
        return one_line(self._string(name, longest))

    def words(self, name: str, longest: int = _LONGEST_WORDS) -> str:
        """Return words, empty where there are none."""
        return clean(self._string(name, longest))

    def number(self, name: str, lowest: int = 0) -> int:
        """Return a number."""
        number = self.optional_number(name, lowest)
        if number is None:
            raise _wrong(name)
        return number

    def optional_number(self, name: str, lowest: int = 0) -> int | None:
        """Return a number; None where there is none."""
        value = self._record.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= _LARGEST_NUMBER:
            raise _wrong(name)
        return value

    def day(self, name: str) -> date:
        """Return a day."""
        return _day(self._record.get(name), name)

    def optional_day(self, name: str) -> date | None:
        """Return a day; None where there is none."""
        value = self._record.get(name)
        return None if value is None else _day(value, name)

    def value(self, name: str) -> object:
        """Return a value as it is."""
        return self._record.get(name)

    def rows(self, name: str, most: int = _MOST_ROWS) -> list[object]:
        """Return the values of a list, which is empty where it is missing."""
        value = self._record.get(name, [])
        if not isinstance(value, list) or len(value) > most:
            raise _wrong(name)
        return value

    def each(self, name: str, parsed: Callable[[_Fields], Value], most: int = _MOST_ROWS) -> Iterable[Value]:
        """Yield what is parsed of each record of a list."""
        for record in self.rows(name, most):
            yield parsed(_Fields(record))

    def _string(self, name: str, longest: int) -> str:
        value = self._record.get(name)
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > longest:
            raise _wrong(name)
        return value


def _text(fields: _Fields) -> PackText:
    title, digest = fields.line("title"), fields.line("digest", 64)
    if not title:
        raise _wrong("title")
    if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
        raise _wrong("digest")
    characters = fields.number("characters")
    portions = tuple(fields.each("portions", _portion))
    if any(portion.end > characters for portion in portions):
        raise _wrong("portions")
    is_whole = fields.value("whole") is True
    return PackText(title, fields.line("author"), characters, digest, fields.line("stem", 300), is_whole, portions)


def _portion(fields: _Fields) -> PackPortion:
    start, end = fields.number("start"), fields.number("end")
    if start > end:
        raise _wrong("end")
    return PackPortion(
        fields.line("title"),
        start,
        end,
        fields.words("opening", _LONGEST_TITLE),
        fields.optional_day("day"),
        fields.optional_number("number", 1),
    )


def _lesson(fields: _Fields) -> PackLesson:
    form = fields.line("form") or None
    if form is not None and form not in {one.value for one in LessonForm}:
        raise _wrong("form")
    return PackLesson(
        fields.day("day"),
        fields.number("text"),
        fields.optional_number("start"),
        fields.words("quote", _LONGEST_QUOTATION),
        None if form is None else LessonForm(form),
        fields.line("host"),
        fields.words("words", _LONGEST_QUOTATION),
    )


def _meeting(fields: _Fields) -> PackMeeting:
    template, start, length = fields.line("template"), fields.line("start", 5), fields.number("length", LENGTHS.start)
    if template not in set(MeetingTemplate) or length not in LENGTHS or not (identifier := fields.line("id", 100)):
        raise _wrong("meetings")
    try:
        begins = time.fromisoformat(start) if start else None
    except ValueError as error:
        raise _wrong("meetings") from error
    return PackMeeting(
        identifier,
        fields.line("title", LONGEST_LINE),
        fields.day("day"),
        MeetingTemplate(template),
        begins,
        fields.line("place", LONGEST_LINE),
        length,
    )


def _question(fields: _Fields) -> PackQuestion:
    content = fields.value("content")
    kind = content.get("kind") if isinstance(content, dict) else None
    if not isinstance(kind, str) or kind not in {one.value for one in QuestionKind}:
        raise _wrong("content")
    question = replace(
        parsed_question(QuestionKind(kind), fields.words("stem"), content),
        name=fields.line("name"),
        category=fields.line("category"),
        quote=fields.words("quote", _LONGEST_QUOTATION),
    )
    identifier = fields.line("id", 100)
    if not identifier or fault_of(question) is not None:
        raise _wrong("questions")
    return PackQuestion(identifier, question, fields.optional_number("text"))


def _checked_place(lesson: PackLesson, texts: int) -> PackLesson:
    if lesson.text >= texts:
        raise _wrong("lessons")
    return lesson


def _checked_question(question: PackQuestion, texts: int) -> PackQuestion:
    if question.text is not None and question.text >= texts:
        raise _wrong("questions")
    return question


def _day(value: object, name: str) -> date:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise _wrong(name)
    return day


def _wrong(field: str) -> ReaderError:
    return ReaderError(Problem.BAG_FIELD, field=field)

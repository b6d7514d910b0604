"""Define study packs: what one person prepares from the own library for others to read (study.md, §4).

A pack names its texts in order; each is in the file whole, or only named. Everything else refers to a text by its place
among them, since it has another id in every library.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from reader.core.annotations.model import Annotation
from reader.core.study.exchange import ExchangeHeader, ExchangeKind, GroupReference, PersonReference
from reader.core.study.lessons import LessonForm, SetLesson
from reader.core.study.meeting import MeetingTemplate
from reader.core.study.questions import Question
from reader.core.study.rota import RotaChange

PRIVATE_TAG = "self"
"""Notes with this tag are never handed over."""

PACK_ORIGIN = "pack:"
"""What the origin of a lesson or a question begins with that came in a pack, before the id of that."""

PICTURE_FOLDER = "texts/pictures"
"""Where the pictures of whole texts are in a pack, each under its hash."""

OPENING_WORDS = 60
"""Code points at the beginning of a portion that are kept, so that it is found in another edition."""

_SHORTEST_EVIDENCE = 8
_MOST_EVIDENCE = 12
"""Code points of a quotation by which a text is known, and how many such quotations are looked for."""


class PackPart(StrEnum):
    """What a reader takes of a pack or leaves; the value is used on the command line."""

    TEXTS = "texts"
    NOTES = "notes"
    LESSONS = "lessons"
    QUESTIONS = "questions"
    ROADMAP = "roadmap"
    ROTA = "rota"


USUAL_PARTS = frozenset({PackPart.TEXTS, PackPart.NOTES, PackPart.LESSONS, PackPart.QUESTIONS})
"""What is ticked at first."""


@dataclass(frozen=True, slots=True)
class PackPortion:
    """What is to be read of a text by a day, or by the ``number``-th day from the one on which the pack is opened.

    ``opening`` are the words at its beginning. Without a day and a number it has no date.
    """

    title: str
    start: int
    end: int
    opening: str = ""
    day: date | None = None
    number: int | None = None

    def date_from(self, first: date) -> date | None:
        """Return its day for a reader whose first day is ``first``."""
        if self.day is not None or self.number is None:
            return self.day
        return first + timedelta(days=self.number - 1)


@dataclass(frozen=True, slots=True)
class PackText:
    """A text of a pack; the words of one that ``is_whole`` are in the file, any other is only named.

    ``stem`` is the name of its files in the pack, without folder and ending.
    """

    title: str
    author: str
    characters: int
    digest: str
    stem: str = ""
    is_whole: bool = False
    portions: tuple[PackPortion, ...] = ()

    @property
    def words_file(self) -> str:
        """Return the name of the file with its words, in the form for the program."""
        return f"texts/{self.stem}.jsonl"

    @property
    def readable_file(self) -> str:
        """Return the name of the file with its words, in the form for people."""
        return f"texts/{self.stem}.md"

    @property
    def notes_file(self) -> str:
        """Return the name of the file with the notes on it, in the form for the program."""
        return f"notes/{self.stem}.jsonld"

    @property
    def readable_notes_file(self) -> str:
        """Return the name of the file with the notes on it, in the form for people."""
        return f"notes/{self.stem}.md"

    @property
    def last_day(self) -> date | None:
        """Return the day of its last portion."""
        return max((portion.day for portion in self.portions if portion.day is not None), default=None)


@dataclass(frozen=True, slots=True)
class PackLesson:
    """A lesson that a pack sets for a day; ``words`` are those of its passage, as far as it was found."""

    day: date
    text: int
    start: int | None = None
    quote: str = ""
    form: LessonForm | None = None
    host: str = ""
    words: str = ""

    def set_for(self, text: str, *, is_same: bool) -> SetLesson:
        """Return the lesson for the text with this title or id, found by its words where that is another edition."""
        start = self.start if is_same else None
        return SetLesson(
            self.day, text, start, self.quote if is_same else self.quote or self.words, self.form, self.host
        )


@dataclass(frozen=True, slots=True)
class PackQuestion:
    """A question of a pack, with its id in the bank; ``text`` is the place of the text that it asks about."""

    id: str
    question: Question
    text: int | None = None


@dataclass(frozen=True, slots=True)
class PackNote:
    """A note of the person who made the pack; the annotation names no text and no creator."""

    text: int
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class PackMeeting:
    """A meeting of the group to come, with its id, which is the same for all members; ``length`` is in minutes."""

    id: str
    title: str
    day: date
    template: MeetingTemplate = MeetingTemplate.EVERYONE
    start: time | None = None
    place: str = ""
    length: int = 60


@dataclass(frozen=True, slots=True)
class PackSummary:
    """What a library keeps of a pack to tell a newer one from it."""

    number: int
    made: date
    texts: tuple[PackText, ...] = ()
    lessons: tuple[PackLesson, ...] = ()
    questions: tuple[str, ...] = ()
    notes: Mapping[str, datetime] = field(default_factory=dict)
    rota: tuple[RotaChange, ...] = ()
    meetings: tuple[PackMeeting, ...] = ()


@dataclass(frozen=True, slots=True)
class StudyPack:
    """All that is in the file of a pack but the words of its texts."""

    id: str
    number: int
    title: str
    person: PersonReference
    made: date
    group: GroupReference | None = None
    words: str = ""
    texts: tuple[PackText, ...] = ()
    lessons: tuple[PackLesson, ...] = ()
    questions: tuple[PackQuestion, ...] = ()
    notes: tuple[PackNote, ...] = ()
    rota: tuple[RotaChange, ...] = ()
    meetings: tuple[PackMeeting, ...] = ()

    @property
    def header(self) -> ExchangeHeader:
        """Return what the file says of itself."""
        return ExchangeHeader(ExchangeKind.PACK, self.id, self.number, self.person, self.made, self.group)

    @property
    def portions(self) -> tuple[tuple[PackText, PackPortion], ...]:
        """Return the portions in the order in which they are read: by their days, else as they stand."""
        return portions_in_order(self.texts)

    @property
    def summary(self) -> PackSummary:
        """Return what a library keeps of it."""
        return PackSummary(
            self.number,
            self.made,
            self.texts,
            self.lessons,
            tuple(question.id for question in self.questions),
            {note.annotation.id: note.annotation.modified for note in self.notes},
            self.rota,
            self.meetings,
        )


@dataclass(frozen=True, slots=True)
class LibraryText:
    """A text of a pack in a library; ``text`` is its id there, empty while it waits for it."""

    id: str
    described: PackText
    text: str = ""


@dataclass(frozen=True, slots=True)
class LibraryPack:
    """A pack that was made in a library, or opened in it.

    ``person`` is the id of who made it, empty for the reader, ``made_as`` how the reader is named in it. ``opened`` is
    the aware time at which it was opened last, None where it was only made, ``first_day`` the study day on which it
    first was. ``fingerprint`` is that of the file that was made last, but for its number.
    """

    id: str
    title: str
    person: str
    group: str
    words: str
    summary: PackSummary
    texts: tuple[LibraryText, ...] = ()
    opened: datetime | None = None
    taken: frozenset[PackPart] = frozenset()
    made_as: PersonReference | None = None
    fingerprint: str = ""
    first_day: date | None = None

    @property
    def is_own(self) -> bool:
        """Return whether the reader made it."""
        return not self.person


@dataclass(frozen=True, slots=True)
class PackDifference:
    """What a newer number of a pack changes: titles of texts, and counts of everything else."""

    texts_added: tuple[str, ...] = ()
    texts_removed: tuple[str, ...] = ()
    notes_added: int = 0
    notes_changed: int = 0
    notes_withdrawn: int = 0
    questions_added: int = 0
    questions_removed: int = 0
    lessons_added: int = 0
    lessons_removed: int = 0
    dates_moved: int = 0
    portions_changed: int = 0
    meetings_changed: int = 0
    is_rota_changed: bool = False

    @property
    def is_empty(self) -> bool:
        """Return whether nothing changes."""
        return self == PackDifference()


def pack_origin(pack: str) -> str:
    """Return the origin of what came in the pack with this id."""
    return f"{PACK_ORIGIN}{pack}"


def portions_in_order(texts: Iterable[PackText]) -> tuple[tuple[PackText, PackPortion], ...]:
    """Return the portions of texts by their days; those without a day stay behind the ones before them."""
    ordered: list[tuple[tuple[date, int], tuple[PackText, PackPortion]]] = []
    place = (date.min, 0)
    for text in texts:
        for portion in text.portions:
            if portion.day is not None or portion.number is not None:
                place = (portion.day or date.min, portion.number or 0)
            ordered.append((place, (text, portion)))
    return tuple(pair for _place, pair in sorted(ordered, key=lambda item: item[0]))


def pack_difference(earlier: PackSummary, later: PackSummary) -> PackDifference:
    """Return what the later of two numbers of a pack changes."""
    old_texts, new_texts = ({text.digest: text for text in summary.texts} for summary in (earlier, later))
    common = old_texts.keys() & new_texts.keys()
    old_days, new_days = (
        {
            (digest, one.start, one.end): one.date_from(summary.made)
            for digest in common
            for one in texts[digest].portions
        }
        for summary, texts in ((earlier, old_texts), (later, new_texts))
    )
    same_portions = old_days.keys() & new_days.keys()
    old_lessons, new_lessons = set(earlier.lessons), set(later.lessons)
    old_questions, new_questions = set(earlier.questions), set(later.questions)
    both = earlier.notes.keys() & later.notes.keys()
    return PackDifference(
        texts_added=tuple(text.title for digest, text in new_texts.items() if digest not in common),
        texts_removed=tuple(text.title for digest, text in old_texts.items() if digest not in common),
        notes_added=len(later.notes.keys() - both),
        notes_changed=sum(later.notes[note] != earlier.notes[note] for note in both),
        notes_withdrawn=len(earlier.notes.keys() - both),
        questions_added=len(new_questions - old_questions),
        questions_removed=len(old_questions - new_questions),
        lessons_added=len(new_lessons - old_lessons),
        lessons_removed=len(old_lessons - new_lessons),
        dates_moved=sum(old_days[key] != new_days[key] for key in same_portions),
        portions_changed=len(old_days.keys() ^ new_days.keys()),
        meetings_changed=len({one.id for one in set(earlier.meetings) ^ set(later.meetings)}),
        is_rota_changed=earlier.rota != later.rota,
    )


def is_chosen(annotation: Annotation, tags: frozenset[str], colours: frozenset[int], *, whole_text: bool) -> bool:
    """Return whether a note goes into a pack: by one of its tags, its colour, or since all of its text do.

    Notes whose passage is missing, removed ones, and private ones never do.
    """
    own = {tag.casefold() for tag in annotation.tags}
    if annotation.orphan or annotation.deleted is not None or PRIVATE_TAG in own:
        return False
    return whole_text or annotation.colour in colours or bool(own & {tag.casefold() for tag in tags})


def longest_quotations(quotations: Iterable[str]) -> list[str]:
    """Return the quotations by which a text is known: the longest of those that are long enough to tell anything."""
    long_enough = {quotation for quotation in quotations if len(quotation) >= _SHORTEST_EVIDENCE}
    return sorted(long_enough, key=lambda quotation: (-len(quotation), quotation))[:_MOST_EVIDENCE]


def evidence(pack: StudyPack, place: int) -> list[str]:
    """Return the longest quotations from the text at a place: of its notes, lessons, questions and portions."""
    found = [note.annotation.quote for note in pack.notes if note.text == place]
    found += [lesson.words or lesson.quote for lesson in pack.lessons if lesson.text == place]
    found += [question.question.quote for question in pack.questions if question.text == place]
    if len(found) < _MOST_EVIDENCE:
        found += [portion.opening for portion in pack.texts[place].portions]
    return longest_quotations(found)

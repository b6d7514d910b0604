"""Make a study pack of what is in the library: the roadmap is its plan (study.md, §4)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from reader.core.changes import Changes
from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import ExchangeFile, PersonReference, clean_name
from reader.core.study.groups import StudyGroup
from reader.core.study.lesson_table import read_lesson_table
from reader.core.study.lessons import SetLesson
from reader.core.study.pack import (
    OPENING_WORDS,
    PACK_ORIGIN,
    LibraryPack,
    LibraryText,
    PackLesson,
    PackMeeting,
    PackNote,
    PackPortion,
    PackQuestion,
    PackText,
    StudyPack,
    is_chosen,
    pack_origin,
)
from reader.core.study.pack_plan import (
    PlanRow,
    has_plan_heading,
    portion_of,
    portion_range,
    read_plan_table,
    section_rows,
)
from reader.core.study.questions import BankQuestion
from reader.core.study.rota import LESSON_ROTA, RotaChange
from reader.core.study.whole_text import WholeText
from reader.core.text.model import Text
from reader.exporters.study.bag import payload_name
from reader.exporters.study.pack import PackLabels, PackMaterial, pack_file, whole_text_files
from reader.importers.encoding import decode
from reader.services.exporting.translated_labels import Translate
from reader.services.planning.roadmap import roadmap_status
from reader.services.study.set_lessons import find_set_passage, find_text
from reader.services.study.study_day import study_day_of
from reader.services.whole_texts import whole_text
from reader.storage.library import Library
from reader.storage.repositories.packs import pack_text_id

LARGEST_PLAN = 2_000_000
"""Bytes of a table of portions or lessons."""

_LONGEST_WORDS = 400
"""Code points of a lesson's passage that are told."""


@dataclass(frozen=True, slots=True)
class PackPlan:
    """What a table says: portions, or lessons; without either the roadmap is the plan."""

    portions: tuple[PlanRow, ...] = ()
    lessons: tuple[SetLesson, ...] = ()


@dataclass(frozen=True, slots=True)
class PackRequest:
    """What goes into a pack: texts by their ids, notes by tags and colours, or all of some texts.

    ``whole`` are the texts whose words may be passed on, ``named`` those that are only named; without either it names
    those on the roadmap. ``categories`` are those of the questions, all without any. An empty title is that of the
    first text.
    """

    whole: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    colours: frozenset[int] = frozenset()
    all_notes_of: frozenset[str] = frozenset()
    has_questions: bool = False
    categories: frozenset[str] = frozenset()
    has_lessons: bool = True
    has_rota: bool = False
    plan: PackPlan = field(default_factory=PackPlan)
    title: str = ""
    words: str = ""
    name: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class MadePack:
    """A pack as it is handed over, and what the library keeps of it once it was."""

    pack: StudyPack
    file: ExchangeFile
    kept: LibraryPack
    group: StudyGroup | None


def pack_labels(translate: Translate) -> PackLabels:
    """Return the words of the README of a pack."""
    texts = {one.name: str(one.default) for one in fields(PackLabels)}
    return PackLabels(**{name: translate("Pack", text) for name, text in texts.items()})


def read_plan(path: Path) -> PackPlan:
    """Return what a table of portions or of lessons says.

    Raises ReaderError FILE_MISSING, FILE_UNREADABLE, FILE_TOO_LARGE, FILE_BINARY, PACK_PLAN_EMPTY.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_PLAN + 1)
    except FileNotFoundError as error:
        raise ReaderError(Problem.FILE_MISSING, path) from error
    except OSError as error:
        raise ReaderError(Problem.FILE_UNREADABLE, path) from error
    if len(data) > LARGEST_PLAN:
        raise ReaderError(Problem.FILE_TOO_LARGE, path)
    content = decode(data, path)[0]
    plan = (
        PackPlan(portions=read_plan_table(content))
        if has_plan_heading(content)
        else PackPlan(lessons=read_lesson_table(content).lessons)
    )
    if not plan.portions and not plan.lessons:
        raise ReaderError(Problem.PACK_PLAN_EMPTY, path)
    return plan


def record_made_pack(library: Library, made: MadePack, now: datetime) -> Changes:
    """Keep that a pack was handed over, as one step of undo."""
    return library.packs.make(made.kept, made.group, now)


class PackMaker:
    """Make packs of a library; the words of texts are read once, however often a choice changes."""

    def __init__(self, library: Library, translate: Translate, now: datetime) -> None:
        """Read the library as of a local time."""
        self._library = library
        self._now = now
        self._labels = pack_labels(translate)
        self._day = study_day_of(library, now)
        self._words: dict[str, WholeText] = {}
        self._files: dict[tuple[str, str], dict[str, bytes]] = {}

    def make(self, request: PackRequest) -> MadePack:
        """Return the pack; its number is that of the last one where nothing has changed since, else the next.

        Raises ReaderError TEXT_UNKNOWN, PACK_EMPTY, NAME_MISSING.
        """
        cards = self._texts(request)
        pack = self._pack(request, cards)
        group = self._group(request)
        known = self._library.packs.made_as(pack.title, group.id if group else "")
        pack = replace(pack, id=known.id if known else str(uuid4()), person=self._person(request, group, known))
        pack = replace(pack, group=group.reference if group else None)
        whole = {place: self._whole(card) for place, card in enumerate(cards) if card.id in request.whole}
        written: dict[str, bytes] = {}
        for place, text in whole.items():
            written |= self._whole_files(cards[place].id, pack.texts[place], text)
        material = PackMaterial(pack, whole, self._labels, written)
        fingerprint = _fingerprint(pack_file(material))
        number = 1 if known is None else known.summary.number + (known.fingerprint != fingerprint)
        pack = replace(pack, number=number)
        file = pack_file(replace(material, pack=pack))
        return MadePack(pack, file, self._kept(pack, cards, known, fingerprint), group)

    def _texts(self, request: PackRequest) -> list[Text]:
        """Return the texts in the order in which they are read: as on the roadmap, then as they were named."""
        planned = [item.text for item in self._library.roadmap.present().items]
        chosen = list(dict.fromkeys((*request.whole, *request.named))) or planned
        cards = {card.id: card for card in self._library.texts.each(chosen)}
        if not cards:
            raise ReaderError(Problem.PACK_EMPTY)
        rows = [find_text(self._library.texts, row.text) for row in request.plan.portions]
        order = [text for text in (*rows, *planned) if text in cards]
        return [cards[text] for text in dict.fromkeys((*order, *chosen)) if cards[text].complete]

    def _pack(self, request: PackRequest, cards: Sequence[Text]) -> StudyPack:
        places = {card.id: place for place, card in enumerate(cards)}
        portions = self._portions(request, cards)
        digests = self._library.texts.digests(places)
        texts = tuple(
            PackText(
                card.title,
                card.author,
                card.characters,
                digests[card.id],
                payload_name("texts", place + 1, card.title, "").removeprefix("texts/"),
                card.id in request.whole,
                tuple(portions.get(card.id, ())),
            )
            for place, card in enumerate(cards)
        )
        title = clean_name(request.title) or clean_name(cards[0].title)
        return StudyPack(
            id="",
            number=0,
            title=title,
            person=PersonReference("", ""),
            made=self._day,
            words=request.words.strip(),
            texts=texts,
            lessons=tuple(self._lessons(request, title, places)),
            questions=tuple(self._questions(request, places)),
            notes=tuple(self._notes(request, cards)),
            rota=self._rota() if request.has_rota else (),
            meetings=tuple(self._meetings(request)) if request.has_rota else (),
        )

    def _group(self, request: PackRequest) -> StudyGroup | None:
        if not clean_name(request.group):
            return None
        group = self._library.study_groups.named(request.group)
        name = clean_name(request.name) or group.display_name or self._labels.lead
        return replace(group, display_name=name)

    def _person(self, request: PackRequest, group: StudyGroup | None, known: LibraryPack | None) -> PersonReference:
        """Return how the reader is named: in the group, or without one as in the pack that was made so before."""
        if group is not None:
            return group.me
        earlier = (pack.made_as for pack in self._library.packs.all() if pack.is_own and not pack.group)
        before = (known.made_as if known else None) or next((one for one in earlier if one is not None), None)
        name = clean_name(request.name) or (before.name if before else "") or self._labels.lead
        return PersonReference(before.id if before else str(uuid4()), name)

    def _kept(self, pack: StudyPack, cards: Sequence[Text], known: LibraryPack | None, fingerprint: str) -> LibraryPack:
        texts = tuple(
            LibraryText(pack_text_id(pack.id, described.digest), described, card.id)
            for described, card in zip(pack.texts, cards, strict=True)
        )
        return LibraryPack(
            pack.id,
            pack.title,
            "",
            pack.group.id if pack.group else "",
            pack.words,
            pack.summary,
            texts,
            known.opened if known else None,
            known.taken if known else frozenset(),
            pack.person,
            fingerprint,
            known.first_day if known else None,
        )

    # --- the plan ------------------------------------------------------------------------------------------------

    def _portions(self, request: PackRequest, cards: Sequence[Text]) -> dict[str, list[PackPortion]]:
        rows = request.plan.portions or tuple(self._roadmap_rows(cards))
        portions: dict[str, list[PackPortion]] = {}
        by_id = {card.id: card for card in cards}
        for row in rows:
            text = row.text if row.text in by_id else find_text(self._library.texts, row.text)
            if text in by_id:
                portions.setdefault(by_id[text].id, []).append(self._portion(by_id[text], row))
        return portions

    def _portion(self, card: Text, row: PlanRow) -> PackPortion:
        stored = self._library.texts.view(card.id)
        sections = stored.outline()
        start, _end = portion_range(row, card.characters, sections)
        opening = stored.slice(start, start + 2 * OPENING_WORDS).lstrip().partition("\n")[0]
        return portion_of(row, card.characters, sections, opening)

    def _roadmap_rows(self, cards: Sequence[Text]) -> Iterator[PlanRow]:
        """Yield the portions as the roadmap forecasts them; those of texts that are not on it have no days."""
        days = self._days()
        for card in cards:
            sections = self._library.texts.view(card.id).outline()
            yield from section_rows(card.id, card.title, card.characters, sections, days.get(card.id))

    def _days(self) -> dict[str, tuple[date, date]]:
        """Return the first and last day of each text on the roadmap, up to the day that is wished for it."""
        status = roadmap_status(self._library, self._now, 0.0)
        found = {}
        for item in status.roadmap.items:
            stage = next((stage for stage in status.forecast.stages if stage.text == item.text), None)
            first = (stage.start if stage else None) or self._day
            last = item.target_date or (stage.end if stage else None)
            if last is not None:
                found[item.text] = (min(first, last), last)
        return found

    # --- what belongs to the texts -------------------------------------------------------------------------------

    def _lessons(self, request: PackRequest, title: str, places: Mapping[str, int]) -> Iterator[PackLesson]:
        """Yield the lessons that are set on these texts, without those that came in the packs of others."""
        if not request.has_lessons:
            return
        own = self._library.packs.made_as(title, self._group_id(request))
        own_origin = pack_origin(own.id) if own else ""
        lessons = [
            lesson
            for lesson, origin in self._library.lessons.all_set()
            if origin == own_origin or not origin.startswith(PACK_ORIGIN)
        ]
        found = [lesson for one in (*lessons, *request.plan.lessons) if (lesson := self._lesson(one, places))]
        yield from sorted(dict.fromkeys(found), key=lambda one: (one.day, one.text, one.start or 0, one.quote))

    def _lesson(self, lesson: SetLesson, places: Mapping[str, int]) -> PackLesson | None:
        text = find_text(self._library.texts, lesson.text)
        if text is None or text not in places:
            return None
        passage = find_set_passage(self._library, lesson)
        words = passage.quote[:_LONGEST_WORDS] if passage else ""
        place = places[text]
        return PackLesson(lesson.day, place, lesson.start, lesson.quote, lesson.form, lesson.host, words)

    def _group_id(self, request: PackRequest) -> str:
        return self._library.study_groups.named(request.group).id if clean_name(request.group) else ""

    def _questions(self, request: PackRequest, places: Mapping[str, int]) -> Iterator[PackQuestion]:
        if not request.has_questions:
            return
        for one in self._library.questions.all():
            if not request.categories or one.question.category in request.categories:
                yield _pack_question(one, places)

    def _notes(self, request: PackRequest, cards: Sequence[Text]) -> Iterator[PackNote]:
        if not (request.tags or request.colours or request.all_notes_of):
            return
        for place, card in enumerate(cards):
            for note in self._library.annotations.of_text(card.id):
                if is_chosen(note, request.tags, request.colours, whole_text=card.id in request.all_notes_of):
                    yield PackNote(place, replace(note, text="", creator="", body=note.body.strip()))

    def _rota(self) -> tuple[RotaChange, ...]:
        history = self._library.rotas.history(LESSON_ROTA)
        return tuple(dated.change for dated in history if dated.removed is None)

    def _meetings(self, request: PackRequest) -> Iterator[PackMeeting]:
        """Yield the meetings of the group that are to come."""
        for meeting in self._library.meetings.of_group(self._group_id(request)):
            if meeting.day >= self._day and meeting.held is None:
                about = (meeting.title, meeting.day, meeting.template, meeting.start, meeting.place, meeting.length)
                yield PackMeeting(meeting.id, *about)

    # --- the words of texts --------------------------------------------------------------------------------------

    def _whole(self, card: Text) -> WholeText:
        if card.id not in self._words:
            self._words[card.id] = whole_text(self._library, card)
        return self._words[card.id]

    def _whole_files(self, text: str, described: PackText, words: WholeText) -> dict[str, bytes]:
        key = (text, described.stem)
        if key not in self._files:
            self._files[key] = whole_text_files(described, words)
        return self._files[key]


def _pack_question(one: BankQuestion, places: Mapping[str, int]) -> PackQuestion:
    """Return a question; of a passage in a text that is not in the pack nothing is said."""
    place = places.get(one.question.text)
    quote = one.question.quote if place is not None else ""
    return PackQuestion(one.id, replace(one.question, text="", quote=quote), place)


def _fingerprint(file: ExchangeFile) -> str:
    """Return the SHA-256 of a file as it is but for its number."""
    header = file.header
    about = [header.id, header.person.id, header.person.name, header.made.isoformat()]
    about += [header.group.id, header.group.name] if header.group else []
    digest = hashlib.sha256(json.dumps([about, file.content], ensure_ascii=False).encode("utf-8", "replace"))
    for name in sorted(file.files):
        digest.update(f"\n{name}\n".encode())
        digest.update(hashlib.sha256(file.files[name]).digest())
    return digest.hexdigest()

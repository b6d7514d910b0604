"""Read the pack of a file that was handed over, and compare it with what is in the library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from reader.core.annotations.anchor import CONTEXT, Anchor
from reader.core.annotations.foreign_notes import ForeignNote
from reader.core.annotations.model import Annotation
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.annotations.title_index import TextTitle, TitleIndex
from reader.core.errors import Problem, ReaderError
from reader.core.ids import derived_id
from reader.core.planning.roadmap import RoadmapItem
from reader.core.study.exchange import ExchangeFile
from reader.core.study.lessons import SetLesson
from reader.core.study.pack import (
    LibraryPack,
    PackDifference,
    PackNote,
    PackText,
    StudyPack,
    evidence,
    pack_difference,
    pack_origin,
)
from reader.core.study.pack_content import parsed_pack
from reader.core.study.questions import BankQuestion
from reader.core.study.study_json import parse_exchanged_json
from reader.core.tags import clean_tags
from reader.core.text.normalise import clean
from reader.core.text.sanitise import one_line
from reader.importers.annotations.web_annotation import read_web_annotations
from reader.services.study.set_lessons import find_text
from reader.storage.import_connection import ImportConnection
from reader.storage.library import Library

PackLibrary = Library | ImportConnection
"""What a pack is compared with: both have texts, editions, annotations and packs."""

_LONGEST_ID = 200


@dataclass(frozen=True, slots=True)
class TextMatch:
    """What the library has of a text of a pack: its id, empty if it has none, and whether the words are the same.

    ``removed`` is the id of a text with the same words that was removed.
    """

    text: str = ""
    is_same: bool = False
    removed: str = ""


@dataclass(frozen=True, slots=True)
class PackState:
    """What opening a pack would change: how its texts stand to those of the library, and the rest by counts.

    ``known`` is the pack as it was made or opened before, ``difference`` what this number changes since.
    """

    pack: StudyPack
    matches: tuple[TextMatch, ...]
    known: LibraryPack | None = None
    difference: PackDifference | None = None
    questions: int = 0
    lessons: int = 0
    roadmap: int = 0

    @property
    def fresh_texts(self) -> tuple[str, ...]:
        """Return the titles of the texts that would come into the library."""
        return tuple(text.title for text, match in self._pairs if not match.text and text.is_whole)

    @property
    def same_texts(self) -> tuple[str, ...]:
        """Return the titles of the texts whose words the library has."""
        return tuple(text.title for text, match in self._pairs if match.is_same)

    @property
    def similar_texts(self) -> tuple[str, ...]:
        """Return the titles of the texts of which the library has another edition."""
        return tuple(text.title for text, match in self._pairs if match.text and not match.is_same)

    @property
    def waiting_texts(self) -> tuple[str, ...]:
        """Return the titles of the texts that are only named and not in the library."""
        return tuple(text.title for text, match in self._pairs if not match.text and not text.is_whole)

    @property
    def _pairs(self) -> Iterator[tuple[PackText, TextMatch]]:
        return zip(self.pack.texts, self.matches, strict=True)


def read_pack(file: ExchangeFile) -> StudyPack:
    """Return the pack of a file with its notes; raises ReaderError BAG_*."""
    pack = parsed_pack(file)
    return replace(pack, notes=tuple(_notes(file, pack)))


def pack_state(library: PackLibrary, pack: StudyPack, today: date, comparison: Comparison) -> PackState:
    """Return what opening a pack would change.

    Raises ReaderError PACK_OLDER (``number``, ``known``) where a newer number of it was opened or made.
    """
    known = library.packs.find(pack.id)
    if known is not None and pack.number < known.summary.number:
        raise ReaderError(Problem.PACK_OLDER, number=pack.number, known=known.summary.number)
    matches = tuple(_matches(library, pack, known, comparison))
    links = [match.text for match in matches]
    coming = [link or ("" if not text.is_whole else text.digest) for link, text in zip(links, pack.texts, strict=True)]
    return PackState(
        pack,
        matches,
        known,
        pack_difference(known.summary, pack.summary) if known else None,
        len(new_questions(library, pack, links)),
        len(new_lessons(library, pack, matches)),
        len(new_roadmap_items(library, pack, coming, today)),
    )


def new_questions(library: PackLibrary, pack: StudyPack, links: Sequence[str]) -> list[BankQuestion]:
    """Return the questions that are not in the bank; one that is there stays as it is. ``links`` are texts by place."""
    present = library.packs.stores.questions.some(one.id for one in pack.questions)
    fresh = {one.id: one for one in pack.questions if one.id not in present}
    return [
        BankQuestion(
            one.id, replace(one.question, text="" if one.text is None else links[one.text]), pack_origin(pack.id)
        )
        for one in fresh.values()
    ]


def new_lessons(library: PackLibrary, pack: StudyPack, matches: Sequence[TextMatch]) -> list[SetLesson]:
    """Return the lessons that are not set yet, whatever the table that sets one calls its text."""
    present = {resolved for resolved, _lesson, _origin in _present_lessons(library)}
    fresh: dict[SetLesson, None] = {}
    for lesson in lessons_of(library, pack, matches):
        if _resolved(lesson, find_text(library.texts, lesson.text) or lesson.text) not in present:
            fresh[lesson] = None
    return list(fresh)


def lessons_of(library: PackLibrary, pack: StudyPack, matches: Sequence[TextMatch]) -> list[SetLesson]:
    """Return the lessons of a pack as they are set in a library: by the title of the text, else by its id."""
    titles = {card.id: card.title for card in library.texts.some(match.text for match in matches if match.text)}
    found = []
    for lesson in pack.lessons:
        match, title = matches[lesson.text], pack.texts[lesson.text].title
        name = match.text if match.text and titles.get(match.text, title) != title else title
        found.append(lesson.set_for(name, is_same=match.is_same or not match.text))
    return found


def gone_lessons(library: PackLibrary, pack: StudyPack, matches: Sequence[TextMatch]) -> list[SetLesson]:
    """Return the lessons that an earlier number of the pack set and this one does not."""
    wanted = {
        _resolved(lesson, find_text(library.texts, lesson.text) or lesson.text)
        for lesson in lessons_of(library, pack, matches)
    }
    origin = pack_origin(pack.id)
    return [
        lesson for resolved, lesson, source in _present_lessons(library) if source == origin and resolved not in wanted
    ]


def new_roadmap_items(library: PackLibrary, pack: StudyPack, links: Sequence[str], today: date) -> list[RoadmapItem]:
    """Return the texts that the roadmap lacks, with the day of their last portion."""
    present = {item.text for item in library.packs.stores.roadmap.present().items}
    cards = {card.id: card for card in library.texts.some(link for link in links if link)}
    items: dict[str, RoadmapItem] = {}
    for link, text in zip(links, pack.texts, strict=True):
        card = cards.get(link)
        if not link or link in present or (card is not None and card.filing.archived is not None):
            continue
        days = [day for portion in text.portions if (day := portion.date_from(today)) is not None]
        last = max(days, default=None)
        items[link] = (
            RoadmapItem(link, target_date=last) if card is None else RoadmapItem(link, card.filing.track, last)
        )
    return list(items.values())


_Resolved = tuple[object, ...]


def _present_lessons(library: PackLibrary) -> Iterator[tuple[_Resolved, SetLesson, str]]:
    texts: dict[str, str] = {}
    for lesson, origin in library.packs.stores.lessons.all_set():
        if lesson.text not in texts:
            texts[lesson.text] = find_text(library.texts, lesson.text) or lesson.text
        yield _resolved(lesson, texts[lesson.text]), lesson, origin


def _resolved(lesson: SetLesson, text: str) -> _Resolved:
    return lesson.day, text, lesson.start, lesson.quote, lesson.form, lesson.host


# --- texts ----------------------------------------------------------------------------------------------------------


def _matches(
    library: PackLibrary, pack: StudyPack, known: LibraryPack | None, comparison: Comparison
) -> Iterator[TextMatch]:
    by_digest = library.packs.texts_with_digest(text.digest for text in pack.texts)
    linked = {text.described.digest: text.text for text in known.texts if text.text} if known else {}
    cards = [TextTitle(card.id, card.title, card.author) for card in library.texts.all() if card.complete]
    titles = TitleIndex(cards, comparison)
    for place, text in enumerate(pack.texts):
        found, is_removed = by_digest.get(text.digest, ("", False))
        if found and not is_removed:
            yield TextMatch(found, is_same=True)
        elif text.digest in linked:
            yield TextMatch(linked[text.digest])
        else:
            similar = similar_text(library, pack, place, titles, comparison)
            yield TextMatch(similar, removed="" if similar else found)


def similar_text(library: PackLibrary, pack: StudyPack, place: int, titles: TitleIndex, comparison: Comparison) -> str:
    """Return the text with the title of one of a pack that has half of the longest quotations from it."""
    text = titles.text_for(pack.texts[place].title, pack.texts[place].author)
    return text if text and has_quotations(library, text, evidence(pack, place), comparison) else ""


def has_quotations(library: PackLibrary, text: str, quotations: Sequence[str], comparison: Comparison) -> bool:
    """Return whether a text has half of these quotations, of which there are some."""
    whole = library.editions.edition(text).whole
    if 2 * sum(quotation in whole for quotation in quotations) >= len(quotations) > 0:
        return True
    folded = [words for words in map(comparison.fold, quotations) if words]
    whole = comparison.fold(whole) if folded else ""
    return 2 * sum(words in whole for words in folded) >= len(folded) > 0


# --- notes ----------------------------------------------------------------------------------------------------------


def _notes(file: ExchangeFile, pack: StudyPack) -> Iterator[PackNote]:
    """Yield the notes of the sets beside ``study.json``, each with the place of its text."""
    for place, text in enumerate(pack.texts):
        data = file.files.get(text.notes_file)
        if data is None:
            continue
        values = parse_exchanged_json(data, text.notes_file)
        try:
            foreign = read_web_annotations(values, Path(text.notes_file), UTC)
        except ReaderError as error:
            if error.problem is Problem.NOTES_EMPTY:
                continue
            raise ReaderError(Problem.BAG_JSON, file=text.notes_file, why="not-notes") from error
        created = datetime(pack.made.year, pack.made.month, pack.made.day, tzinfo=UTC)
        yield from (PackNote(place, _annotation(note, created)) for note in foreign.notes)


def _annotation(note: ForeignNote, made: datetime) -> Annotation:
    created = note.created or made
    anchor = None
    if note.quote:
        start = note.start or 0
        context = (note.prefix[-CONTEXT:], note.suffix[:CONTEXT], one_line(note.section))
        anchor = Anchor(start, start + len(note.quote), note.quote, *context)
    identifier = note.id if 0 < len(note.id) <= _LONGEST_ID else derived_id(created, f"{note.quote}|{note.note}")
    return Annotation(
        identifier,
        "",
        note.kind,
        created,
        note.modified or created,
        anchor,
        note.colour,
        clean(note.note),
        clean_tags(tuple(map(one_line, note.tags))),
        style=note.style,
    )


def notes_by_text(pack: StudyPack) -> Mapping[int, list[Annotation]]:
    """Return the notes of a pack by the places of their texts."""
    notes: dict[int, list[Annotation]] = {}
    for note in pack.notes:
        notes.setdefault(note.text, []).append(note.annotation)
    return notes

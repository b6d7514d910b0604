"""Open a study pack: what it holds goes into the library as one step of undo (study.md, §4).

Opening works on an `ImportConnection` alone, so that a window does it in another thread. Whole texts are written batch
by batch and become complete with the step; if anything fails before, nothing is left of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import uuid4

from reader.core.annotations.foreign_notes import note_of_anchor
from reader.core.annotations.imported_notes import place_notes
from reader.core.annotations.model import Annotation
from reader.core.annotations.reanchoring.anchor_match import Edition
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.changes import Changes
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.study.exchange import ExchangeFile
from reader.core.study.groups import Person, StudyGroup, met_person
from reader.core.study.lessons import SetLesson
from reader.core.study.meeting import Meeting
from reader.core.study.pack import (
    USUAL_PARTS,
    LibraryPack,
    LibraryText,
    PackPart,
    StudyPack,
)
from reader.core.study.peer_notes import PeerNote, PeerNoteMerge, merge_peer_notes, peer_note_id
from reader.core.study.questions import BankQuestion
from reader.core.study.rota import LESSON_ROTA, Absence, End, Members, Rota, RotaChange, Swap
from reader.core.tags import clean_tags
from reader.core.text.sanitise import one_line
from reader.importers.study.pack_texts import pack_text_worker
from reader.services.study.pack_reading import (
    TextMatch,
    gone_lessons,
    new_lessons,
    new_questions,
    new_roadmap_items,
    notes_by_text,
    pack_state,
    read_pack,
)
from reader.services.study.pack_text_import import PackTextImport
from reader.storage.import_connection import ImportConnection
from reader.storage.repositories.packs import ArrivedText, PackArrival, pack_text_id
from reader.storage.repositories.study_groups import StudyGroups

_COMPARED_DAYS = 60
"""Days of two rotas that are compared."""

Progress = Callable[[str, float], None]
"""Receives the title of the text that is being written, and the share of all that is done."""


@dataclass(frozen=True, slots=True)
class PackReport:
    """What opening a pack did; ``known`` counts the texts, notes, questions and lessons that were there from before."""

    pack: StudyPack
    texts_added: int = 0
    texts_same: int = 0
    texts_like: int = 0
    notes: PeerNoteMerge = field(default_factory=PeerNoteMerge)
    waiting: int = 0
    questions: int = 0
    lessons: int = 0
    roadmap: int = 0
    rota: int = 0
    meetings: int = 0
    known: int = 0
    new_texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpeningOptions:
    """What the reader takes of a pack; ``accepts_name`` accepts a known person under another name.

    ``back_up`` is called once before anything is written, where there is anything to write.
    """

    parts: frozenset[PackPart] = USUAL_PARTS
    accepts_name: bool = False
    back_up: Callable[[], object] = lambda: None


class PackOpening:
    """Open one pack over a connection of its own; ``cancel`` may be called from another thread."""

    def __init__(
        self, connection: ImportConnection, file: ExchangeFile, comparison: Comparison, today: date, now: datetime
    ) -> None:
        """Prepare to open the pack of a file on the study day ``today``; raises ReaderError BAG_*, PACK_OLDER."""
        self._library = connection
        self._file = file
        self._comparison = comparison
        self._today = today
        self._now = now
        self._texts = PackTextImport(connection, file, now)
        self.pack = read_pack(file)
        self.state = pack_state(connection, self.pack, today, comparison)

    def cancel(self) -> None:
        """Stop as soon as possible; nothing is changed then."""
        self._texts.cancel()

    def open(self, options: OpeningOptions, progress: Progress | None = None) -> tuple[PackReport, Changes | None]:
        """Take what is chosen into the library; the changes are None where there is nothing new.

        Raises ReaderError NAME_MISSING, NAME_CHANGED, NAME_TAKEN, BAG_*, IMPORT_* and LIBRARY_*.
        """
        maker = self._maker(accepts_name=options.accepts_name)
        try:
            arrived, editions = self._write_texts(options, progress)
            return self._store(options, maker, arrived, editions)
        except BaseException:
            self._texts.abandon()
            raise

    # --- who it is from ------------------------------------------------------------------------------------------

    def _maker(self, *, accepts_name: bool) -> tuple[StudyGroup | None, Person | None]:
        """Return the group and the person of the pack; no person for one of the reader's own."""
        groups, pack = self._groups, self.pack
        group = None
        if pack.group is not None:
            present = next((one for one in groups.all() if one.id == pack.group.id), None)
            group = present or StudyGroup(pack.group.id, pack.group.name, str(uuid4()))
        known = self.state.known
        own = {one.member for one in groups.all()} | ({known.made_as.id} if known and known.made_as else set())
        if pack.person.id in own:
            return group, None
        person = met_person(pack.person, group.id if group else "", groups.people(), accepts_name=accepts_name)
        return group, person

    @property
    def _groups(self) -> StudyGroups:
        return self._library.packs.stores.groups

    # --- texts ---------------------------------------------------------------------------------------------------

    def _write_texts(
        self, options: OpeningOptions, progress: Progress | None
    ) -> tuple[dict[int, ArrivedText], dict[int, Edition]]:
        """Write the texts that the library lacks; return them, and their editions to place notes in, by place."""
        arrived: dict[int, ArrivedText] = {}
        editions: dict[int, Edition] = {}
        fresh = [place for place, match in enumerate(self.state.matches) if self._is_fresh(place, match, options)]
        total = sum(self.pack.texts[place].characters for place in fresh) or 1
        done = 0
        if not fresh:
            return arrived, editions
        options.back_up()
        with pack_text_worker() as worker:
            for place in fresh:
                described = self.pack.texts[place]
                if progress is not None:
                    progress(described.title, done / total)
                arrived[place], editions[place] = self._texts.write(described, worker)
                done += described.characters
        return arrived, editions

    def _is_fresh(self, place: int, match: TextMatch, options: OpeningOptions) -> bool:
        is_missing = not (match.text or match.removed)
        return is_missing and self.pack.texts[place].is_whole and PackPart.TEXTS in options.parts

    # --- all in one step -----------------------------------------------------------------------------------------

    def _store(
        self,
        options: OpeningOptions,
        maker: tuple[StudyGroup | None, Person | None],
        arrived: Mapping[int, ArrivedText],
        editions: Mapping[int, Edition],
    ) -> tuple[PackReport, Changes | None]:
        packs, (group, person) = self._library.packs, maker
        taken = self._taken(options, person, arrived, editions)
        kept = self._kept(person, taken, options.parts)
        present = packs.stores.roadmap.present()
        arrival = PackArrival(
            kept,
            tuple(arrived.values()),
            tuple(taken.returning.values()),
            tuple(replace(one, made=self._now) for one in taken.questions),
            taken.lessons,
            taken.unset,
            taken.notes.notes,
            Roadmap((*present.items, *taken.roadmap), present.target_date) if taken.roadmap else None,
            tuple(packs.stores.rotas.rows(LESSON_ROTA, taken.rota, self._today, self._now)),
            taken.meetings,
            group if group is not None and group not in packs.stores.groups.all() else None,
            person if person is not None and person not in packs.stores.groups.people() else None,
            self.state.known.texts if self.state.known else (),
        )
        report = self._report(options, taken)
        self._texts.raise_if_cancelled()
        if not self._is_new(kept, arrival):
            return report, None
        if not arrived:
            options.back_up()
        return report, packs.open(arrival, self._now)

    def _taken(
        self,
        options: OpeningOptions,
        person: Person | None,
        arrived: Mapping[int, ArrivedText],
        editions: Mapping[int, Edition],
    ) -> _Taken:
        """Return all that is taken of the pack, beside the texts that have arrived."""
        pack, parts, before = self.pack, options.parts, self.state.matches
        returning = {
            place: match.removed
            for place, match in enumerate(before)
            if match.removed and PackPart.TEXTS in parts and pack.texts[place].is_whole
        }
        new = {**{place: text.writer.id for place, text in arrived.items()}, **returning}
        links = [new.get(place, match.text) for place, match in enumerate(before)]
        matches = tuple(
            TextMatch(link, is_same=place in new or before[place].is_same) for place, link in enumerate(links)
        )
        takes_lessons = PackPart.LESSONS in parts
        return _Taken(
            matches,
            tuple(arrived[place].writer.id for place in sorted(arrived)),
            returning,
            self._notes(person, matches, editions) if PackPart.NOTES in parts else PeerNoteMerge(),
            tuple(new_questions(self._library, pack, links) if PackPart.QUESTIONS in parts else ()),
            tuple(new_lessons(self._library, pack, matches) if takes_lessons else ()),
            tuple(gone_lessons(self._library, pack, matches) if takes_lessons else ()),
            tuple(new_roadmap_items(self._library, pack, links, self._today) if PackPart.ROADMAP in parts else ()),
            tuple(self._rota() if PackPart.ROTA in parts else ()),
            tuple(self._meetings() if PackPart.ROTA in parts else ()),
        )

    def _is_new(self, kept: LibraryPack, arrival: PackArrival) -> bool:
        """Return whether there is anything to write but the time at which the pack was opened."""
        known = self.state.known
        if known is None or known.opened is None or replace(known, opened=kept.opened) != kept:
            return True
        rows = (arrival.arrived, arrival.returning, arrival.questions, arrival.lessons, arrival.unset, arrival.notes)
        others = (arrival.rota, arrival.meetings, arrival.person, arrival.roadmap)
        return any(rows) or any(others)

    def _kept(self, person: Person | None, taken: _Taken, parts: frozenset[PackPart]) -> LibraryPack:
        pack, known = self.pack, self.state.known
        texts = tuple(
            LibraryText(pack_text_id(pack.id, described.digest), described, match.text)
            for described, match in zip(pack.texts, taken.matches, strict=True)
        )
        return LibraryPack(
            pack.id,
            pack.title,
            person.id if person else "",
            pack.group.id if pack.group else "",
            pack.words,
            pack.summary,
            texts,
            self._now,
            parts | (known.taken if known else frozenset()),
            known.made_as if known else None,
            known.fingerprint if known else "",
            (known.first_day if known else None) or self._today,
        )

    def _notes(
        self, person: Person | None, matches: Sequence[TextMatch], editions: Mapping[int, Edition]
    ) -> PeerNoteMerge:
        """Place the notes, and return what they do to those that are there; the reader's own stay as they are."""
        if person is None:
            return PeerNoteMerge(own=len(self.pack.notes))
        arrivals: list[PeerNote] = []
        for place, notes in notes_by_text(self.pack).items():
            match = matches[place]
            placed = self._placed(notes, match, editions.get(place)) if match.text else notes
            arrivals += [self._peer_note(person, place, note) for note in placed]
        stored = self._library.packs.stores.notes
        known = stored.some(note.id for note in arrivals)
        own = set(self._library.annotations.known([note.original for note in arrivals]))
        came = {note.id for note in arrivals}
        missing = [note for note in stored.of_person(person.id) if note.pack == self.pack.id and note.id not in came]
        return merge_peer_notes(arrivals, known, own, missing, self._now)

    def _placed(self, notes: Sequence[Annotation], match: TextMatch, edition: Edition | None) -> list[Annotation]:
        """Return notes with the passages that they have in a text; its edition is read where it is not given."""
        edition = edition or self._library.editions.edition(match.text)
        if match.is_same and all(_is_on_passage(note, edition.whole) for note in notes):
            return [replace(note, text=match.text) for note in notes]
        foreign = [note_of_anchor(note.anchor, number) for number, note in enumerate(notes)]
        placed = place_notes(foreign, match.text, edition, self._comparison)
        return [
            replace(note, text=match.text, anchor=one.anchor, orphan=one.orphan)
            for note, one in zip(notes, placed, strict=True)
        ]

    def _peer_note(self, person: Person, place: int, note: Annotation) -> PeerNote:
        described = self.pack.texts[place]
        return PeerNote(
            peer_note_id(person.id, note.id),
            person.id,
            note.id,
            note.kind,
            note.created,
            note.modified,
            note.text,
            described.title,
            described.author,
            described.digest,
            note.anchor,
            note.colour,
            note.body,
            clean_tags(tuple(map(one_line, note.tags))),
            note.orphan,
            pack=self.pack.id,
            style=note.style,
        )

    def _rota(self) -> list[RotaChange]:
        """Return the changes that make the reader's rota that of the pack; the days before today stay."""
        present = [one.change for one in self._library.packs.stores.rotas.history(LESSON_ROTA) if one.removed is None]
        wanted = list(self.pack.rota)
        if wanted[: len(present)] == present:
            return wanted[len(present) :]
        coming = Rota(wanted)
        members = coming.members_on(self._today)
        queue = dict.fromkeys(day.host for day in coming.days(self._today, len(members)) if day.host)
        schedule = coming.schedule_on(self._today)
        changes: list[RotaChange] = [End(self._today), Members(self._today, tuple(dict.fromkeys((*queue, *members))))]
        changes += [replace(schedule, day=max(self._today, schedule.day))] if schedule else []
        changes += [change for change in wanted if isinstance(change, Absence | Swap) and change.day >= self._today]
        present_hosts = Rota(present).days(self._today, _COMPARED_DAYS)
        return changes if present_hosts != Rota([*present, *changes]).days(self._today, _COMPARED_DAYS) else []

    def _meetings(self) -> list[Meeting]:
        """Return the meetings that are new, and those of which the day, the time or the place is another now."""
        present = {meeting.id: meeting for meeting in self._library.packs.stores.meetings.all()}
        group = self.pack.group.id if self.pack.group else ""
        found = []
        for one in self.pack.meetings:
            earlier = present.get(one.id, Meeting(one.id, one.title, one.day, self._now, one.template, group=group))
            later = replace(earlier, title=one.title, day=one.day, start=one.start, place=one.place, length=one.length)
            if one.id not in present:
                found.append(later)
            elif later != earlier and earlier.held is None:
                found.append(replace(later, revision=earlier.revision + 1))
        return found

    def _report(self, options: OpeningOptions, taken: _Taken) -> PackReport:
        known, parts = self.state.known, options.parts
        before = {text.described.digest for text in known.texts if text.text} if known and known.opened else set()
        counts: Counter[str] = Counter()
        for text, match, earlier in zip(self.pack.texts, taken.matches, self.state.matches, strict=True):
            if match.text and not earlier.text:
                counts["added"] += 1
            elif match.text and text.digest in before:
                counts["known"] += 1
            elif match.text:
                counts["same" if match.is_same else "like"] += 1
        of_texts = counts["known"] + taken.notes.known + taken.notes.own
        of_questions = len(self.pack.questions) - len(taken.questions) if PackPart.QUESTIONS in parts else 0
        of_lessons = len(set(self.pack.lessons)) - len(taken.lessons) if PackPart.LESSONS in parts else 0
        waiting = [note for note in self.pack.notes if not taken.matches[note.text].text]
        return PackReport(
            self.pack,
            counts["added"],
            counts["same"],
            counts["like"],
            taken.notes,
            len(waiting) if PackPart.NOTES in parts else 0,
            len(taken.questions),
            len(taken.lessons),
            len(taken.roadmap),
            len(taken.rota),
            len(taken.meetings),
            of_texts + of_questions + of_lessons,
            taken.new_texts,
        )


def _is_on_passage(note: Annotation, whole: str) -> bool:
    """Return whether the passage of a note stands in a text where the note says."""
    anchor = note.anchor
    return anchor is None or whole.startswith(anchor.exact, anchor.start)


@dataclass(frozen=True, slots=True)
class _Taken:
    """All that is taken of a pack: how its texts stand to the library then, and what is new of everything else.

    ``new_texts`` are the ids of the texts that have arrived, ``returning`` those that were removed, by their places.
    """

    matches: tuple[TextMatch, ...]
    new_texts: tuple[str, ...]
    returning: Mapping[int, str]
    notes: PeerNoteMerge
    questions: tuple[BankQuestion, ...]
    lessons: tuple[SetLesson, ...]
    unset: tuple[SetLesson, ...]
    roadmap: tuple[RoadmapItem, ...]
    rota: tuple[RotaChange, ...]
    meetings: tuple[Meeting, ...]

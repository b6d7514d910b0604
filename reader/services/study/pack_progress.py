"""Tell how much of the portions of a pack was read, and link its texts when they come into the library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from reader.core.activity.coverage import shares
from reader.core.annotations.anchor import find_quote
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.annotations.title_index import TextTitle, TitleIndex
from reader.core.study.pack import (
    LibraryPack,
    LibraryText,
    PackPortion,
    longest_quotations,
    portions_in_order,
)
from reader.core.study.report_content import PortionState
from reader.services.planning.pace import READ_TO_END
from reader.services.study.pack_reading import has_quotations
from reader.storage.library import Library

_PARTLY = 0.02
"""Share from which a portion counts as begun: a look at its first lines is no reading."""


@dataclass(frozen=True, slots=True)
class PortionStatus:
    """A portion of a pack with its text and the range of it in this library, and how much of it was read.

    ``text`` is the id of the text, empty while it is not in the library.
    """

    described: LibraryText
    portion: PackPortion
    text: str
    start: int
    end: int
    state: PortionState
    day: date | None

    @property
    def title(self) -> str:
        """Return the title of the portion, with that of its text where they differ."""
        title, text = self.portion.title, self.described.described.title
        return title if not title or title == text else f"{text} · {title}"


@dataclass(frozen=True, slots=True)
class PackOverview:
    """A pack with its portions in the order in which they are read; ``lead`` is the name of who made it."""

    pack: LibraryPack
    lead: str
    statuses: list[PortionStatus]

    @property
    def current(self) -> PortionStatus | None:
        """Return the first portion that was not read to its end."""
        return next((status for status in self.statuses if status.state is not PortionState.DONE), None)

    @property
    def share(self) -> float:
        """Return the share of the portions that were read to their ends, 0 to 1."""
        done = sum(status.state is PortionState.DONE for status in self.statuses)
        return done / len(self.statuses) if self.statuses else 0.0


def pack_overviews(library: Library) -> list[PackOverview]:
    """Return the packs of a library, the one that was opened or made last first."""
    people = {person.id: person.name for person in library.study_groups.people()}
    return [
        PackOverview(
            pack,
            people.get(pack.person, pack.made_as.name if pack.made_as else ""),
            portion_statuses(library, pack),
        )
        for pack in library.packs.all()
    ]


def pack_portions(library: Library, pack: LibraryPack) -> list[tuple[str, PortionState]]:
    """Return the portions of a pack in the order in which they are read, each with how much of it was read."""
    return [
        (status.title or status.described.described.title, status.state) for status in portion_statuses(library, pack)
    ]


def portion_statuses(library: Library, pack: LibraryPack) -> list[PortionStatus]:
    """Return the portions of a pack in the order in which they are read."""
    there = {card.id for card in library.texts.some(text.text for text in pack.texts if text.text)}
    digests = library.texts.digests(there)
    first = pack.first_day or pack.summary.made
    by_portion = {
        (text.described.digest, portion): status
        for text in pack.texts
        for portion, status in _statuses(library, text, digests.get(text.text, ""), first)
    }
    ordered = portions_in_order(text.described for text in pack.texts)
    return [by_portion[text.digest, portion] for text, portion in ordered]


def link_arrived_text(library: Library, text: str, comparison: Comparison) -> int:
    """Note that a text has come that packs only named, and return how many packs waited for it.

    It has to be called before the notes that wait for the text are placed, since it is known by them, too. The text is
    the one if its words have the digest that the pack names, or if it has the title and half of the longest quotations
    that the pack knows of it.
    """
    waiting = library.packs.waiting_texts()
    if not waiting:
        return 0
    card = library.texts.get(text)
    digest = library.texts.digests([text]).get(text)
    titles = TitleIndex([TextTitle(card.id, card.title, card.author)], comparison)
    found = [
        replace(one, text=card.id)
        for pack, one in waiting
        if one.described.digest == digest
        or (
            titles.text_for(one.described.title, one.described.author)
            and has_quotations(library, card.id, _known_quotations(library, pack, one), comparison)
        )
    ]
    if found:
        library.packs.link(found)
    return len(found)


def _known_quotations(library: Library, pack: LibraryPack, text: LibraryText) -> list[str]:
    """Return the longest quotations from a text that are kept of a pack."""
    place = pack.texts.index(text)
    waiting = library.peer_notes.waiting()
    found = [note.quote for note in waiting if note.pack == pack.id and note.digest == text.described.digest]
    found += [one.words or one.quote for one in pack.summary.lessons if one.text == place]
    found += [portion.opening for portion in text.described.portions]
    return longest_quotations(found)


def _statuses(
    library: Library, text: LibraryText, digest: str, first: date
) -> Iterator[tuple[PackPortion, PortionStatus]]:
    """Yield the portions of a text; ``digest`` is that of its words in the library, empty where it is not there."""
    portions = text.described.portions
    if not digest:
        for one in portions:
            day = one.date_from(first)
            yield one, PortionStatus(text, one, "", one.start, one.end, PortionState.NOT, day)
        return
    is_same = digest == text.described.digest
    ranges = [(one.start, one.end) for one in portions] if is_same else _ranges(library, text)
    read = shares(library.coverage.ranges(text.text), ranges)
    for one, (start, end), share in zip(portions, ranges, read, strict=True):
        yield one, PortionStatus(text, one, text.text, start, end, _state(share), one.date_from(first))


def _state(share: float) -> PortionState:
    if share >= READ_TO_END:
        return PortionState.DONE
    return PortionState.PARTLY if share >= _PARTLY else PortionState.NOT


def _ranges(library: Library, text: LibraryText) -> list[tuple[int, int]]:
    """Return where the portions are in another edition: by the words they begin with, else in proportion."""
    stored = library.texts.view(text.text)
    scale = stored.characters / max(1, text.described.characters)
    starts = [
        found[0] if one.opening and (found := find_quote(stored, one.opening)) else round(one.start * scale)
        for one in text.described.portions
    ]
    ordered = sorted({*starts, stored.characters})
    ends = dict(pairwise(ordered))
    return [(start, ends.get(start, stored.characters)) for start in starts]

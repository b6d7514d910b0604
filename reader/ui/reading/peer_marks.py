"""Provide the page with the passages of the notes of others that are shown."""

from __future__ import annotations

from bisect import bisect_right

from reader.storage.library import Library
from reader.ui.page.marks import PeerMark
from reader.ui.preferences.preference_store import Settings


class PeerMarks:
    """The passages of the notes of others on the open text, as far as they have been read and are to be shown."""

    def __init__(self, library: Library, settings: Settings) -> None:
        self._library = library
        self._settings = settings
        self._text = ""
        self._initials: dict[str, str] = {}
        self._ranges: tuple[tuple[int, int], ...] = ()

    @property
    def has_any(self) -> bool:
        """Return whether somebody else has notes on the text that may be shown."""
        return bool(self._initials)

    def show_text(self, text: str) -> None:
        """Provide the passages of another text; of none if it is empty."""
        self._text = text
        self.refresh()

    def refresh(self) -> None:
        """Read anew whose notes are shown, and what has been read."""
        self._initials, self._ranges = {}, ()
        if not self._text or not self._settings.values.show_peer_notes or not self._library.has_peer_notes:
            return
        with_notes = self._library.peer_notes.counts(self._text).people
        people = [one for one in self._library.study_groups.people() if one.shows_notes and one.id in with_notes]
        self._initials = {person.id: initial_of(person.name) for person in people}
        if self._initials:
            self._ranges = self._library.coverage.ranges(self._text)

    def update_ranges(self) -> bool:
        """Read anew what has been read of the text; return whether that is more than before."""
        ranges = self._library.coverage.ranges(self._text) if self._initials else ()
        if ranges == self._ranges:
            return False
        self._ranges = ranges
        return True

    def between(self, start: int, end: int) -> list[PeerMark]:
        """Return the passages that overlap a range of the text, in text order."""
        if not self._initials or not self._ranges:
            return []
        passages = self._library.peer_notes.passages(self._text, start, end, self._initials)
        return [
            PeerMark(note, first, last, self._initials[person])
            for note, person, first, last in passages
            if self._is_read(first, last)
        ]

    def _is_read(self, start: int, end: int) -> bool:
        place = bisect_right(self._ranges, (start, 1 << 62)) - 1
        return place >= 0 and end <= self._ranges[place][1]


def initial_of(name: str) -> str:
    """Return the sign that stands for a person in the margin."""
    return name[:1].upper()

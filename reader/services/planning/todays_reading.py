"""Share today's minutes out over the texts of the roadmap, and cut the portion of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from reader.core.planning.portion import Portion, cut_portion, first_unread
from reader.core.text.model import Text
from reader.services.planning.pace import ReadingPaces
from reader.services.planning.roadmap import load_timetable
from reader.storage.library import Library
from reader.storage.repositories.stored_text import StoredText


@dataclass(frozen=True, slots=True)
class ScheduledText:
    """A text to read today, with the seconds that today has for it."""

    text: Text
    seconds: float


class TodaysReading:
    """Today's minutes shared out over the roadmap's texts in order; without a roadmap the text last opened has all."""

    def __init__(self, library: Library, now: datetime, counted: float) -> None:
        """Read the library as of a local time; ``counted`` is the seconds that count today so far."""
        self._library = library
        self._planned_ids = [item.text for item in library.roadmap.present().items]
        self._paces = ReadingPaces(library, self._planned_ids)
        timetable = load_timetable(library, now, counted)
        self.seconds = timetable.seconds(timetable.today)
        self.turns = tuple(self._turns())

    def seconds_for(self, text: Text) -> float:
        """Return the seconds for a text: those of its turn, or all that is left today where it is read out of turn."""
        turn = next((turn for turn in self.turns if turn.text.id == text.id), None)
        return turn.seconds if turn is not None and turn.seconds > 0 else self.seconds

    def portion(self, text: Text, stored: StoredText) -> Portion | None:
        """Return today's portion of a text; None where today has no minutes left, or all of it is read."""
        characters = self.seconds_for(text) * self._paces.speed(text) / 60
        if characters <= 0 or not stored.leaf_count:
            return None
        starts = [section.start for section in stored.outline()]
        return cut_portion(stored, self._library.coverage.ranges(text.id), starts, characters)

    def minutes(self, text: Text, portion: Portion) -> float:
        """Return the minutes that a portion takes."""
        return portion.characters / self._paces.speed(text)

    def resume_position(self, text: Text) -> int:
        """Return the place to continue at: the first unread one, or in a finished text the place where it was left."""
        stored = self._library.texts.view(text.id)
        found = first_unread(stored, self._library.coverage.ranges(text.id)) if stored.leaf_count else None
        return text.place if found is None else found

    def _turns(self) -> Iterator[ScheduledText]:
        left = self.seconds
        for text in self._planned() or self._begun():
            seconds = min(left, self._paces.left(text))
            left -= seconds
            yield ScheduledText(text, seconds)

    def _planned(self) -> list[Text]:
        """Return the unread texts of the roadmap in its order."""
        texts = {text.id: text for text in self._library.texts.some(self._planned_ids) if self._is_to_read(text)}
        return [texts[text] for text in self._planned_ids if text in texts]

    def _begun(self) -> list[Text]:
        """Return the unread text that was opened last, if there is any."""
        return next(([text] for text in self._library.texts.by_use() if self._is_to_read(text)), [])

    def _is_to_read(self, text: Text) -> bool:
        return text.complete and text.filing.archived is None and not self._paces.is_read(text)

"""Compute how fast the reader reads each text, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterable

from reader.core.activity.coverage import progress, seconds_left
from reader.core.activity.speed import SAMPLES_NEEDED, reading_speed
from reader.core.text.model import Text
from reader.storage.library import Library

READ_TO_END = 0.995
"""Share from which a text counts as read to its end: title pages and last lines are seldom shown for long."""


class ReadingPaces:
    """Reading speeds and unread lengths of texts, read in two queries and one for each language."""

    def __init__(self, library: Library, texts: Iterable[str] | None = None) -> None:
        """Read the figures of all texts, or of those with these ids; those of any other are read when first needed."""
        self._library = library
        known = None if texts is None else list(texts)
        self._known = None if known is None else set(known)
        self._covered = library.coverage.totals(known)
        self._own = library.speed.own_samples(SAMPLES_NEEDED, known)
        self._of_language: dict[str, float] = {}

    def speed(self, text: Text) -> float:
        """Return the reader's speed in a text, in characters a minute."""
        self._load(text.id)
        own = self._own.get((text.id, text.language))
        if own is not None:
            return reading_speed(own, (), text.language)
        if text.language not in self._of_language:
            samples = self._library.speed.samples(text.language)
            self._of_language[text.language] = reading_speed((), samples, text.language)
        return self._of_language[text.language]

    def share(self, text: Text) -> float:
        """Return the share of a text that was read, 0 to 1."""
        return progress(self._count(text), text.characters)

    def left(self, text: Text) -> float:
        """Return the seconds needed for the unread rest of a text."""
        return seconds_left(self._count(text), text.characters, self.speed(text))

    def is_read(self, text: Text) -> bool:
        """Return whether a text was read to its end."""
        return self.share(text) >= READ_TO_END

    def _count(self, text: Text) -> int:
        self._load(text.id)
        return self._covered.get(text.id, 0)

    def _load(self, text: str) -> None:
        if self._known is not None and text not in self._known:
            self._known.add(text)
            self._covered |= self._library.coverage.totals([text])
            self._own |= self._library.speed.own_samples(SAMPLES_NEEDED, [text])

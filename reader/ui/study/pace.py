"""Tell how fast the reader reads each text, and what is left of it."""

from __future__ import annotations

from reader.core.hour.coverage import progress, seconds_left
from reader.core.hour.speed import SAMPLES_NEEDED, reading_speed
from reader.core.text.text import Text
from reader.storage.library import Library

READ_TO_END = 0.995
"""Share from which on a text counts as read to its end: title pages and last lines are seldom looked at for long."""


class Paces:
    """Give speeds and lengths; each language is looked up once, and so is each text with samples of its own."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._covered = library.coverage.totals()
        self._own = library.speed.sampled_texts(SAMPLES_NEEDED)
        self._of_language: dict[str, float] = {}

    def speed(self, text: Text) -> float:
        """Give the reader's characters a minute in a text."""
        if (text.id, text.language) in self._own:
            return reading_speed(self._library.speed.samples(text.language, text.id), (), text.language)
        if text.language not in self._of_language:
            samples = self._library.speed.samples(text.language)
            self._of_language[text.language] = reading_speed((), samples, text.language)
        return self._of_language[text.language]

    def share(self, text: Text) -> float:
        """Give the share of a text that was read, 0 to 1."""
        return progress(self._covered.get(text.id, 0), text.characters)

    def left(self, text: Text) -> float:
        """Give the seconds that the unread rest of a text takes."""
        return seconds_left(self._covered.get(text.id, 0), text.characters, self.speed(text))

    def is_read(self, text: Text) -> bool:
        """Tell whether a text was read to its end."""
        return self.share(text) >= READ_TO_END

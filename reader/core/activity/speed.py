"""Compute reading speed (hour.md, "Active time" and "Progress in a text").

All speeds are in characters per minute, where a character is a code point of the canonical text.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from statistics import median

from reader.core.text.language_tags import is_ideographic

SAMPLES_USED = 50
SAMPLES_NEEDED = 5

CHINESE_SPEED = 250.0
"""Characters per minute for texts written without spaces between words (hour.md)."""

LATIN_WORDS = 230.0
"""Words per minute for all other texts (hour.md)."""

LATIN_WORD = 6.0
"""Characters per word of English prose, including space and punctuation."""


def default_speed(language: str) -> float:
    """Return the speed to assume for a language (BCP 47 tag) until the reader's own is known."""
    if is_ideographic(language):
        return CHINESE_SPEED
    return LATIN_WORDS * LATIN_WORD


def reading_speed(own: Sequence[float], of_language: Sequence[float], language: str) -> float:
    """Return a reader's speed in one text: the median of its last 50 samples, else of the language's, else the default.

    Samples are in the order they were taken; five are needed.
    """
    for samples in (own, of_language):
        if len(samples) >= SAMPLES_NEEDED:
            return median(samples[-SAMPLES_USED:])
    return default_speed(language)


class ReadingSpeed:
    """A reader's speed in an open text, to which samples are added as they are taken."""

    def __init__(self, language: str, own: Sequence[float] = (), of_language: Sequence[float] = ()) -> None:
        """Begin with the samples of the text and those of the language, in the order they were taken."""
        self._language = language
        self._own = deque(own, maxlen=SAMPLES_USED)
        self._of_language = deque(of_language, maxlen=SAMPLES_USED)

    @property
    def present(self) -> float:
        """Return the speed as of the last sample."""
        return reading_speed(tuple(self._own), tuple(self._of_language), self._language)

    def add(self, characters: int, seconds: float) -> None:
        """Add a sample: characters read in a number of seconds."""
        for samples in (self._own, self._of_language):
            samples.append(characters * 60.0 / seconds)


def seconds_to_read(characters: int, speed: float) -> float:
    """Return the seconds that it takes to read a number of characters at a speed."""
    return characters * 60.0 / speed

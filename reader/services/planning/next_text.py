"""Return the text to read next today, and how far today's portion goes in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reader.core.text.model import Text
from reader.core.text.outline import place_name
from reader.services.planning.pace import ReadingPaces
from reader.services.planning.todays_reading import ScheduledText, TodaysReading
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class NextText:
    """The content of the card for the text to read next.

    ``section`` names the section with the reader's place, where reading goes on, empty without one;
    ``left`` is the seconds left in the text, ``minutes`` the minutes to the end of today's portion, None without one;
    ``then`` is the title of the text that comes after it today, with its seconds.
    """

    title: str
    section: str
    left: float
    minutes: float | None = None
    ends_text: bool = False
    then: tuple[str, float] | None = None


def next_text(library: Library, now: datetime, counted: float) -> tuple[Text | None, NextText | None]:
    """Return the text to read next and the content of its card; ``counted`` is the seconds that count today so far."""
    reading = TodaysReading(library, now, counted)
    turns = [turn for turn in reading.turns if turn.seconds > 0] or list(reading.turns[:1])
    if not turns:
        return None, None
    text = turns[0].text
    return text, _card(library, reading, text, turns[1:])


def _card(library: Library, reading: TodaysReading, text: Text, others: list[ScheduledText]) -> NextText:
    stored = library.texts.view(text.id)
    portion = reading.portion(text, stored)
    return NextText(
        title=text.title,
        section=place_name(library.outlines.titles(text.id, text.place), text.title),
        left=ReadingPaces(library, [text.id]).left(text),
        minutes=reading.minutes(text, portion) if portion else None,
        ends_text=portion is not None and portion.ends_text,
        then=(others[0].text.title, others[0].seconds) if others else None,
    )

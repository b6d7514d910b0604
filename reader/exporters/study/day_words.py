"""Write a day in a sentence of a README as its language writes it."""

from __future__ import annotations

from datetime import date


def day_words(day: date, template: str, months: str) -> str:
    """Return a day by a translated template; ``months`` are the names of the twelve months, with blanks between."""
    return template.format(day=day.day, month=months.split()[day.month - 1], year=day.year)

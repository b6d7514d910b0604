"""Read the table of a pack's portions, ``date,text,portion,start,end``, and share sections out over days."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reader.core.activity.study_day import YEARS
from reader.core.spreadsheet_cells import plain_cell
from reader.core.study.pack import OPENING_WORDS, PackPortion
from reader.core.text.model import Section
from reader.core.text.sanitise import sanitise

_HEADINGS = {
    **{name: name for name in ("date", "text", "portion", "start", "end")},
    "day": "date",
    "日期": "date",
    "第几天": "date",
    "文本": "text",
    "份": "portion",
    "起": "start",
    "止": "end",
}
_SEPARATORS = ",;\t"
_HIGHEST = 100_000


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of a plan: a portion of the text with this title or id.

    Without a start it is the section that has its title, or all of the text.
    """

    text: str
    title: str = ""
    start: int | None = None
    end: int | None = None
    day: date | None = None
    number: int | None = None


def has_plan_heading(content: str) -> bool:
    """Return whether a table is one of portions; one of lessons names neither portions nor their ends."""
    names = {_HEADINGS.get(cell.strip().casefold(), "") for cell in next(_rows(content), [])}
    return "text" in names and bool({"portion", "end"} & names)


def read_plan_table(content: str) -> tuple[PlanRow, ...]:
    """Return the rows of a table with a heading; what cannot be read of a row is left out."""
    rows = _rows(content)
    names = [_HEADINGS.get(cell.strip().casefold(), "") for cell in next(rows, [])]
    found = (_row(dict(zip(names, map(_cell, cells), strict=False))) for cells in rows)
    return tuple(row for row in found if row.text)


def portion_of(row: PlanRow, characters: int, sections: Sequence[Section], opening: str) -> PackPortion:
    """Return the portion that a row means in a text; ``opening`` are the words at its beginning."""
    start, end = portion_range(row, characters, sections)
    return PackPortion(row.title, start, end, opening[:OPENING_WORDS], row.day, row.number)


def portion_range(row: PlanRow, characters: int, sections: Sequence[Section]) -> tuple[int, int]:
    """Return where the portion of a row begins and ends in a text."""
    named = next((section for section in sections if section.title == row.title), None)
    if row.start is None and row.end is None and named is not None:
        return named.start, named.end
    start = min(row.start or 0, characters)
    return start, max(start, min(characters if row.end is None else row.end, characters))


def section_rows(
    text: str, title: str, characters: int, sections: Sequence[Section], days: tuple[date, date] | None
) -> Iterator[PlanRow]:
    """Yield the portions of a text by its uppermost sections, shared out over the days from the first to the last.

    Sections of one day are one portion. A text without sections is one portion.
    """
    parts = list(_parts(title, characters, sections))
    if days is None or not characters:
        for name, start, end in parts:
            yield PlanRow(text, name, start, end)
        return
    first, last = days
    count = (last - first).days + 1
    gathered: dict[date, list[tuple[str, int, int]]] = {}
    for part in parts:
        middle = (part[1] + part[2]) / 2
        day = first + timedelta(days=min(count - 1, int(middle * count / characters)))
        gathered.setdefault(day, []).append(part)
    for day, of_day in gathered.items():
        names = list(dict.fromkeys((of_day[0][0], of_day[-1][0])))
        yield PlanRow(text, " – ".join(names), of_day[0][1], of_day[-1][2], day)


def _parts(title: str, characters: int, sections: Sequence[Section]) -> Iterator[tuple[str, int, int]]:
    """Yield the title, start and end of the uppermost sections of which there are several, so that they cover all."""
    for level in sorted({section.level for section in sections}):
        starts = [(section.title, section.start) for section in sections if section.level <= level]
        if len(starts) > 1:
            ends = [start for _title, start in starts[1:]] + [characters]
            firsts = [0] + [start for _title, start in starts[1:]]
            for (name, _start), first, end in zip(starts, firsts, ends, strict=True):
                if first < end:
                    yield name, first, end
            return
    yield title, 0, characters


def _rows(content: str) -> Iterator[list[str]]:
    separator = max(_SEPARATORS, key=content.partition("\n")[0].count)
    rows = csv.reader(io.StringIO(content.replace("\0", ""), newline=""), delimiter=separator)
    try:
        yield from (cells for cells in rows if any(cell.strip() for cell in cells))
    except csv.Error:
        return


def _cell(cell: str) -> str:
    return sanitise(plain_cell(cell)).strip()


def _row(cells: Mapping[str, str]) -> PlanRow:
    day, number = _date(cells.get("date", ""))
    return PlanRow(
        cells.get("text", ""), cells.get("portion", ""), _place(cells, "start"), _place(cells, "end"), day, number
    )


def _date(cell: str) -> tuple[date | None, int | None]:
    """Return a day, or the number of one."""
    try:
        day = date.fromisoformat(cell)
    except ValueError:
        digits = "".join(filter(str.isdecimal, cell))
        return None, int(digits) if digits and 0 < int(digits[:9]) < _HIGHEST else None
    return (day if day.year in YEARS else None), None


def _place(cells: Mapping[str, str], name: str) -> int | None:
    place = cells.get(name, "")
    return int(place) if place.isascii() and place.isdigit() and len(place) < 12 else None

"""Parse timestamps as other programs write them; one without an offset is in the reader's time zone.

The names of months are known in the languages below; dates in digits alone are read in any.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_MONTHS = (
    "january february march april may june july august september october november december",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feber märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "januar februar marts april maj juni juli august september oktober november december",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
)
"""The months of a year in English, German (also of Austria), French, Spanish, Italian, Portuguese, Dutch, Russian,
Polish, Swedish, Turkish, Danish (and Norwegian), Czech and Ukrainian; where a date has another case, in both."""

_SHORTEST_NAME = 3

_CJK_DATE = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_TIMES = (
    re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?"),
    re.compile(r"(?<!\d)(\d{1,2})\s*[时時點点시]\s*(\d{1,2})\s*[分분](?:\s*(\d{1,2})\s*[秒초])?"),
    re.compile(r"(?<!\d)(\d{1,2})\.(\d{2})\.(\d{2})(?![\d.])"),
    re.compile(r"(?<!\d)(\d{1,2})\s?h\s?(\d{2})(?:\s?(?:min|m)\s?(\d{2}))?"),
)
_OFFSET = re.compile(r"\b(?:GMT|UTC)(?:\s*([+\-−–])\s*(\d{1,2}):?(\d{2})?)?")
_AFTERNOON = re.compile("下午|晚上|中午|午後|오후|\\bÖS\\b")
_MORNING = re.compile("上午|早上|凌晨|午前|오전|\\bÖÖ\\b")
_HALF = re.compile(r"\s*([ap])\.?\s?m\b", re.IGNORECASE)
"""The half of the day in Latin letters: only right after the time, as "am" is a word in other languages."""

_AMERICAN = re.compile(r"\b[AP]M\b")
_CENTURY = 2000
_LONGEST = 500
"""Code points that are examined."""
_NEWEST, _OLDEST = 4_000_000_000, 0
"""The range of a timestamp in seconds since 1970; a larger number is taken for milliseconds."""


def parse_localised(text: str, zone: tzinfo) -> datetime | None:
    """Parse a date and a time of day written in one of the languages; None where there is none.

    It is in ``zone`` unless the text names an offset, as "GMT+08:00".
    """
    text = text[:_LONGEST]
    offset = _OFFSET.search(text)
    zone = _offset_zone(offset) if offset else zone
    plain = _OFFSET.sub(" ", text)
    clock = next((found for found in (pattern.search(plain) for pattern in _TIMES) if found), None)
    date = _date(plain[: clock.start()] + " " + plain[clock.end() :] if clock else plain)
    if date is None:
        return None
    try:
        return datetime(*date, *_time(clock, plain), tzinfo=zone)
    except (ValueError, OverflowError):
        return None


def parse_iso(value: object, zone: tzinfo) -> datetime | None:
    """Parse a timestamp in ISO 8601, with a space or T; without an offset it is in ``zone``. None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        timestamp = datetime.fromisoformat(value.strip().removesuffix(" UTC"))
        timestamp = timestamp if timestamp.utcoffset() is not None else timestamp.replace(tzinfo=zone)
        return timestamp.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def parse_unix(seconds: object) -> datetime | None:
    """Parse a timestamp in seconds or milliseconds since 1970; None for anything else."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    value = seconds / 1000 if seconds > _NEWEST else seconds
    return datetime.fromtimestamp(value, UTC) if _OLDEST < value <= _NEWEST else None


def _numbers_by_name() -> tuple[dict[str, int], dict[str, int]]:
    """Return the number of each month by its name, and by each beginning that only one month has."""
    names = {name: number for months in _MONTHS for number, name in enumerate(months.split(), start=1)}
    beginnings: dict[str, set[int]] = {}
    for name, number in names.items():
        for length in range(_SHORTEST_NAME, len(name)):
            beginnings.setdefault(name[:length], set()).add(number)
    return names, {beginning: numbers.pop() for beginning, numbers in beginnings.items() if len(numbers) == 1}


_BY_NAME, _BY_BEGINNING = _numbers_by_name()


def _date(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day."""
    if found := _CJK_DATE.search(text) or _ISO_DATE.search(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _YEAR_LAST.search(text):
        return _year_last(int(found[1]), int(found[2]), int(found[3]), is_american=bool(_AMERICAN.search(text)))
    month = _named_month(text)
    numbers = _NUMBER.findall(text)
    if not month or len(numbers) < 2:
        return None
    year = next((number for number in numbers if len(number) == 4), numbers[1])
    day = next(number for number in numbers if number is not year)
    return (int(year) if len(year) == 4 else _CENTURY + int(year)), month, int(day)


def _year_last(first: int, second: int, year: int, *, is_american: bool) -> tuple[int, int, int]:
    """Return year, month and day of a date in digits that ends in its year."""
    is_month_first = second > 12 or (is_american and first <= 12)
    return (year, first, second) if is_month_first else (year, second, first)


def _named_month(text: str) -> int:
    """Return the number of the month that is named in a text; a full name before a shortened one. 0 without any."""
    words = [word.casefold() for word in _WORD.findall(text)]
    for names in (_BY_NAME, _BY_BEGINNING):
        for word in words:
            if word in names:
                return names[word]
    return 0


def _time(clock: re.Match[str] | None, text: str) -> tuple[int, int, int]:
    if clock is None:
        return 0, 0, 0
    hour = int(clock[1])
    half = _HALF.match(text, clock.end())
    letter = half[1].lower() if half else ""
    if hour < 12 and (letter == "p" or _AFTERNOON.search(text)):
        hour += 12
    elif hour == 12 and (letter == "a" or _MORNING.search(text)):
        hour = 0
    return hour, int(clock[2]), int(clock[3] or 0)


def _offset_zone(offset: re.Match[str]) -> tzinfo:
    minutes = int(offset[2] or 0) * 60 + int(offset[3] or 0)
    if minutes >= 24 * 60:
        return UTC
    return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))

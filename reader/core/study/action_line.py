"""Read an action from the one line in which it is typed: what, who, until when (study.md, §8).

``建立联系点 @王小明 3-20``: the day stands at the end; ``@`` before who does it and ``+`` before its project may stand
anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from reader.core.activity.study_day import YEARS

_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_MONTH_DAY = re.compile(r"(\d{1,2})(?:[-/](\d{1,2})|月(\d{1,2})[日号]?)")
_WEEKDAY = re.compile(r"(下?)(?:周|星期|礼拜)([一二三四五六日天])")
_IN_DAYS = {
    "今天": 0,
    "明天": 1,
    "后天": 2,
    "大后天": 3,
    "today": 0,
    "tomorrow": 1,
}
_CHINESE_WEEKDAYS = "一二三四五六日"
_ENGLISH_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ENGLISH_WEEKDAY = re.compile(
    r"(mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ActionLine:
    """What a line says; what it does not say is empty or None."""

    what: str
    who: str = ""
    due: date | None = None
    project: str = ""


def parse_action_line(line: str, today: date) -> ActionLine:
    """Return the action that a line says; a day without a year is the next one with that name from ``today`` on."""
    words = line.replace("\u3000", " ").replace("＠", "@").replace("＋", "+").split()
    who = [word[1:] for word in words if _is_marked(word, "@")]
    projects = [word[1:] for word in words if _is_marked(word, "+")]
    rest = [word for word in words if not _is_marked(word, "@+")]
    due = _parse_day(rest[-1], today) if len(rest) > 1 else None
    what = rest[:-1] if due is not None else rest
    return ActionLine(" ".join(what), "、".join(who), due, projects[-1].replace("_", " ") if projects else "")


def _is_marked(word: str, signs: str) -> bool:
    return len(word) > 1 and word[0] in signs


def _parse_day(word: str, today: date) -> date | None:
    """Return the day that a word names; None if it names none."""
    readers: tuple[Callable[[str, date], date | None], ...] = (_iso, _month_day, _relative, _weekday)
    found = (read(word, today) for read in readers)
    return next((day for day in found if day is not None), None)


def _iso(word: str, _today: date) -> date | None:
    found = _ISO.fullmatch(word)
    return None if found is None else _date(*map(int, found.groups()))


def _month_day(word: str, today: date) -> date | None:
    found = _MONTH_DAY.fullmatch(word)
    if found is None:
        return None
    month, day = int(found[1]), int(found[2] or found[3])
    years = range(today.year, today.year + 5)  # 29 February comes every fourth year
    coming = (_date(year, month, day) for year in years)
    return next((one for one in coming if one is not None and one >= today), None)


def _relative(word: str, today: date) -> date | None:
    days = _IN_DAYS.get(word.casefold())
    return None if days is None else today + timedelta(days=days)


def _weekday(word: str, today: date) -> date | None:
    """Return the next day that is the weekday; with 下, the one of the week after this."""
    if english := _ENGLISH_WEEKDAY.fullmatch(word):
        return _next_weekday(_ENGLISH_WEEKDAYS.index(english[1][:3].lower()), today)
    found = _WEEKDAY.fullmatch(word)
    if found is None:
        return None
    weekday = _CHINESE_WEEKDAYS.index(found[2].replace("天", "日"))
    if not found[1]:
        return _next_weekday(weekday, today)
    return today + timedelta(days=7 - today.weekday() + weekday)


def _next_weekday(weekday: int, today: date) -> date:
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None

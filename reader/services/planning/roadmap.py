"""Read the state of the roadmap from the library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from reader.core.activity.plan_change import study_day_now
from reader.core.planning.catch_up_options import CatchUpContext
from reader.core.planning.forecast import Forecast
from reader.core.planning.roadmap import Roadmap
from reader.core.planning.timetable import Timetable
from reader.core.text.model import Text
from reader.services.planning.pace import ReadingPaces
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class RoadmapStatus:
    """The roadmap with its texts and its forecast; ``read_on`` has the first and last day of each text begun."""

    context: CatchUpContext
    texts: Mapping[str, Text]
    forecast: Forecast
    read_on: Mapping[str, tuple[date, date]]

    @property
    def roadmap(self) -> Roadmap:
        """Return the roadmap."""
        return self.context.roadmap

    @property
    def today(self) -> date:
        """Return the study day."""
        return self.context.timetable.today

    @property
    def goal_minutes(self) -> int:
        """Return the minutes a day of the plan in force."""
        return self.context.timetable.plan(self.today).goal_minutes

    @property
    def has_weekday_goals(self) -> bool:
        """Return whether a weekday has other minutes than the others by the plan in force."""
        return any(self.context.timetable.plan(self.today).weekday_minutes)

    @property
    def rest_weekdays(self) -> frozenset[int]:
        """Return the days of rest of the plan in force, Monday as 0."""
        return self.context.timetable.plan(self.today).rest_weekdays


def load_timetable(library: Library, now: datetime, counted: float) -> Timetable:
    """Return the days to come; ``counted`` is the seconds that count today so far."""
    plans = tuple(library.plans.history())
    return Timetable(plans, study_day_now(plans, now), frozenset(library.plans.rest_days()), counted)


def roadmap_status(library: Library, now: datetime, counted: float, roadmap: Roadmap | None = None) -> RoadmapStatus:
    """Return the state of the roadmap at a local time; that of another one, with all texts that could be on it."""
    if roadmap is None:
        roadmap = library.roadmap.present()
        cards = library.texts.some(item.text for item in roadmap.items)
    else:
        cards = [text for text in library.texts.all() if text.filing.archived is None]
    paces = ReadingPaces(library, [item.text for item in roadmap.items])
    texts = {text.id: text for text in cards}
    left = {item.text: _left(paces, texts[item.text]) for item in roadmap.items}
    at = CatchUpContext(roadmap, left, load_timetable(library, now, counted), now)
    days = {item.text: library.ledger.days_of_text(item.text) for item in roadmap.items}
    read_on = {text: first_and_last for text, first_and_last in days.items() if first_and_last is not None}
    return RoadmapStatus(at, texts, at.forecast_with(), read_on)


def _left(paces: ReadingPaces, text: Text) -> float:
    return 0.0 if paces.is_read(text) else paces.left(text)

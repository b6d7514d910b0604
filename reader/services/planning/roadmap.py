"""Read from the library how the roadmap stands."""

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
    """Hold the roadmap with its texts and its forecast; ``read_on`` gives the first and last day of those begun."""

    at: CatchUpContext
    texts: Mapping[str, Text]
    forecast: Forecast
    read_on: Mapping[str, tuple[date, date]]

    @property
    def roadmap(self) -> Roadmap:
        """Return the roadmap."""
        return self.at.roadmap

    @property
    def today(self) -> date:
        """Return the study day."""
        return self.at.timetable.today

    @property
    def goal_minutes(self) -> int:
        """Return the minutes a day that the plan in force asks for."""
        return self.at.timetable.plan(self.today).goal_minutes


def timetable_of(library: Library, now: datetime, counted: float) -> Timetable:
    """Return the days to come; ``counted`` are the seconds that today counts so far."""
    plans = tuple(library.plans.history())
    return Timetable(plans, study_day_now(plans, now), frozenset(library.plans.rest_days()), counted)


def roadmap_status(library: Library, now: datetime, counted: float, roadmap: Roadmap | None = None) -> RoadmapStatus:
    """Return how the roadmap stands at a local time, or how another one would, with all texts that it could have."""
    if roadmap is None:
        roadmap = library.roadmap.present()
        cards = library.texts.some(item.text for item in roadmap.items)
    else:
        cards = [text for text in library.texts.all() if text.filing.archived is None]
    paces = ReadingPaces(library, [item.text for item in roadmap.items])
    texts = {text.id: text for text in cards}
    left = {one.text: _left(paces, texts[one.text]) for one in roadmap.items}
    at = CatchUpContext(roadmap, left, timetable_of(library, now, counted), now)
    days = {one.text: library.ledger.days_of_text(one.text) for one in roadmap.items}
    return RoadmapStatus(
        at, texts, at.forecast_with(), {text: found for text, found in days.items() if found is not None}
    )


def _left(paces: ReadingPaces, text: Text) -> float:
    return 0.0 if paces.is_read(text) else paces.left(text)

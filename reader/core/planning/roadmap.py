"""Define the roadmap: the texts to read, in order, each on a track and with an optional target date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from reader.core.text.filing import Track


@dataclass(frozen=True, slots=True)
class RoadmapItem:
    """A text of the roadmap by its id; ``target_date`` is the target date."""

    text: str
    track: Track = Track.NONE
    target_date: date | None = None


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The items in the order in which they are to be read; ``target_date`` is the target date for all of them."""

    items: tuple[RoadmapItem, ...] = ()
    target_date: date | None = None

    def item(self, text: str) -> RoadmapItem | None:
        """Return the item of a text."""
        return next((other for other in self.items if other.text == text), None)

    def added(self, item: RoadmapItem) -> Roadmap:
        """Return the roadmap with a text appended, or unchanged if it contains the text already."""
        return self if self.item(item.text) else replace(self, items=(*self.items, item))

    def without(self, text: str) -> Roadmap:
        """Return the roadmap without a text."""
        return replace(self, items=tuple(other for other in self.items if other.text != text))

    def changed(self, item: RoadmapItem) -> Roadmap:
        """Return the roadmap with the item of the same text replaced."""
        return replace(self, items=tuple(item if other.text == item.text else other for other in self.items))

    def moved(self, text: str, place: int) -> Roadmap:
        """Return the roadmap with a text moved to an index, counted from 0 and clamped to the ends."""
        item = self.item(text)
        if item is None:
            return self
        others = self.without(text).items
        place = max(0, min(place, len(others)))
        return replace(self, items=(*others[:place], item, *others[place:]))

    def due(self, item: RoadmapItem) -> date | None:
        """Return the day an item is due: its own target date or that of the roadmap, whichever is earlier."""
        return min((other for other in (item.target_date, self.target_date) if other is not None), default=None)

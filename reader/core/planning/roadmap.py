"""Hold the roadmap: the texts to read, in order, each on a track and perhaps with a wished end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from reader.core.text.filing import Track


@dataclass(frozen=True, slots=True)
class RoadmapItem:
    """Hold one text of the roadmap by its id."""

    text: str
    track: Track = Track.NONE
    wished: date | None = None


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Hold the items in the order they are to be read; ``wished`` is the end that is wished for all of them."""

    items: tuple[RoadmapItem, ...] = ()
    wished: date | None = None

    def item(self, text: str) -> RoadmapItem | None:
        """Return the item of a text."""
        return next((one for one in self.items if one.text == text), None)

    def added(self, item: RoadmapItem) -> Roadmap:
        """Put a text at the end; one that is there already stays as it is."""
        return self if self.item(item.text) else replace(self, items=(*self.items, item))

    def without(self, text: str) -> Roadmap:
        """Take a text off."""
        return replace(self, items=tuple(one for one in self.items if one.text != text))

    def changed(self, item: RoadmapItem) -> Roadmap:
        """Put an item in the place of the one with the same text."""
        return replace(self, items=tuple(item if one.text == item.text else one for one in self.items))

    def moved(self, text: str, place: int) -> Roadmap:
        """Put a text at a place, counted from 0; a place beyond the ends is the end."""
        item = self.item(text)
        if item is None:
            return self
        others = self.without(text).items
        place = max(0, min(place, len(others)))
        return replace(self, items=(*others[:place], item, *others[place:]))

    def due(self, item: RoadmapItem) -> date | None:
        """Return the day an item shall be done on: its own wish or that for all, whichever is earlier."""
        return min((one for one in (item.wished, self.wished) if one is not None), default=None)

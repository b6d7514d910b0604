"""Remember the places a reader jumped from, to go back to them and forward again."""

from __future__ import annotations

from dataclasses import dataclass, field

_DEPTH = 100


@dataclass(frozen=True, slots=True)
class HistoryPlace:
    """Hold a place that can be come back to: a text's id and a position in it."""

    text: str
    position: int


@dataclass(slots=True)
class NavigationHistory:
    """Keep the stops behind and ahead of where the reader is."""

    behind: list[HistoryPlace] = field(default_factory=list)
    ahead: list[HistoryPlace] = field(default_factory=list)

    def leave(self, here: HistoryPlace) -> None:
        """Remember a place before a jump away from it; what lay ahead is forgotten."""
        if not self.behind or self.behind[-1] != here:
            self.behind.append(here)
        del self.behind[:-_DEPTH]
        self.ahead.clear()

    def back(self, here: HistoryPlace) -> HistoryPlace | None:
        """Return the last place that was left, or None."""
        return _move(self.behind, self.ahead, here)

    def forward(self, here: HistoryPlace) -> HistoryPlace | None:
        """Return the place that was last gone back from, or None."""
        return _move(self.ahead, self.behind, here)


def _move(source: list[HistoryPlace], target: list[HistoryPlace], here: HistoryPlace) -> HistoryPlace | None:
    if not source:
        return None
    target.append(here)
    return source.pop()

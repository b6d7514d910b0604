"""Define the events of the reading window that the activity clock is fed with.

Times: ``mono`` is the monotonic clock in seconds, ``wall`` an aware local time with the UTC offset at that time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.core.activity.coverage import Range


class EventKind(StrEnum):
    """The kinds of event; all but `SLEEP` come from the window, and the values are used in replay files.

    `SELECT` is a new selection, `CURSOR` a move of the reading cursor. `NOTE_END` and `LOOK_UP_END` tell that the note
    editor or the look-up was closed. `LISTEN` tells that a sentence begins to be read aloud, `LISTEN_END` that no other
    one follows. `CLAIM` is the reader's claim that the text in view was read, however fast it was passed, and that it
    is still being read. `DIALOG` is a `BLUR` for another window of the program itself.
    """

    OPEN = "open"
    VIEW = "view"
    INPUT = "input"
    SELECT = "select"
    CURSOR = "cursor"
    NOTE = "note"
    NOTE_END = "note_end"
    LOOK_UP = "look_up"
    LOOK_UP_END = "look_up_end"
    REVIEW = "review"
    LISTEN = "listen"
    LISTEN_END = "listen_end"
    BLUR = "blur"
    DIALOG = "dialog"
    FOCUS = "focus"
    PAUSE = "pause"
    RESUME = "resume"
    TICK = "tick"
    SLEEP = "sleep"
    CLOSE = "close"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class ActivityEvent:
    """An event of the reading window or the machine.

    `OPEN` carries text, language and view, or no text where notes alone are on the screen; `VIEW` the view:
    ``characters`` is the number of code points in view,
    ``start`` their offset in the text, or -1 if unknown, ``pictures`` the number of pictures in view and ``described``
    how many of the code points describe them. `LISTEN` and `LISTEN_END` carry the range of the sentence that was read
    aloud to its end just before, if one was. ``speed`` is the
    reader's own speed in characters per minute, 0 if it is as before, or the language's default with `OPEN`. ``boot``
    is a clock in seconds that runs on while the machine sleeps, None where the system has none.
    """

    kind: EventKind
    mono: float
    wall: datetime
    text: str = ""
    language: str = ""
    characters: int = 0
    start: int = -1
    speed: float = 0.0
    pictures: int = 0
    described: int = 0
    boot: float | None = None

    @property
    def view(self) -> VisibleRange:
        """Return the range of the text that the event brings into view, or that was heard."""
        return VisibleRange(self.characters, self.start, self.pictures, self.described)

    @property
    def utc(self) -> datetime:
        """Return the wall time in UTC."""
        return self.wall.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class VisibleRange:
    """The range of a text that is in view: its number of code points, its offset, -1 if unknown, and its pictures.

    ``described`` of the code points are no text but describe the pictures, or part them.
    """

    characters: int = 0
    start: int = -1
    pictures: int = 0
    described: int = 0

    @property
    def end(self) -> int:
        """Return the position after the last code point in view, 0 if the offset is unknown."""
        return self.start + self.characters if self.is_placed else 0

    @property
    def is_placed(self) -> bool:
        """Return whether the offset in the text is known."""
        return self.start >= 0

    @property
    def is_pictures_only(self) -> bool:
        """Return whether pictures are in view and no text."""
        return self.pictures > 0 and self.characters <= self.described

    def shared(self, other: VisibleRange) -> int:
        """Count the code points that both views show, 0 if an offset is unknown."""
        if not (self.is_placed and other.is_placed):
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def left_behind(self, later: VisibleRange) -> Range:
        """Return the part of this view that the later one no longer shows."""
        if not self.is_placed or not later.is_placed or not self.shared(later):
            return max(self.start, 0), self.end
        if later.start >= self.start:
            return self.start, later.start
        return min(later.end, self.end), self.end


NOTHING_IN_VIEW = VisibleRange()
"""No text is in view."""

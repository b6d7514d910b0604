"""A second implementation of active time, written from the rules alone, to compare the clock with.

It works on the whole file at once: first it credits each gap between two inputs, then it cuts the gaps into stretches,
judges each leaf by how long it was in view, and at last merges the short flips. It shares no code with the clock.
Views are leaves: each `open` and `view` shows another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

ORDINARY = {"zh": 250.0, "en": 230.0 * 6}
"""Characters a minute, until the reader's own speed is known."""

INPUTS = {
    "input": "read",
    "view": "read",
    "open": "read",
    "select": "read",
    "cursor": "read",
    "note": "note",
    "look_up": "look_up",
    "review": "review",
    "listen": "listen",
}
"""The events that are input, and the class of the time after them."""

ENDINGS = {"note_end": "note", "look_up_end": "look_up"}
"""The events that end a class of time, after which reading goes on."""

NEXT_TO_A_VOICE = {"view", "blur", "dialog", "focus", "resume", "note_end", "look_up_end"}
"""The events that do not end listening, wherever the focus is."""

FRESH = {"open", "view", "select", "cursor", "note"}
"""The events after which a leaf may earn anew."""


@dataclass(slots=True)
class Leaf:
    """A leaf in view: its reading time in seconds, what it was credited, and how much of that without a voice."""

    takes: float
    speed: float
    pictures_only: bool
    credited: float = 0.0
    earned: float = 0.0
    seen: float = 0.0

    @property
    def cut_off(self) -> float:
        return min(max(2 * self.takes, 60.0), 300.0)

    @property
    def floor(self) -> float:
        return 60.0 if self.pictures_only else 30.0

    @property
    def most(self) -> float:
        return max(3 * self.takes, 60.0)

    @property
    def is_too_short(self) -> bool:
        """Return whether the leaf is passed too fast if it is passed now: half a character is nothing."""
        return 4 * self.seen < self.takes - self.half_character

    @property
    def half_character(self) -> float:
        return 30.0 / self.speed


@dataclass(slots=True)
class Gap:
    """The time between two inputs that was credited."""

    kind: str
    start: float
    seconds: float
    leaf: Leaf
    is_skim: bool = False


@dataclass(slots=True)
class Walk:
    """A walk through the events that gathers the credited gaps, in stretches without a break."""

    stretches: list[list[Gap]] = field(default_factory=lambda: [[]])
    leaf: Leaf | None = None
    kind: str = "read"
    since: float | None = None
    focused: bool = True
    paused: bool = False
    language: str = ""

    def break_off(self) -> None:
        """Stop; coming back is reading."""
        self.since = None
        self.kind = "read"
        self.stretches.append([])

    def credit(self, now: float) -> None:
        """Credit the gap that ends now; if not all of it counts, the stretch ends there."""
        if self.since is None or self.leaf is None:
            return
        leaf, gap = self.leaf, now - self.since
        counts = gap
        if gap > leaf.cut_off:
            counts = min(gap, max(leaf.floor, leaf.takes - leaf.credited))
        if self.kind == "read":
            counts = min(counts, max(0.0, leaf.most - leaf.earned))
            leaf.earned += counts
        leaf.credited += counts
        leaf.seen += counts if self.kind != "listen" else 0.0
        if counts > 0:
            self.stretches[-1].append(Gap(self.kind, self.since, counts, leaf))
        self.since = now
        if counts < gap or gap > leaf.cut_off:
            self.break_off()

    def show(self, event: dict[str, Any]) -> None:
        """Bring another leaf into view; without a text there is none."""
        if event["event"] == "view" and self.leaf is None:
            return
        if event["event"] == "open":
            self.language = event.get("language", "")
            self.stretches.append([])
        elif self.leaf is not None and self.leaf.is_too_short and self.kind != "listen":
            for gap in reversed(self.stretches[-1]):
                if gap.leaf is not self.leaf or gap.kind != "read":
                    break
                gap.is_skim = True
        characters, speed = event.get("characters", 0), ORDINARY[self.language]
        pictures_only = characters == 0 and event.get("pictures", 0) > 0
        self.leaf = Leaf(characters * 60 / speed, speed, pictures_only)

    def take(self, event: dict[str, Any]) -> None:
        """Let an event have its effect, after the time before it was credited."""
        kind, now = event["event"], event["mono"]
        if kind in ("open", "view"):
            self.show(event)
        elif kind == "close":
            self.leaf = None
        elif kind in ("blur", "dialog", "focus"):
            self.focused = kind == "focus"
        elif kind in ("pause", "resume"):
            self.paused = kind == "pause"
        is_heard = kind == "listen" or (self.kind == "listen" and self.since is not None and kind in NEXT_TO_A_VOICE)
        falls_silent = kind == "listen_end" and (self.kind == "listen" or self.since is None)
        if self.leaf is None or self.paused or falls_silent or not (self.focused or is_heard):
            self.break_off()
            return
        if kind in FRESH:
            self.leaf.earned = 0.0
        self.turn_to(self.kind_after(kind))
        self.since = now

    def kind_after(self, event: str) -> str:
        """Return the class of the time after an event."""
        if ENDINGS.get(event) == self.kind:
            return "read"
        if event == "view" and self.kind == "listen":
            return "listen"
        return INPUTS.get(event, self.kind)

    def turn_to(self, kind: str) -> None:
        """Go on with a class of time; another class is another stretch, however short the one before was."""
        if kind != self.kind:
            self.stretches.append([])
            self.kind = kind


def reading_runs(gaps: list[Gap]) -> Iterator[tuple[str, float, float]]:
    """Merge the leaves of a stretch of reading into runs: class, start, seconds."""
    runs: list[list[Any]] = []
    for kind, held in groupby(gaps, key=lambda one: "skim" if one.is_skim else "read"):
        leaves = list(held)
        runs.append([kind, leaves[0].start, sum(one.seconds for one in leaves)])
    merged: list[list[Any]] = []
    for kind, start, seconds in runs:
        if merged and (merged[-1][0] == kind or seconds < 2):
            merged[-1][2] += seconds
        elif len(merged) == 1 and merged[0][2] < 2:
            merged[0][0] = kind
            merged[0][2] += seconds
        else:
            merged.append([kind, start, seconds])
    for kind, start, seconds in merged:
        yield kind, start, seconds


def expected_spans(events: Sequence[dict[str, Any]]) -> list[tuple[str, float, float]]:
    """Return the spans that the rules give for a file of events: class, monotonic start, seconds."""
    walk = Walk()
    last: dict[str, Any] | None = None
    for event in events:
        if last is not None and (event["wall"] - last["wall"]) - (event["mono"] - last["mono"]) > 5:
            walk.credit(last["mono"])
            walk.break_off()
        last = event
        if event["event"] != "tick":
            walk.credit(event["mono"])
            walk.take(event)
    spans = []
    for stretch in walk.stretches:
        if stretch and stretch[0].kind == "read":
            spans += reading_runs(stretch)
        elif stretch:
            spans.append((stretch[0].kind, stretch[0].start, sum(one.seconds for one in stretch)))
    return spans

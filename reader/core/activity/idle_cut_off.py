"""Decide how long a gap without input still counts as reading (hour.md, "Active time")."""

from __future__ import annotations

CUT_OFF_LEAST = 60.0
CUT_OFF_MOST = 300.0
"""Lower and upper bound of the cut-off, in seconds without input."""


def idle_cut_off(seconds_for_view: float) -> float:
    """Return the longest gap without input that counts in full, in seconds.

    ``seconds_for_view`` is the time that the text in view takes at the reader's speed: at half of it there is twice.
    """
    return min(max(2 * seconds_for_view, CUT_OFF_LEAST), CUT_OFF_MOST)

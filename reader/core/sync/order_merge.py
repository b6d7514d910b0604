"""Merge two changes of the order of a list, item by item."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence


def merged_order(before: Sequence[str], own: Sequence[str], after: Sequence[str]) -> list[str]:
    """Return ``after`` with the change from ``before`` to ``own`` made to it.

    What was added or moved here stands behind the item that it was put behind; what was taken out here is out.
    """
    left = set(before).difference(own)
    items = [item for item in dict.fromkeys(after) if item not in left]
    taken_out = set(before).difference(after)
    for item in _moved(before, own):
        if item in taken_out:
            continue
        if item in items:
            items.remove(item)
        _insert(items, item, own)
    return items


def with_others(items: Iterable[str], known: Sequence[str], others: Collection[str]) -> list[str]:
    """Return a list with those of ``known`` that are ``others``, each behind the item that it stands behind there."""
    found = list(dict.fromkeys(items))
    for item in known:
        if item in others and item not in found:
            _insert(found, item, known)
    return found


def _insert(items: list[str], item: str, guide: Sequence[str]) -> None:
    """Insert an item behind the nearest one before it in ``guide`` that is there, at the beginning if none is."""
    for earlier in reversed(guide[: guide.index(item)]):
        if earlier in items:
            items.insert(items.index(earlier) + 1, item)
            return
    items.insert(0, item)


def _moved(before: Sequence[str], own: Sequence[str]) -> list[str]:
    """Return the items of ``own``, in order, that are new or did not stay in order with most of the others."""
    places = {item: place for place, item in enumerate(before)}
    common = [item for item in own if item in places]
    stayed = _longest_rising(common, places)
    return [item for item in own if item not in stayed]


def _longest_rising(items: Sequence[str], places: dict[str, int]) -> set[str]:
    """Return the items of a longest subsequence whose places rise."""
    ends: list[int] = []
    last: list[str] = []
    earlier: dict[str, str | None] = {}
    for item in items:
        length = bisect_left(ends, places[item])
        earlier[item] = last[length - 1] if length else None
        ends[length : length + 1] = [places[item]]
        last[length : length + 1] = [item]
    found: set[str] = set()
    step = last[-1] if last else None
    while step is not None:
        found.add(step)
        step = earlier[step]
    return found

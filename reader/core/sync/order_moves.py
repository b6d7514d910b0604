"""How a change of an order is written: as few moves as possible, so that the moves of two machines come together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deleted:
    """The item at a place is deleted."""

    place: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The item at a place is moved to where it is at ``target`` then."""

    place: int
    target: int


@dataclass(frozen=True, slots=True)
class Inserted:
    """An item is inserted at a place."""

    place: int
    item: str


OrderStep = Deleted | Moved | Inserted


def order_steps(before: Sequence[str], after: Sequence[str]) -> Iterator[OrderStep]:
    """Yield what makes ``before`` show ``after``, one after the other.

    ``before`` may hold an item twice, where two machines put it there: the first one is shown. The second one is moved
    to the end instead of being deleted, since another machine, which sees another one first, may delete that.
    """
    items = list(before)
    wanted = set(after)
    for place in range(len(items) - 1, -1, -1):
        if items[place] not in wanted:
            del items[place]
            yield Deleted(place)
    yield from _doubles_last(items)
    staying = _longest_run(items[: len(set(items))], after)
    present = set(items)
    place = -1
    for item in after:
        if item in staying:
            place = items.index(item, place + 1)
            continue
        target = place + 1
        if item in present:
            origin = items.index(item)
            target -= origin < target
            items.insert(target, items.pop(origin))
            yield Moved(origin, target)
        else:
            items.insert(target, item)
            yield Inserted(target, item)
        place = target


def _doubles_last(items: list[str]) -> Iterator[Moved]:
    """Move to the end whatever stands in the list a second time."""
    seen: set[str] = set()
    place = 0
    for _ in range(len(items)):
        if items[place] not in seen:
            seen.add(items[place])
            place += 1
        elif seen.issuperset(items[place:]):
            return
        else:
            items.append(items.pop(place))
            yield Moved(place, len(items) - 1)


def _longest_run(shown: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """Return as many items as possible that stand in the same order in both."""
    places = {item: place for place, item in enumerate(after)}
    ends: list[int] = []
    items: list[str] = []
    before: dict[str, str | None] = {}
    for item in shown:
        length = bisect_left(ends, places[item])
        before[item] = items[length - 1] if length else None
        ends[length : length + 1] = [places[item]]
        items[length : length + 1] = [item]
    run: list[str] = []
    last = items[-1] if items else None
    while last is not None:
        run.append(last)
        last = before[last]
    return frozenset(run)

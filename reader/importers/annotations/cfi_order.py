"""Order the notes of a book by the places that EPUB CFIs name; the places themselves are not looked up.

Source: EPUB Canonical Fragment Identifiers 1.1, 3.3 (sorting rules).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_ASSERTION = re.compile(r"\[(?:\^.|[^\]^])*\]")
_STEP = re.compile(r"[/:](\d{1,9})(?!\d)")
_LONGEST = 2_000
_MOST_STEPS = 64


def cfi_steps(cfi: str) -> tuple[int, ...]:
    """Return the numbers of the steps to the place where a CFI begins; empty where there are none."""
    if len(cfi) > _LONGEST:
        return ()
    parent, *rest = _ASSERTION.sub("", cfi.strip().removeprefix("epubcfi(").removesuffix(")")).split(",")
    return tuple(map(int, _STEP.findall(parent + (rest[0] if rest else ""))))[:_MOST_STEPS]


def ranks_of(cfis: Iterable[str]) -> Mapping[str, float]:
    """Return a sort key for each CFI that has steps, in the order of their places."""
    steps = {cfi: cfi_steps(cfi) for cfi in cfis}
    places = {place: float(rank) for rank, place in enumerate(sorted(set(steps.values()) - {()}))}
    return {cfi: places[place] for cfi, place in steps.items() if place}

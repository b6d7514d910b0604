"""A text is searched from a position to its end, then from its beginning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.find_pattern import FindPattern
from reader.core.text.find_session import FindSession
from reader.core.text.leaves import Leaf
from reader.core.text.search_folding import SearchFolding

FOLDING = SearchFolding()


@dataclass
class Leaves:
    """Leaves of a text that remember which of them were read."""

    texts: list[str]
    read: list[int] = field(default_factory=list)

    @property
    def characters(self) -> int:
        return len("\n".join(self.texts))

    @property
    def leaf_count(self) -> int:
        return len(self.texts)

    def leaf(self, number: int) -> Leaf:
        self.read.append(number)
        return Leaf(number, sum(len(text) + 1 for text in self.texts[:number]), self.texts[number], "[]")

    def leaves(self, first: int, count: int) -> list[Leaf]:
        return [self.leaf(number) for number in range(first, min(first + count, self.leaf_count))]

    def leaf_at(self, position: int) -> Leaf:
        starts = [sum(len(text) + 1 for text in self.texts[:number]) for number in range(self.leaf_count)]
        number = max(number for number, start in enumerate(starts) if start <= max(0, position))
        return Leaf(number, starts[number], self.texts[number], "[]")


def session_of(texts: Leaves, phrase: str, position: int, leaves: Sequence[int] | None = None) -> FindSession:
    return FindSession(texts, FindPattern(phrase, FOLDING), position, leaves)


def hits(session: FindSession) -> list[tuple[int, int]]:
    return [session.hit(index) for index in range(len(session))]


@given(
    texts=st.lists(st.text("ab", max_size=6), min_size=1, max_size=8),
    position=st.integers(0, 60),
    asked=st.integers(0, 60),
)
def test_all_hits_are_found_in_the_order_of_the_text_from_wherever_it_begins(
    texts: list[str], position: int, asked: int
) -> None:
    session = session_of(Leaves(texts), "ab", position)
    while session.step():
        pass
    expected = [match.span() for match in re.finditer("ab", "\n".join(texts))]
    assert hits(session) == expected
    assert session.index_at(asked) == sum(start < asked for start, _end in expected)
    assert session.is_complete


def test_the_first_hit_from_the_position_is_found_first() -> None:
    texts = Leaves(["ab"] * 9)
    session = session_of(texts, "ab", 12)
    assert session.step()
    assert hits(session) == [(12, 14)]
    while not session.has_reached_end:
        session.step()
    assert texts.read == [4, 5, 6, 7, 8]
    assert not session.is_complete


@pytest.mark.parametrize("position", [0, 12, 15, 26])
def test_only_the_leaves_that_can_have_hits_are_read(position: int) -> None:
    texts = Leaves(["ab", "", "", "", "ab", "", "", "", "", "ab"])
    session = session_of(texts, "ab", position, [0, 4, 9])
    while session.step():
        pass
    assert sorted(texts.read) == [0, 4, 9]
    assert hits(session) == [(0, 2), (6, 8), (13, 15)]


def test_what_is_added_to_the_text_meanwhile_is_searched() -> None:
    texts = Leaves(["ab", "ab"])
    session = session_of(texts, "ab", 3)
    while session.step():
        pass
    texts.texts.append("xab")
    assert not session.is_complete
    assert not session.step()
    assert hits(session) == [(0, 2), (3, 5), (7, 9)]

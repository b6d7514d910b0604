"""Test that of synthesised books, pages and documents every word that is seen comes in, in its order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core.text.blocks import Block, InlineKind
from reader.importers import parse
from tests.importers.corpus.documents import Document, documents

_WORD = re.compile(r"[a-z]+")
DOCUMENTS = tuple(documents())


def found_words(path: Path) -> Iterator[str]:
    """Yield the words of a text in order, with the readings of ruby behind their bases."""
    for event in parse(path):
        if isinstance(event, Block):
            text = event.text
            for mark in sorted(event.inlines, key=lambda mark: -mark.end):
                if mark.kind is InlineKind.RUBY:
                    text = f"{text[: mark.end]} {mark.target} {text[mark.end :]}"
            yield from _WORD.findall(text.lower())


def in_order(places: list[int]) -> int:
    """Return the length of the longest part of a sequence that increases."""
    ends: list[int] = []
    for place in places:
        position = bisect_left(ends, place)
        ends[position : position + 1] = [place]
    return len(ends)


def scores(document: Document, folder: Path) -> tuple[float, float, set[str]]:
    """Return recall, order, and the words that came in and are not seen."""
    wanted = _WORD.findall(" ".join(document.seen).lower())
    place_of = {word: place for place, word in enumerate(wanted)}
    found = list(found_words(document.write(folder)))
    places = [place_of[word] for word in found if word in place_of]
    unseen = set(_WORD.findall(" ".join(document.unseen).lower())) & set(found)
    return len(set(places)) / len(wanted), in_order(places) / max(1, len(places)), unseen


def test_there_are_enough_documents() -> None:
    assert len(DOCUMENTS) >= 60


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_the_words_that_are_seen_come_in(document: Document, tmp_path: Path) -> None:
    recall, order, unseen = scores(document, tmp_path)
    assert recall >= 0.99
    assert order >= 0.98
    assert unseen == set()

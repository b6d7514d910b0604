"""What is typed into the filter is understood, and whatever is no criterion is a word."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.filter_query import FilterQuery, parse_filter
from reader.core.annotations.model import Annotation, AnnotationKind

NOW = datetime(2026, 3, 28, tzinfo=UTC)
ONE = Annotation(
    "1", "t", AnnotationKind.NOTE, NOW, NOW, Anchor(0, 5, "Weigh AND consider"), 2, "想一想", ("Reading", "修身")
)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("", FilterQuery()),
        ("Two words", FilterQuery(("two", "words"))),
        ('"two words" more', FilterQuery(("two words", "more"))),
        ("tag:梦 #tag", FilterQuery(("#tag",), tags=("梦",))),
        ("标签：梦", FilterQuery(tags=("梦",))),
        ("colour:2 color:violet", FilterQuery(colours=frozenset({2, 4}))),
        ("colour:9", FilterQuery(("colour:9",))),
        ('in:"of studies" in:红楼', FilterQuery(titles=("of studies", "红楼"))),
        ("tag:", FilterQuery(("tag:",))),
        ("http://a 3:4", FilterQuery(("http://a", "3:4"))),
        ('"open', FilterQuery(("open",))),
        ('""', FilterQuery()),
    ],
)
def test_criteria_are_told_from_words(typed: str, understood: FilterQuery) -> None:
    assert parse_filter(typed) == understood


@pytest.mark.parametrize(
    ("typed", "has"),
    [
        ("weigh 想", True),
        ('"weigh consider"', False),
        ("tag:read", True),
        ("tag:read tag:修", True),
        ("tag:other", False),
        ("colour:2 colour:3", True),
        ("colour:3", False),
        ("in:studies", True),
        ("in:walden", False),
        ("#修身", True),
    ],
)
def test_a_selection_has_what_meets_all_criteria(typed: str, has: bool) -> None:
    assert AnnotationFilter(text=typed).matches(ONE, "Of Studies · Bacon") is has


def test_only_what_lost_its_passage_is_an_orphan() -> None:
    assert not AnnotationFilter(orphans=True).matches(ONE)
    assert AnnotationFilter(orphans=True).matches(replace(ONE, orphan=True))

"""A filter matches by the typed query and by what is chosen in its menus."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.annotations.query import parse_query
from reader.core.annotations.searchable_note import SearchableNote
from reader.core.text.search_folding import SearchFolding
from reader.resources import character_forms

FOLDING = SearchFolding(character_forms())
NOW = datetime(2026, 3, 28, tzinfo=UTC)
ONE = Annotation(
    "1",
    "t",
    AnnotationKind.NOTE,
    NOW,
    NOW,
    Anchor(0, 5, "Weigh AND consider"),
    2,
    "想一想",
    ("Reading", "修身"),
    style=AnnotationStyle.WAVY,
)


def matches(annotation_filter: AnnotationFilter, annotation: Annotation = ONE) -> bool:
    query = parse_query(annotation_filter.text, FOLDING)
    return bool(annotation_filter.matching([SearchableNote.of(annotation, FOLDING)], query))


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
        ("style:wavy style:underline", True),
        ("style:underline", False),
        ("#修身", True),
        ("weigh -consider", False),
    ],
)
def test_a_filter_has_what_meets_all_criteria(typed: str, has: bool) -> None:
    assert matches(AnnotationFilter(text=typed)) is has


@pytest.mark.parametrize(
    ("annotation_filter", "has"),
    [
        (AnnotationFilter(), True),
        (AnnotationFilter(kind=AnnotationKind.NOTE), True),
        (AnnotationFilter(kind=AnnotationKind.QUESTION), False),
        (AnnotationFilter(colour=2), True),
        (AnnotationFilter(colour=1), False),
        (AnnotationFilter(style=AnnotationStyle.WAVY), True),
        (AnnotationFilter(style=AnnotationStyle.HIGHLIGHT), False),
        (AnnotationFilter(tag="修身"), True),
        (AnnotationFilter(tag="修"), False),
        (AnnotationFilter(text="weigh", colour=2, tag="Reading"), True),
        (AnnotationFilter(text="other", colour=2), False),
    ],
)
def test_what_is_chosen_in_the_menus_is_met_too(annotation_filter: AnnotationFilter, has: bool) -> None:
    assert matches(annotation_filter) is has


def test_only_what_lost_its_passage_is_an_orphan() -> None:
    assert not matches(AnnotationFilter(orphans=True))
    assert matches(AnnotationFilter(orphans=True), replace(ONE, orphan=True))

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.annotation_json import annotation_record
from reader.core.annotations.colours import COLOURS
from reader.core.annotations.library_json import read_library_json
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.errors import ReaderError

NOW = datetime(2026, 3, 28, 1, 12, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=["Cs"]))
ANCHORS = st.builds(
    Anchor, st.integers(0, 9), st.integers(10, 99), exact=WORDS, prefix=WORDS, suffix=WORDS, section=WORDS
)
ANNOTATIONS = st.builds(
    Annotation,
    id=st.uuids().map(str),
    text=st.uuids().map(str),
    kind=st.sampled_from(AnnotationKind),
    created=st.just(NOW),
    modified=st.just(NOW),
    anchor=st.none() | ANCHORS,
    colour=st.sampled_from([0, *COLOURS]),
    body=WORDS,
    tags=st.lists(st.sampled_from(["a", "b-c", "红"]), unique=True).map(tuple),
    creator=WORDS,
    orphan=st.booleans(),
    style=st.sampled_from(AnnotationStyle),
)


def written(*annotations: Annotation, **other: object) -> bytes:
    rows = [annotation_record(one) for one in annotations]
    values = {"format": "onehour-library", "version": 1, "texts": [], "annotations": rows, **other}
    return json.dumps(values, ensure_ascii=False).encode()


@given(st.lists(ANNOTATIONS, unique_by=lambda one: one.id))
def test_annotations_come_back_as_they_were(annotations: list[Annotation]) -> None:
    assert read_library_json(written(*annotations)).annotations == tuple(annotations)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"{",
        b'{"format": "other"}',
        b'{"a": NaN}',
        b'{"a": 1e999}',
        b'{"a": 1, "a": 2}',
        b"[" * 100_000,
        b"[" * 40 + b"]" * 40,
        b'{"format": "onehour-library", "version": 2}',
    ],
)
def test_what_is_no_such_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReaderError):
        read_library_json(data)


@pytest.mark.parametrize("broken", [{"kind": "x"}, {"colour": 9}, {"created": "now"}, {"anchor": {"start": 1}}])
def test_a_broken_annotation_is_skipped_and_counted(broken: dict[str, object]) -> None:
    good = Annotation("i", "t", AnnotationKind.NOTE, NOW, NOW, body="x")
    rows = [annotation_record(good), annotation_record(replace(good, id="j")) | broken]
    read = read_library_json(written(annotations=rows))
    assert (read.annotations, read.skipped) == ((good,), 1)


def test_each_field_of_an_annotation_is_written() -> None:
    one = Annotation("1", "t", AnnotationKind.NOTE, NOW, NOW)
    kept_by_the_library = {"damaged", "deleted", "page"}
    assert {field.name for field in fields(Annotation)} - kept_by_the_library <= annotation_record(one).keys()

"""Hold the model to Qt's rules and to the order of the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex
from pytestqt.modeltest import ModelTester

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.ui.annotations.annotation_model import AnnotationModel, in_text_order

START = datetime(2026, 3, 28, tzinfo=UTC)


def annotation(number: int, start: int, text: str = "t", body: str = "") -> Annotation:
    at = START + timedelta(seconds=number)
    return Annotation(f"{number:04}", text, AnnotationKind.NOTE, at, at, Anchor(start, start + 5, "exact"), 1, body)


def model() -> AnnotationModel:
    return AnnotationModel(lambda one: one.body)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    notes = model()
    qtmodeltester.check(notes)
    notes.show([annotation(number, number) for number in range(20)])
    notes.patch({"0003": None, "0005": annotation(5, 90), "0100": annotation(100, 7)})
    notes.set_filter(AnnotationFilter(text="nothing has this"))
    notes.set_filter(AnnotationFilter())
    assert notes.rowCount() == 20


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 40), st.booleans()), max_size=30))
def test_patches_lead_to_the_list_that_the_library_would_give(steps: list[tuple[int, int, bool]]) -> None:
    notes = model()
    held = {f"{number:04}": annotation(number, number) for number in range(10)}
    notes.show(sorted(held.values(), key=in_text_order))
    for number, start, stays in steps:
        one = annotation(number, start)
        held.pop(one.id, None)
        if stays:
            held[one.id] = one
        notes.patch({one.id: one if stays else None})
        assert list(notes.shown()) == sorted(held.values(), key=in_text_order)
        assert [notes.row_of(shown.id) for shown in notes.shown()] == list(range(len(held)))


def test_a_card_keeps_its_index_while_others_come_and_go() -> None:
    notes = model()
    notes.show([annotation(number, number * 10) for number in range(5)])
    kept = QPersistentModelIndex(notes.index(3))
    notes.patch({"0001": None})
    notes.patch({"0050": annotation(50, 5), "0003": annotation(3, 30, body="new")})
    assert notes.annotation(kept.row()).id == "0003"
    assert notes.annotation(kept.row()).body == "new"


def test_what_has_no_place_comes_last() -> None:
    whole = replace(annotation(1, 0), anchor=None)
    orphan = replace(annotation(2, 0), orphan=True)
    placed = annotation(3, 50)
    assert sorted([whole, orphan, placed], key=in_text_order) == [placed, orphan, whole]

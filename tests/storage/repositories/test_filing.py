"""Many texts are filed at a time, each time as one undo step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from reader.core.annotations.model import AnnotationKind
from reader.core.annotations.operations import annotate
from reader.core.errors import Problem, ReaderError
from reader.core.operation_name import OperationName
from reader.core.planning.roadmap import Roadmap, RoadmapItem
from reader.core.text.filing import UNFILED, Filing, FilingChange, Track
from reader.core.text.model import Text
from reader.storage.library import Library

AddText = Callable[..., Text]


@pytest.fixture
def texts(library: Library, add_text: AddText) -> list[str]:
    return [add_text(library, f"第{number}篇", title=f"T{number}").id for number in range(3)]


def filings(library: Library, texts: list[str]) -> list[Filing]:
    return [library.texts.get(text).filing for text in texts]


def test_many_texts_are_filed_in_one_step_of_undo(library: Library, texts: list[str], now: datetime) -> None:
    changes = library.filing.file(
        texts, FilingChange(track=Track.WORK, required=True, added=("史",), archived=True), now
    )
    filed = Filing(Track.WORK, required=True, tags=("史",), archived=now)
    assert set(changes.texts) == set(texts)
    assert filings(library, texts) == [filed] * 3
    assert library.undo_name() is OperationName.FILE_TEXTS
    library.undo(now)
    assert filings(library, texts) == [UNFILED] * 3
    library.redo(now)
    assert filings(library, texts) == [filed] * 3


def test_texts_that_are_filed_so_already_are_not_touched(library: Library, texts: list[str], now: datetime) -> None:
    library.filing.file(texts[:2], FilingChange(track=Track.WORK), now)
    assert library.filing.file(texts, FilingChange(track=Track.WORK), now).texts == (texts[2],)
    name = library.undo_name()
    assert library.filing.file(texts, FilingChange(track=Track.WORK), now).changed == 0
    library.undo(now)
    assert filings(library, texts)[1:] == [Filing(Track.WORK), UNFILED]
    assert name is OperationName.SET_TRACK


def test_a_text_that_is_not_there_leaves_the_others_as_they_are(
    library: Library, texts: list[str], now: datetime
) -> None:
    with pytest.raises(ReaderError) as refused:
        library.filing.file([*texts, "nothing"], FilingChange(track=Track.WORK), now)
    assert refused.value.problem is Problem.TEXT_UNKNOWN
    assert filings(library, texts) == [UNFILED] * 3


def test_tags_are_counted_without_those_of_removed_texts(library: Library, texts: list[str], now: datetime) -> None:
    library.filing.file(texts, FilingChange(added=("史", "a")), now)
    library.filing.file(texts[:1], FilingChange(removed=("a",)), now)
    library.texts.remove(texts[2], now)
    assert library.filing.tags() == [("史", 2), ("a", 1)]


def test_many_texts_are_removed_in_one_step_and_come_back_with_their_notes(
    library: Library, texts: list[str], now: datetime
) -> None:
    library.commit(annotate(texts[0], AnnotationKind.NOTE, None, now, body="想"))
    library.texts.remove_all(texts[:2], now)
    assert [text.id for text in library.texts.all()] == texts[2:]
    library.undo(now)
    assert {text.id for text in library.texts.all()} == set(texts)
    assert [note.body for note in library.annotations.of_text(texts[0])] == ["想"]


def test_the_roadmap_and_the_card_tell_the_same_track(library: Library, texts: list[str], now: datetime) -> None:
    library.roadmap.change(Roadmap(tuple(RoadmapItem(text) for text in texts)), now)
    library.filing.file(texts[:1], FilingChange(track=Track.RESEARCH), now)
    roadmap = library.roadmap.present()
    assert [item.track for item in roadmap.items] == [Track.RESEARCH, Track.NONE, Track.NONE]
    library.roadmap.change(roadmap.changed(RoadmapItem(texts[1], Track.WORK)).without(texts[0]), now)
    assert [filing.track for filing in filings(library, texts)] == [Track.RESEARCH, Track.WORK, Track.NONE]
    library.undo(now)
    assert [filing.track for filing in filings(library, texts)] == [Track.RESEARCH, Track.NONE, Track.NONE]


def test_what_is_put_away_leaves_the_roadmap_until_it_is_back(
    library: Library, texts: list[str], now: datetime
) -> None:
    roadmap = Roadmap(tuple(RoadmapItem(text) for text in texts))
    library.roadmap.change(roadmap, now)
    library.filing.file(texts[1:2], FilingChange(archived=True), now)
    assert [item.text for item in library.roadmap.present().items] == [texts[0], texts[2]]
    library.filing.file(texts[1:2], FilingChange(archived=False), now)
    assert library.roadmap.present() == roadmap


def test_texts_are_given_by_what_is_asked_of_them(library: Library, add_text: AddText, now: datetime) -> None:
    assert not library.texts.has_any()
    assert library.texts.last() is None
    first, second = add_text(library, "甲", title="A"), add_text(library, "乙", title="B")
    assert library.texts.has_any()
    library.texts.set_place(first.id, 1, now)
    last = library.texts.last()
    assert last is not None
    assert last.id == first.id
    assert [text.id for text in library.texts.by_use()] == [text.id for text in library.texts.all()]
    assert [text.id for text in library.texts.some([second.id, "nothing"])] == [second.id]

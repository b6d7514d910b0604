"""Where a note is, as its card says it."""

from dataclasses import replace
from datetime import datetime

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.ids import new_id
from reader.core.text.blocks import Block, BlockKind
from reader.storage.library import Library
from reader.ui.annotations.annotation_labels import described_by, location_label, place_label
from tests.support.texts import add_text


def test_a_note_that_waits_for_its_text_is_not_told_as_lost(now: datetime) -> None:
    with Library.in_memory(now) as library:
        waiting = library.placeholders.id_for("Coming", "", now)
        there = add_text(library, "There", ["words"], now).id
        anchor = Anchor(0, 4, "some", section="Chapter 1")
        note = Annotation(new_id(now), waiting, AnnotationKind.NOTE, now, now, anchor=anchor, orphan=True)
        assert place_label(library, note) == "Waiting for its text"
        assert described_by(library)(note).startswith("Note. Waiting for its text")
        lost = replace(note, text=there)
        assert place_label(library, lost) == location_label(lost) != "Waiting for its text"


def test_equal_chapters_of_two_parts_are_told_apart(now: datetime) -> None:
    parts = (
        Block(BlockKind.HEADING, "第一部", level=1),
        Block(BlockKind.HEADING, "第一回", level=2),
        "甲",
        Block(BlockKind.HEADING, "第二部", level=1),
        Block(BlockKind.HEADING, "第一回", level=2),
        "乙",
    )
    with Library.in_memory(now) as library:
        text = add_text(library, "书", parts, now).id
        view = library.texts.view(text)
        labels = []
        for words in "甲乙":
            start = view.slice(0, view.characters).index(words)
            anchor = Anchor(start, start + 1, words, section="第一回")
            note = Annotation(new_id(now), text, AnnotationKind.NOTE, now, now, anchor=anchor)
            labels.append(place_label(library, note))
        assert labels == ["第一部 › 第一回", "第二部 › 第一回"]

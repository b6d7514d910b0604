"""Annotations on a wrongly decoded text are converted to the right encoding."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations import operations
from reader.core.annotations.anchor import Anchor, make_anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.reanchoring.anchor_match import Edition
from reader.core.annotations.reanchoring.carry_over import preview_edition
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.annotations.reanchoring.edition_preview import PresentEdition
from reader.core.annotations.reanchoring.encoding_repair import in_other_encoding
from reader.resources import character_variants

RIGHT = "床前明月光，疑是地上霜。举头望明月，低头思故乡。\nMoonlight before my bed, perhaps frost on the ground.\n" * 2


class Words:
    def __init__(self, words: str) -> None:
        self.words = words
        self.characters = len(words)

    def slice(self, start: int, end: int) -> str:
        return self.words[start:end]


def marked(words: str, start: int, end: int, now: datetime) -> Annotation:
    anchor = make_anchor(Words(words), start, end)
    (edit,) = operations.annotate("text", AnnotationKind.HIGHLIGHT, anchor, now).edits
    assert edit.after is not None
    return edit.after


def anchor_of(annotation: Annotation) -> Anchor:
    assert annotation.anchor is not None
    return annotation.anchor


def test_a_passage_marked_in_wrong_letters_is_found_in_the_right_ones(now: datetime) -> None:
    wrong = RIGHT.encode("gb18030").decode("latin-1")
    length = len("举头望明月，".encode("gb18030"))
    start = wrong.index("举头望明月，".encode("gb18030").decode("latin-1"))
    mark = marked(wrong, start, start + length, now)
    seen = in_other_encoding(PresentEdition(wrong, [mark], [(0, start)], start), "latin-1", "gb18030")
    assert seen.whole == RIGHT
    assert anchor_of(seen.annotations[0]).exact == "举头望明月，"
    assert seen.ranges == [(0, RIGHT.index("举头"))]
    assert seen.at == RIGHT.index("举头")


def test_a_mark_without_a_place_stays_as_it_was(now: datetime) -> None:
    (edit,) = operations.annotate("text", AnnotationKind.NOTE, None, now, body="whole").edits
    assert edit.after is not None
    assert in_other_encoding(PresentEdition("words", [edit.after]), "utf-8", "gb18030").annotations == [edit.after]


@given(st.text(max_size=80), st.lists(st.integers(0, 80), min_size=2, max_size=2), st.integers(0, 80))
@pytest.mark.parametrize(("before", "after"), [("gb18030", "cp950"), ("cp1252", "utf-8"), ("utf-8", "utf-16-le")])
def test_any_text_can_be_seen_in_other_letters(
    before: str, after: str, words: str, edges: list[int], place: int
) -> None:
    start, end = sorted(min(edge, len(words)) for edge in edges)
    seen = in_other_encoding(PresentEdition(words, [], [(start, end)], min(place, len(words))), before, after)
    ((first, last),) = seen.ranges
    assert 0 <= first <= last <= len(seen.whole)
    assert 0 <= seen.at <= len(seen.whole)


def test_what_was_read_and_the_place_are_kept_by_their_share_where_words_are_lost(now: datetime) -> None:
    wrong, right = "?" * 400, "".join(chr(0x4E00 + number) for number in range(800))
    standing = PresentEdition(wrong, [], [(100, 200)], 300)
    edition = Edition(right, lambda _position: "")
    rehearsal = preview_edition(
        standing, edition, Comparison(character_variants()), now, PresentEdition(wrong, [], [(100, 200)], 300)
    )
    assert [(round(start, -2), round(end, -2)) for start, end in rehearsal.ranges] == [(200, 400)]
    assert rehearsal.at == 600


def test_a_note_whose_words_are_lost_keeps_its_own_quotation(now: datetime) -> None:
    wrong = "\ufffd\ufffd\ufffd nothing to be found \ufffd" * 4
    mark = marked(wrong, 0, 20, now)
    standing = PresentEdition(wrong, [mark])
    edition = Edition("另一些字。" * 40, lambda _position: "")
    comparison = Comparison(character_variants())
    (carried,) = preview_edition(
        standing, edition, comparison, now, in_other_encoding(standing, "gb18030", "utf-8")
    ).carried
    assert carried.after.orphan
    assert carried.after.quote == mark.quote

"""Notes are matched as fast strings, and exactly as the regular expressions of the terms match."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.query import parse_query
from reader.core.annotations.searchable_note import SearchableNote
from reader.core.text.search_folding import SearchFolding
from reader.resources import character_forms

FOLDING = SearchFolding(character_forms())
NOW = datetime(2026, 3, 28, tzinfo=UTC)
TYPED = st.text(st.sampled_from('abAé1_ |。，"-–發发髮画畫划ｶﾞガ㎏ßไ็ท\u200b'), max_size=12)


def note(body: str, section: str = "") -> SearchableNote:
    anchor = Anchor(0, 1, "", section=section)
    return SearchableNote.of(Annotation("1", "t", AnnotationKind.NOTE, NOW, NOW, anchor, body=body), FOLDING)


@given(typed=TYPED, body=TYPED)
def test_a_note_is_matched_as_a_place_in_a_text_is(typed: str, body: str) -> None:
    query = parse_query(typed, FOLDING)
    if query.terms.terms:
        assert bool(query.matching([note(body)])) is bool(query.terms.places(body)[0])


def test_a_word_in_the_title_of_the_section_is_found_where_it_may_be() -> None:
    notes = [note("words", "第一回 › 甄士隱")]
    assert query_matches("甄士隐", notes, with_sections=True)
    assert query_matches("甄士隐 words", notes, with_sections=True)
    assert not query_matches("甄士隐", notes, with_sections=False)
    assert query_matches("-甄士隐 words", notes, with_sections=True)


def query_matches(typed: str, notes: list[SearchableNote], *, with_sections: bool) -> bool:
    return bool(parse_query(typed, FOLDING).matching(notes, with_sections=with_sections))

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from reader.core.study.marked_together import PersonMark, shared_sentences
from reader.core.text.boundaries import sentence_ends

WORDS = "第一句讲起头。第二句讲中间，还有一层！\n另起一段的话。\nA third one. Mr. Reed wrote it."


@dataclass(frozen=True)
class Whole:
    words: str

    @property
    def characters(self) -> int:
        return len(self.words)

    def slice(self, start: int, end: int) -> str:
        return self.words[max(0, start) : end]


def mark(person: str, quote: str) -> PersonMark:
    start = WORDS.index(quote)
    return PersonMark(person, start, start + len(quote))


def quotes(*marks: PersonMark) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.quote, one.people) for one in shared_sentences(Whole(WORDS), marks)]


def test_a_sentence_in_which_two_people_marked_something() -> None:
    assert quotes(mark("博", "起头"), mark("晨", "第一句讲")) == [("第一句讲起头。", ("晨", "博"))]
    assert quotes(mark("博", "起头"), mark("博", "第一句讲")) == []
    assert quotes(mark("博", "起头"), mark("晨", "中间")) == []


def test_a_mark_over_several_sentences_and_paragraphs_counts_in_each() -> None:
    long = PersonMark("博", WORDS.index("起头"), WORDS.index("A third") + 7)
    found = quotes(long, mark("晨", "还有一层"), mark("丹", "另起"), mark("丹", "Mr. Reed"))
    assert found == [("第二句讲中间，还有一层！", ("博", "晨")), ("另起一段的话。", ("博", "丹"))]


def test_a_mark_that_only_takes_the_stop_of_the_sentence_before_is_not_in_it() -> None:
    assert quotes(mark("博", "。第二句"), mark("晨", "起头")) == []


@given(
    st.text("一二三。！ab. \n", max_size=60),
    st.lists(st.tuples(st.sampled_from("博晨丹"), st.integers(0, 60), st.integers(1, 30)), max_size=6),
)
def test_each_sentence_is_one_of_the_text_with_its_people(words: str, marks: list[tuple[str, int, int]]) -> None:
    made = [PersonMark(who, start, start + length) for who, start, length in marks if start + length <= len(words)]
    found = shared_sentences(Whole(words), made)
    assert [(one.start, one.end) for one in found] == sorted({(one.start, one.end) for one in found})
    for one in found:
        assert one.quote == words[one.start : one.end]
        assert "\n" not in one.quote
        touching = {mark.person for mark in made if mark.start < one.end and mark.end > one.start}
        assert set(one.people) <= touching
        assert len(set(one.people)) == len(one.people) >= 2
        assert len(sentence_ends(one.quote)) == 1

"""What is spoken of a text when it is read aloud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind
from reader.core.text.leaves import Leaf, split_into_leaves
from reader.core.text.speech import LONGEST, SpokenText, seconds_to_speak, spoken_language, utterances, weight


class Leaves:
    """The leaves of blocks, in memory."""

    def __init__(self, blocks: list[Block]) -> None:
        self._leaves = list(split_into_leaves(blocks))

    @property
    def characters(self) -> int:
        return self._leaves[-1].end

    @property
    def leaf_count(self) -> int:
        return len(self._leaves)

    def leaf(self, number: int) -> Leaf:
        return self._leaves[number]

    def leaf_at(self, position: int) -> Leaf:
        return next((leaf for leaf in self._leaves if position <= leaf.end), self._leaves[-1])


def paragraph(text: str, *inlines: Inline) -> Block:
    return Block(BlockKind.PARAGRAPH, text, inlines)


def spoken(*blocks: Block) -> list[str]:
    position, placed = 0, []
    for block in blocks:
        placed.append((position, block))
        position += len(block.text) + 1
    return [one.words for one in utterances(placed)]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (paragraph("One. Two!  Three?"), ["One.", "Two!", "Three?"]),
        (paragraph("他说：“学而时习之，不亦说乎？”众人不语。"), ["他说：“学而时习之，不亦说乎？”", "众人不语。"]),
        (Block(BlockKind.VERSE, "first line\nsecond line"), ["first line", "second line"]),
        (Block(BlockKind.HEADING, "1. The End. Almost", level=1), ["1. The End. Almost"]),
        (Block(BlockKind.CODE, "print()"), []),
        (Block(BlockKind.TABLE, "a\tb\nc\td"), []),
        (Block(BlockKind.RULE, ""), []),
        (Block(BlockKind.IMAGE, "A mill by the bridge.", image="1"), ["A mill by the bridge."]),
        (paragraph("* * *"), []),
        (paragraph(""), []),
        (paragraph("Hy\u00adphens[3] go, so\u200b do signs.", Inline(InlineKind.NOTE_REFERENCE, 8, 11, "#n3")),
         ["Hyphens go, so do signs."]),
        (paragraph("A 〓 sign.", Inline(InlineKind.PICTURE, 2, 3, "1 1.00")), ["A sign."]),
        (paragraph("Click here now.", Inline(InlineKind.LINK, 6, 10, "#x")), ["Click here now."]),
    ],
)  # fmt: skip
def test_sentences_are_spoken_without_code_tables_and_signs(block: Block, expected: list[str]) -> None:
    assert spoken(block) == expected


def test_a_long_sentence_is_parted_between_clauses_then_words_then_anywhere() -> None:
    clauses = ", ".join(["a clause of some length"] * 30) + "."
    parts = spoken(paragraph(clauses))
    assert len(parts) > 1
    assert all(part.endswith((",", ".")) for part in parts)
    assert " ".join(parts) == clauses
    words = spoken(paragraph("word " * 200))
    assert all(part.endswith("word") for part in words)
    assert "".join(spoken(paragraph("字" * 1000))) == "字" * 1000


@given(st.text(st.sampled_from("ab。，. ,字\n!"), max_size=2000))
def test_the_parts_of_a_paragraph_follow_each_other_and_none_is_too_long(text: str) -> None:
    end = 0
    for one in utterances([(7, paragraph(text))]):
        assert end <= one.start < one.end <= len(text) + 7
        assert not any(character.isalnum() for character in text[end - 7 if end else 0 : one.start - 7])
        assert weight(text[one.start - 7 : one.end - 7]) <= LONGEST
        end = one.end
    assert not any(character.isalnum() for character in text[end - 7 if end else 0 :])


def test_a_text_is_gone_through_from_leaf_to_leaf_both_ways() -> None:
    blocks = [paragraph(f"Sentence {number}. And another one.") for number in range(300)]
    blocks[150:150] = [Block(BlockKind.CODE, "x = 1\n" * 1000)] * 3
    text = SpokenText(Leaves(blocks))
    first = text.at(0)
    assert first is not None
    there = [first]
    while (following := text.after(there[-1])) is not None:
        there.append(following)
    assert len(there) == 600
    back = [there[-1]]
    while (earlier := text.before(back[-1])) is not None:
        back.append(earlier)
    assert back[::-1] == there
    assert text.at(there[40].start + 3) == there[40]
    assert text.at(there[40].end) == there[41]


def test_what_was_heard_reaches_to_the_next_sentence_or_to_what_is_not_spoken() -> None:
    blocks = [paragraph("One. Two."), Block(BlockKind.RULE, ""), paragraph("* * *"), paragraph("Three.")]
    blocks += [Block(BlockKind.CODE, "x = 1"), paragraph("Four.")]
    found, place = SpokenText(Leaves(blocks)), 0
    ranges = []
    while (one := found.at(place)) is not None:
        ranges.append((one.start, one.until))
        place = one.end
    assert ranges == [(0, 5), (5, 17), (17, 24), (30, 36)]


def test_a_text_of_which_nothing_is_spoken_has_no_first_sentence() -> None:
    assert SpokenText(Leaves([Block(BlockKind.CODE, "x = 1")])).at(0) is None


def test_a_rate_of_two_hundred_percent_takes_half_the_time() -> None:
    assert seconds_to_speak("a sentence") == 2 * seconds_to_speak("a sentence", 200)
    assert seconds_to_speak("字" * 10) == seconds_to_speak("a" * 30)


@pytest.mark.parametrize(
    ("words", "language", "spoken"),
    [
        ("An hour a day.", "en", "en"),
        ("每天一小时。", "en", "zh"),
        ("每天一小时。", "", "zh"),
        ("The word 一小时 means an hour.", "en", "en"),
        ("一日一時間。", "ja", "ja"),
        ("每天 one hour。", "zh-Hant", "zh-Hant"),
    ],
)
def test_a_chinese_sentence_is_spoken_in_chinese(words: str, language: str, spoken: str) -> None:
    assert spoken_language(words, language) == spoken

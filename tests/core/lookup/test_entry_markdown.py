from __future__ import annotations

from reader.core.lookup.entries import FoundEntry, LookupResult, entry_of
from reader.core.lookup.entry_markdown import LONGEST, note_body, plain_text
from reader.core.text.blocks import Block, BlockKind

SENSES = [
    Block(BlockKind.PARAGRAPH, "a *sign* of [something]"),
    Block(BlockKind.LIST_ITEM, "one", level=1, label="1)"),
    Block(BlockKind.LIST_ITEM, "two", level=1, label="•"),
]
ANSWER = LookupResult("行", "行", (FoundEntry("Pocket_Words", entry_of("行", "háng", SENSES)),))


def test_a_note_names_the_word_the_dictionary_and_the_senses() -> None:
    assert note_body(ANSWER, "xíng / háng") == (
        "**行** xíng / háng\n\n行 háng — *Pocket\\_Words*\n\na \\*sign\\* of \\[something\\]\n\n1. one\n- two"
    )


def test_plain_words_are_the_same_without_marks() -> None:
    assert plain_text(ANSWER, "háng") == "行 háng\n\n行 háng (Pocket_Words)\na *sign* of [something]\n1) one\n• two"


def test_a_note_takes_no_more_than_the_beginning_of_a_long_definition() -> None:
    long = FoundEntry("D", entry_of("word", "", [Block(BlockKind.PARAGRAPH, "word " * 2_000)]))
    body = note_body(LookupResult("word", "word", (long, long)), "")
    assert len(body) < LONGEST + 100
    assert body.endswith("…")

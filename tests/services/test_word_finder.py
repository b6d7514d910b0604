"""Words are found with what the text around them shows, and with the dictionaries that are on."""

from __future__ import annotations

from reader.services.word_finder import WordFinder

FILLER = "众人都说今日天气好，大家去城外看花吃酒，到晚方才回家。"
SENTENCE = "次日廖化引兵出城。"
TEXT = FILLER * 20_000 + (SENTENCE + FILLER * 20) * 10


class Slices:
    """A text that records which parts of it were read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.read: list[tuple[int, int]] = []

    def slice(self, start: int, end: int) -> str:
        self.read.append((start, end))
        return self.text[max(0, start) : end]


def found(finder: WordFinder, start: int) -> str:
    first, last = finder.word_at(SENTENCE, 3, start)
    return SENTENCE[first:last]


def test_names_are_words_near_where_the_text_has_them() -> None:
    text = Slices(TEXT)
    finder = WordFinder(text)
    assert found(finder, TEXT.index(SENTENCE)) == "廖化"
    assert found(finder, TEXT.rindex(SENTENCE)) == "廖化"
    assert len(text.read) == 1
    assert found(finder, 0) == "化"
    assert len(text.read) == 2
    assert max(end - max(0, start) for start, end in text.read) <= 200_000


def test_without_a_text_the_list_alone_finds_words() -> None:
    assert found(WordFinder(), 0) == "化"
    assert WordFinder().word_at("认真学习历史", 3, 0) == (2, 4)


def test_no_text_is_read_for_words_between_blanks() -> None:
    text = Slices(TEXT)
    assert WordFinder(text).word_at("It isn't here", 4, 0) == (3, 8)
    assert text.read == []

"""Passages are found again in other editions of real texts, and none is ever placed on the wrong text.

Texts are edited as editors, scribes and converters do, with the origin of every character tracked.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.anchor import Anchor, make_anchor
from reader.core.annotations.reanchoring.anchor_match import AnchorMatch, Edition, MatchKind
from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.annotations.reanchoring.passages import anchor_candidates, reanchor
from reader.resources import character_variants

_SENTENCE = re.compile(r"[^。！？.!?\n]*[。！？.!?\n]+[”’」』\"')）]*|[^。！？.!?\n]+$")
_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+$")
_TO_HALF = str.maketrans("，。：；？！（）“”‘’、", ",.:;?!()\"\"'',")
_TO_FULL = str.maketrans(",.:;?!()", "，。：；？！（）")


@dataclass
class Edited:
    """A text; ``origins`` has for each character its position in the original text, -1 for a new one."""

    words: str
    origins: list[int]

    @classmethod
    def of(cls, words: str) -> Edited:
        return cls(words, list(range(len(words))))

    def parts(self, pattern: re.Pattern[str]) -> list[Edited]:
        spans = [match.span() for match in pattern.finditer(self.words)]
        return [Edited(self.words[start:end], self.origins[start:end]) for start, end in spans]

    def images(self) -> dict[int, int]:
        """Return a map from the old to the new position of each character that is kept."""
        return {origin: place for place, origin in enumerate(self.origins) if origin >= 0}


Edit = Callable[[Edited, random.Random], Edited]


def joined(parts: Iterable[Edited]) -> Edited:
    words, origins = [], []
    for part in parts:
        words.append(part.words)
        origins += part.origins
    return Edited("".join(words), origins)


def change_characters(text: Edited, chance: random.Random, share: float = 0.05) -> Edited:
    """Insert, delete or replace a share of the characters."""
    words: list[str] = []
    origins: list[int] = []
    for sign, origin in zip(text.words, text.origins, strict=True):
        lot = chance.random() / share
        other = chance.choice(text.words)
        for one, its in (
            [(sign, origin)] if lot >= 1
            else [(other, -1)] if lot < 1 / 3
            else [] if lot < 2 / 3
            else [(other, -1), (sign, origin)]
        ):  # fmt: skip
            words.append(one)
            origins.append(its)
    return Edited("".join(words), origins)


def move_sentences(text: Edited, chance: random.Random, share: float = 0.05) -> Edited:
    """Move sentences elsewhere."""
    parts = text.parts(_SENTENCE)
    moved = {number for number in range(len(parts)) if chance.random() < share}
    left = [part for number, part in enumerate(parts) if number not in moved]
    for number in moved:
        left.insert(chance.randrange(len(left) + 1), parts[number])
    return joined(left)


def merge_and_split_paragraphs(text: Edited, chance: random.Random) -> Edited:
    """Join a third of the paragraphs to the next, and start a new one after a tenth of the other sentences."""
    return joined(_recut(text.parts(_SENTENCE), chance))


def _recut(sentences: Iterable[Edited], chance: random.Random) -> Iterator[Edited]:
    for sentence in sentences:
        if sentence.words.endswith("\n") and chance.random() < 1 / 3:
            bare = sentence.words.rstrip("\n")
            yield Edited(bare, sentence.origins[: len(bare)])
        elif chance.random() < 1 / 10:
            yield Edited(sentence.words + "\n", [*sentence.origins, -1])
        else:
            yield sentence


def reorder_chapters(text: Edited, chance: random.Random) -> Edited:
    """Split the text into about twenty chapters and shuffle them."""
    paragraphs = text.parts(_PARAGRAPH)
    size = max(1, len(paragraphs) // 20)
    chapters = [paragraphs[at : at + size] for at in range(0, len(paragraphs), size)]
    chance.shuffle(chapters)
    return joined(_ended(part) for chapter in chapters for part in chapter)


def _ended(part: Edited) -> Edited:
    return part if part.words.endswith("\n") else Edited(part.words + "\n", [*part.origins, -1])


def drop_paragraphs(text: Edited, chance: random.Random) -> Edited:
    """Drop every tenth paragraph."""
    return joined(part for part in text.parts(_PARAGRAPH) if chance.random() > 0.1)


def wrap_again(text: Edited, chance: random.Random) -> Edited:
    """Wrap lines differently: anywhere between Chinese characters, elsewhere at spaces."""
    words, origins, column = [], [], 0
    for sign, origin in zip(text.words, text.origins, strict=True):
        column = 0 if sign == "\n" else column + 1
        if column > 38 and (sign == " " or sign >= "\u3040"):
            words.append("\n" if sign == " " else "\n" + sign)
            origins += [-1] if sign == " " else [-1, origin]
            column = 0
        else:
            words.append(sign)
            origins.append(origin)
    return Edited("".join(words), origins)


def halve_punctuation(text: Edited, chance: random.Random) -> Edited:
    """Convert punctuation to half width, ellipses to dots and dashes to hyphens."""
    words, origins = [], []
    for sign, origin in zip(text.words.translate(_TO_HALF), text.origins, strict=True):
        new = {"…": "...", "—": "--"}.get(sign, sign)
        words.append(new)
        origins += [origin] * len(new)
    return Edited("".join(words), origins)


def widen_punctuation(text: Edited, chance: random.Random) -> Edited:
    """Convert punctuation to full width."""
    return Edited(text.words.translate(_TO_FULL), text.origins)


def change_script(text: Edited, chance: random.Random) -> Edited:
    """Convert simplified characters to traditional ones and vice versa, each to one of its variant forms."""
    forms = {ord(sign): chance.choice(one.replace(sign, "")) for one in character_variants() for sign in one}
    return Edited(text.words.translate(forms), text.origins)


def one_after_another(*edits: Edit) -> Edit:
    def edit(text: Edited, chance: random.Random) -> Edited:
        for one in edits:
            text = one(text, chance)
        return text

    return edit


EDITS: dict[str, Edit] = {
    "characters changed": change_characters,
    "sentences moved": move_sentences,
    "paragraphs merged and split": merge_and_split_paragraphs,
    "paragraphs left out": drop_paragraphs,
    "chapters reordered": reorder_chapters,
    "other script": change_script,
    "wrapped again": wrap_again,
    "punctuation halved": halve_punctuation,
    "punctuation widened": widen_punctuation,
    "reordered and changed": one_after_another(reorder_chapters, change_characters),
    "moved, wrapped, other script": one_after_another(move_sentences, wrap_again, change_script),
}

LEAST = {
    "characters changed": 0.97,
    "paragraphs merged and split": 0.99,
    "other script": 0.99,
    "wrapped again": 0.99,
    "punctuation halved": 0.99,
    "punctuation widened": 0.99,
}
"""Required shares of correct results (issue of the notes: 97 % after 5 % edits, 99 % after re-wrapping)."""


@dataclass
class Whole:
    words: str

    @property
    def characters(self) -> int:
        return len(self.words)

    def slice(self, start: int, end: int) -> str:
        return self.words[start:end]


@dataclass
class Tally:
    """The counts of outcomes; ``wrong`` has each passage that was placed on the wrong text."""

    right: int = 0
    orphaned: int = 0
    wrong: list[tuple[str, str]] = field(default_factory=list)

    @property
    def all(self) -> int:
        return self.right + self.orphaned + len(self.wrong)


def some_anchors(words: str, number: int, chance: random.Random, longest: int = 200) -> list[Anchor]:
    """Return a random quotation of 4 to 200 characters."""
    text = Whole(words)
    longest = min(longest, len(words))
    spans = ((chance.randrange(len(words)), chance.randint(4, longest)) for _ in iter(int, 1))
    return list(_taken(text, spans, number))


def _taken(text: Whole, spans: Iterator[tuple[int, int]], number: int) -> Iterator[Anchor]:
    while number:
        start, length = next(spans)
        exact = text.words[start : start + length]
        if len(exact) == length and sum(map(str.isalnum, exact)) >= 4:
            yield make_anchor(text, start, start + length)
            number -= 1


def tally(words: str, edit: Edit, number: int, seed: int, *, with_before: bool = True) -> Tally:
    """Place ``number`` quotations of ``words`` after ``edit`` and count the outcomes."""
    chance = random.Random(seed)
    anchors = some_anchors(words, number, chance)
    edited = edit(Edited.of(words), chance)
    answers = reanchor(
        anchors, Edition(edited.words, _no_section), Comparison(character_variants()), words if with_before else None
    )
    images = edited.images()
    count = Tally()
    for anchor, answer in zip(anchors, answers, strict=True):
        if answer.anchor is None:
            count.orphaned += 1
        elif _is_right(anchor, answer, images, words, edited.words):
            count.right += 1
        else:
            count.wrong.append((anchor.exact, answer.anchor.exact))
    return count


def _is_right(anchor: Anchor, answer: AnchorMatch, images: dict[int, int], words: str, new: str) -> bool:
    """Return whether the passage has at least four fifths of its original letters, and not much else."""
    assert answer.anchor is not None
    letters = [at for at in range(anchor.start, anchor.end) if words[at].isalnum()]
    kept = sum(1 for at in letters if answer.anchor.start <= images.get(at, -1) < answer.anchor.end)
    now = sum(map(str.isalnum, new[answer.anchor.start : answer.anchor.end]))
    return 5 * kept >= 4 * len(letters) - 4 and now <= len(letters) * 1.25 + 1


def _no_section(_position: int) -> str:
    return ""


# --- the tests ---------------------------------------------------------------------------------------------------


def real_texts(folder: Path) -> dict[str, str]:
    return {name: (folder / f"{name}.txt").read_text("utf-8") for name in ("hongloumeng", "article-zh")}


def made_text(chance: random.Random) -> str:
    """Return a text with many similar passages, as in verse and lists."""
    words = [
        "the",
        "a",
        "old",
        "new",
        "king",
        "queen",
        "garden",
        "river",
        "went",
        "came",
        "saw",
        "said",
        "into",
        "from",
        "under",
        "over",
        "once",
        "again",
        "all",
        "none",
    ]
    lines = [" ".join(chance.choices(words, k=chance.randint(4, 12))).capitalize() + "." for _ in range(1500)]
    return "\n".join(" ".join(lines[at : at + 5]) for at in range(0, len(lines), 5)) + "\n" + "\n".join(lines[:60])


@pytest.mark.parametrize("name", EDITS)
def test_no_passage_of_a_repetitive_text_is_put_on_other_words(name: str) -> None:
    text = made_text(random.Random(7))
    count = tally(text, EDITS[name], 300, 7)
    assert count.wrong == []
    assert count.all == 300


@pytest.mark.parametrize("name", EDITS)
def test_no_passage_of_a_real_text_is_put_on_other_words(name: str, shared_data: Path) -> None:
    text = real_texts(shared_data)["hongloumeng"][:150_000]
    count = tally(text, EDITS[name], 300, 3)
    assert count.wrong == []
    assert count.right / count.all >= LEAST.get(name, 0)


@pytest.mark.torture
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", EDITS)
def test_no_passage_of_ten_thousand_is_put_on_other_words(name: str, shared_data: Path) -> None:
    text = real_texts(shared_data)["hongloumeng"]
    counts = [tally(text, EDITS[name], 5000, seed) for seed in (11, 12)]
    assert [one.wrong for one in counts] == [[], []]
    assert sum(one.right for one in counts) / 10_000 >= LEAST.get(name, 0)


@given(st.text(alphabet="学而时习之。\n", min_size=1), st.text(alphabet="学而时习。"), st.data())
def test_a_passage_is_on_its_own_words_or_nowhere(text: str, other: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = make_anchor(Whole(text), start, end)
    (placed,) = reanchor([anchor], Edition(other + text, _no_section), Comparison(), text)
    assert (placed.anchor is None) == (placed.how is MatchKind.ORPHANED)
    if placed.anchor is not None:
        assert (other + text)[placed.anchor.start : placed.anchor.end] == placed.anchor.exact


@given(st.text(alphabet="学而时习之ab 。\n", min_size=1, max_size=80), st.data())
def test_in_the_same_text_every_passage_stays_or_is_doubted(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    (placed,) = reanchor([make_anchor(Whole(text), start, end)], Edition(text, _no_section), Comparison(), text)
    assert placed.anchor is None or (placed.anchor.start, placed.anchor.end) == (start, end)


def place_one(text: str, exact: str, edition: str) -> AnchorMatch:
    start = text.index(exact)
    anchor = make_anchor(Whole(text), start, start + len(exact))
    return reanchor([anchor], Edition(edition, _no_section), Comparison(character_variants()), text)[0]


STORY = "古之学者必有师。师者，所以传道受业解惑也。人非生而知之者，孰能无惑？惑而不从师，其为惑也，终不解矣。"


@pytest.mark.parametrize(
    ("edition", "how", "words"),
    [
        (STORY, MatchKind.EXACT, "人非生而知之者"),
        ("韩愈\n" + STORY, MatchKind.MOVED, "人非生而知之者"),
        (STORY.replace("师", "師").replace("。", ".").replace("，", ","), MatchKind.EXACT, "人非生而知之者"),
        (STORY.replace("生而知", "生而\n知"), MatchKind.MOVED, "人非生而\n知之者"),
        (STORY.replace("非生", "匪生"), MatchKind.FUZZY, "人匪生而知之者"),
        (STORY.replace("人非生而知之者", "凡人皆不能生知"), MatchKind.ORPHANED, None),
        ("全不相干的一篇文字。", MatchKind.ORPHANED, None),
    ],
)
def test_a_passage_is_told_exact_moved_fuzzy_or_orphaned(edition: str, how: MatchKind, words: str | None) -> None:
    placed = place_one(STORY, "人非生而知之者", edition)
    assert (placed.how, placed.anchor and placed.anchor.exact) == (how, words)


@pytest.mark.parametrize(
    ("text", "exact", "edition", "words"),
    [
        (
            "It was a cooperative from the beginning, and every member knew it.",
            "cooperative",
            "It was a co\xadoper\xada\xadtive from the be\xadgin\xadning, and every mem\xadber knew it.",
            "co\xadoper\xada\xadtive",
        ),
        (
            "Une œuvre ne se fait pas en un jour, ni en deux.",
            "Une œuvre ne se fait",
            "À Paris: une oeuvre ne se fait pas en un jour, ni en deux.",
            "une oeuvre ne se fait",
        ),
        (
            "قَالَ الْمُعَلِّمُ لِلطَّالِبِ اقْرَأِ الْكِتَابَ كُلَّهُ",
            "لِلطَّالِبِ",
            "ثم قال المعلم للطالب اقرأ الكتاب كله",
            "للطالب",
        ),
    ],
)
def test_signs_that_nobody_sees_do_not_move_a_passage_off_its_words(
    text: str, exact: str, edition: str, words: str
) -> None:
    placed = place_one(text, exact, edition)
    assert (placed.how, placed.anchor and placed.anchor.exact) == (MatchKind.MOVED, words)


def test_the_punctuation_of_a_quotation_comes_along() -> None:
    text = "他说：“学而时习之！”众人都笑了，一时无话可说。"
    placed = place_one(text, "“学而时习之！”", "某日，" + text.replace("“", '"').replace("”", '"'))
    assert placed.anchor is not None
    assert placed.anchor.exact == '"学而时习之！"'


def test_words_that_stand_twice_are_told_apart_by_their_neighbours() -> None:
    verse = "落霞与孤鹜齐飞，秋水共长天一色。渔舟唱晚，响穷彭蠡之滨，雁阵惊寒，声断衡阳之浦。"
    noise = [f"第{number}段说的是另外一件与前后都不相干的事情，编号{number * 7919}。" * 12 for number in range(6)]
    text = noise[0] + noise[1] + verse + noise[2] + noise[3] + verse + noise[4] + noise[5]
    second = text.rindex(verse) + 8
    spans = [(text.index(noise[3]), 20), (second, 7), (text.index(noise[4]) + 200, 20)]
    anchors = [make_anchor(Whole(text), start, start + length) for start, length in spans]
    edition = "新序。" + text
    placed = reanchor(anchors, Edition(edition, _no_section), Comparison(), text)
    assert placed[1].anchor is None or placed[1].anchor.start == second + 3


def test_an_orphan_names_the_places_it_may_have_gone_to() -> None:
    text = "甲说：天下大势，分久必合。乙说：天下大势，分久必合。"
    anchor = Anchor(90, 100, "天下大势，分久必合")
    (found,) = anchor_candidates([anchor], Edition(text, _no_section), Comparison())
    assert [text[one.start : one.end] for one in found] == ["天下大势，分久必合"] * 2


def test_a_long_passage_is_laid_on_its_two_ends() -> None:
    chance = random.Random(5)
    text = made_text(chance)
    edited = change_characters(Edited.of(text), chance, 0.02)
    anchor = make_anchor(Whole(text), 1000, 5000)
    (placed,) = reanchor([anchor], Edition(edited.words, _no_section), Comparison(), text)
    assert placed.how is MatchKind.FUZZY
    assert _is_right(anchor, placed, edited.images(), text, edited.words)

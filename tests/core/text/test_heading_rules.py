"""Line ends and headings of a plain text follow the reader's import options."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.heading_rules import headings_of
from reader.core.text.import_options import HeadingSource, ImportOptions, LineBreaks
from reader.core.text.reflow import reflow

LINES = "他说，\n今天的风很大，\n明天还要更大，你最好带上伞。\n\n他走了。\n再没有回来。\n"
CHAPTERS = (
    "山中记事\n\n第一章 初雪\n那年冬天下了很大的雪。\n一、起因\n说来话长，从头讲起吧。\n第二章中说过的话，他忘了。\n"
    "第三章 归途\n他一个人走回了家。\n二、结果\n后来的事谁也不知道了。\n"
)


def shown(text: str, choices: ImportOptions) -> list[str]:
    return [block.text for block in reflow(text, choices)]


def headings(text: str, choices: ImportOptions) -> list[str]:
    return [block.text for block in reflow(text, choices) if block.kind is BlockKind.HEADING]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (
            LineBreaks.PARAGRAPHS,
            ["他说，", "今天的风很大，", "明天还要更大，你最好带上伞。", "他走了。", "再没有回来。"],
        ),
        (LineBreaks.GAPS, ["他说，今天的风很大，明天还要更大，你最好带上伞。", "他走了。再没有回来。"]),
        (LineBreaks.WRAPPED, ["他说，今天的风很大，明天还要更大，你最好带上伞。", "他走了。", "再没有回来。"]),
    ],
)
def test_line_ends_mean_what_was_told(lines: LineBreaks, paragraphs: list[str]) -> None:
    assert shown(LINES, ImportOptions(lines=lines, headings=HeadingSource.NONE)) == paragraphs


def test_words_that_lines_parted_are_joined_with_a_blank() -> None:
    text = "One line\nand another\n\nThe end.\n"
    assert shown(text, ImportOptions(lines=LineBreaks.GAPS, headings=HeadingSource.NONE)) == [
        "One line and another",
        "The end.",
    ]


def test_wrapped_lines_of_any_width_are_joined_where_that_was_told() -> None:
    text = "这是一句被折断了\n的很短的话。\n" * 3
    assert len(shown(text, ImportOptions(lines=LineBreaks.WRAPPED, headings=HeadingSource.NONE))) < 6


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        (ImportOptions(headings=HeadingSource.NONE), []),
        (ImportOptions(headings=HeadingSource.CHAPTERS), ["山中记事", "第一章\u3000初雪", "第三章\u3000归途"]),
        (ImportOptions(headings=HeadingSource.LIKE, heading_like="一、"), ["山中记事", "一、起因", "二、结果"]),
        (
            ImportOptions(headings=HeadingSource.LIKE, heading_like="第一章；一、"),
            ["山中记事", "第一章\u3000初雪", "一、起因", "第三章\u3000归途", "二、结果"],
        ),
        (ImportOptions(headings=HeadingSource.LIKE, heading_like=""), ["山中记事"]),
    ],
)
def test_headings_are_those_that_were_told(choices: ImportOptions, found: list[str]) -> None:
    assert headings(CHAPTERS, choices) == found


@pytest.mark.parametrize(
    ("example", "line", "is_heading"),
    [
        ("第一章", "第二百零三章 大结局", True),
        ("第一章 初雪", "第九章 归途", True),
        ("第1节", "第 12 节 误会", True),
        ("一、", "十二、尾声", True),
        ("一、", "一天早上，他来了", False),
        ("1.1", "12.3 Scope", True),
        ("1.1", "1. Scope", False),
        ("Chapter 1", "CHAPTER 12: The Storm", True),
        ("Chapter I", "Chapter XIV", True),
        ("Chapter I", "Chapter of accidents", False),
        ("◆", "◆ 夜航", True),
        ("【第1回】", "【第20回】风起", True),
        ("(a", "(a) not a pattern", True),
        ("第一章", "第二章里说过，他从不回头。", False),
        ("第一章", "第二章" + "很长" * 60, False),
    ],
)
def test_a_line_is_a_heading_if_it_begins_like_the_example(example: str, line: str, is_heading: bool) -> None:
    text = f"开头的一段话。\n　　{line}\n"
    told = ImportOptions(headings=HeadingSource.LIKE, heading_like=example)
    assert (list(headings_of(text, told)) == [text.index("\u3000")]) is is_heading


def test_the_kinds_of_an_example_are_its_levels() -> None:
    told = ImportOptions(headings=HeadingSource.LIKE, heading_like="第一卷; 第一章")
    assert headings_of("第一卷\n第一章\n第二章\n第二卷", told) == {0: 1, 4: 2, 8: 2, 12: 1}


@given(st.text(max_size=40), st.text(max_size=200))
def test_any_example_can_be_looked_for_in_any_text(example: str, text: str) -> None:
    found = headings_of(text, ImportOptions(headings=HeadingSource.LIKE, heading_like=example))
    assert all(start == 0 or text[start - 1] == "\n" for start in found)


@given(
    st.sampled_from(LineBreaks), st.sampled_from(HeadingSource), st.text(alphabet="第一章、 \n甲。aB-1", max_size=300)
)
def test_however_a_text_is_read_none_of_its_letters_is_lost(
    lines: LineBreaks, headings: HeadingSource, text: str
) -> None:
    choices = ImportOptions(lines=lines, headings=headings, heading_like="第一章")
    blocks: list[Block] = list(reflow(text, choices))
    kept = "".join(block.text for block in blocks)
    assert [one for one in kept if one.isalnum()] == [one for one in text if one.isalnum()]

"""Which heading is the title of a whole text."""

import pytest

from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind, title_of
from reader.core.text.title_detection import main_heading


def heading(level: int, text: str) -> Block:
    return Block(BlockKind.HEADING, text, level=level)


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        ([(1, "河流研究"), (2, "第一章 源头")], "河流研究"),
        ([(2, "序"), (1, "河流研究")], "河流研究"),
        ([(1, "第一章 陨落的天才"), (1, "第二章 斗气大陆")], None),
        ([(1, "第四卷"), (2, "第十章 雨"), (3, "雨后")], None),
        ([(1, "摘　要"), (1, "Abstract"), (1, "目录"), (1, "第一章 绪论"), (2, "研究背景")], None),
        ([(1, "前 言"), (1, "别的一篇")], None),
        ([(1, "一、部分标题"), (1, "二、部分标题")], None),
        ([(1, "（一）源头"), (1, "（二）河口")], None),
        ([(1, "1 引言部分"), (1, "2 方法")], None),
        ([(1, "1. Introduction"), (1, "2. Methods")], None),
        ([(1, "I. Introduction"), (1, "II. Methods")], None),
        ([(1, "Chapter One"), (1, "Chapter Two")], None),
        ([(1, "Table of Contents"), (1, "Preface")], None),
        ([(3, "第4卷 第3期"), (1, "河流研究"), (2, "1 引言")], "河流研究"),
        ([(1, "O"), (2, "Once upon a River")], "Once upon a River"),
        ([(1, "原")], None),
        ([(1, "12 Rules for a River")], "12 Rules for a River"),
        ([(1, "1984")], "1984"),
        ([(1, "I Am a River")], "I Am a River"),
        ([(1, "一个人的村庄")], "一个人的村庄"),
        ([(1, "Introduction to Rivers")], "Introduction to Rivers"),
        ([(1, "第二性")], "第二性"),
        ([], None),
    ],
)
def test_the_heading_that_names_the_whole_is_none_of_its_parts(
    headings: list[tuple[int, str]], title: str | None
) -> None:
    found = main_heading([Block(BlockKind.PARAGRAPH, "words"), *(heading(*one) for one in headings)])
    assert (found and found.text) == title


def test_a_title_has_no_signs_of_notes() -> None:
    marks = (Inline(InlineKind.STRONG, 0, 2), Inline(InlineKind.NOTE_REFERENCE, 2, 5, "#a"))
    assert title_of(Block(BlockKind.HEADING, "河流[1]\n研究", marks, level=1)) == "河流 研究"
    alone = Block(BlockKind.HEADING, "[1]", (Inline(InlineKind.NOTE_REFERENCE, 0, 3, "#a"),), level=1)
    assert title_of(alone) == "[1]"

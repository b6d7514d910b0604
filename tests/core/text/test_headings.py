import pytest

from reader.core.text.heading_numbers import split_number
from reader.core.text.headings import find_headings
from reader.core.text.numerals import number_of

BODY = "正文一句，又一句。\n" * 3


def headings(text: str) -> list[tuple[str, int]]:
    return [(text[start:].partition("\n")[0].strip(), level) for start, level in find_headings(text).items()]


@pytest.mark.parametrize(
    ("digits", "number"),
    [
        ("十", 10),
        ("二十一", 21),
        ("一百", 100),
        ("一百零五", 105),
        ("一零五", 105),
        ("一百十一", 111),
        ("12", 12),
        ("廿三", 23),
    ],
)
def test_reads_chinese_numbers(digits: str, number: int) -> None:
    assert number_of(digits) == number


@pytest.mark.parametrize(
    "line",
    [
        "第一章 开端",
        "第一回　甄士隐梦幻识通灵　贾雨村风尘怀闺秀",
        "第1节",
        "楔子",
        "序",
        "后记",
        "第一章开端",
        "卷一 少年",
        "一、总论",
        "（一）目的",
        "Chapter 1",
        "CHAPTER ONE",
        "Part I: Beginnings",
        "I",
        "I. The Beginning",
        "Prologue",
        "第一回 醉眠芍药茵?呆香菱情解石榴裙",
    ],
)
def test_knows_a_heading(line: str) -> None:
    assert [title for title, _ in headings(f"{BODY}\n{line}\n\n{BODY}")] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "第四回中既将薛家母子在荣府内寄居等事略已表明，此回则暂不能写矣。",
        "序幕拉开了，人们站起来。",
        "I am here",
        "part of it",
        "一、这是一个完整的句子，说完了。",
        "第二章说的是另一件事",
    ],
)
def test_knows_a_sentence_that_begins_like_a_heading(line: str) -> None:
    assert headings(f"{BODY}\n{line}\n\n{BODY}") == []


def test_the_number_that_has_just_been_is_a_running_head() -> None:
    text = f"第三十八回  甲乙\n{BODY}第三十八回甲乙——\n{BODY}第三十九回  丙丁\n{BODY}"
    assert [title for title, _ in headings(text)] == ["第三十八回  甲乙", "第三十九回  丙丁"]


def test_volumes_stand_above_chapters_above_sections() -> None:
    text = f"第一卷 甲\n\n第一章 乙\n\n第一节 丙\n{BODY}第二章 丁\n{BODY}"
    assert headings(text) == [("第一卷 甲", 1), ("第一章 乙", 2), ("第一节 丙", 3), ("第二章 丁", 2)]


def test_chapters_alone_stand_at_the_top() -> None:
    assert headings(f"第一章 乙\n{BODY}第二章 丁\n{BODY}") == [("第一章 乙", 1), ("第二章 丁", 1)]


def test_lines_in_capitals_that_stand_alone_are_titles_above_roman_numbers() -> None:
    text = "Preface words.\n\n\nA STRANGE STORY\n\n\nI.\n\nWords go here.\n\n\nII.\n\nMORE words.\n\nSTOP\n\nWords.\n"
    assert headings(text) == [("A STRANGE STORY", 1), ("I.", 2), ("II.", 2)]


@pytest.mark.parametrize(
    ("title", "number", "rest"),
    [
        ("第五回　游幻境指迷十二钗", "第五回", "游幻境指迷十二钗"),
        ("卷一 五帝本纪", "卷一", "五帝本纪"),
        ("一、总则", "一", "总则"),
        ("Chapter 1. Loomings", "Chapter 1", "Loomings"),
        ("Part One: Fear", "Part One", "Fear"),
        ("1.2 Methods", "1.2", "Methods"),
        ("IV. The End", "IV", "The End"),
        ("第五回", "", "第五回"),
        ("第一部分 总论", "", "第一部分 总论"),
        ("第一次世界大战", "", "第一次世界大战"),
        ("1984", "", "1984"),
        ("Preface", "", "Preface"),
        ("", "", ""),
    ],
)
def test_the_number_of_a_heading_is_told_from_its_title(title: str, number: str, rest: str) -> None:
    assert split_number(title) == (number, rest)

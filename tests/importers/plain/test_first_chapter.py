"""Test that a text that begins with its first chapter is named by its file and has all chapters on one level."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextHeader
from reader.importers import parse

SNOW = (
    "　　天还没有亮，街上已经有人在扫雪，扫帚刮过石板的声音一下一下传进屋里来。\n"
    "　　他把信折好放进口袋，沿着河走了很久。河面上浮着薄冰，几只鸭子缩在桥洞底下。\n"
)
BROOMS = (
    "It was still dark when the sweepers came out into the street, and the brooms went over the stones.\n\n"
    "He folded the letter and walked along the river for a long time, until the ice was gone.\n\n"
)
CHINESE = [
    "第一章 扫雪|第二章 旧信|第三章 河边",
    "第一章扫雪|第二章旧信|第三章河边",
    "第1章 扫雪|第2章 旧信|第3章 河边",
    "第００１章　扫雪|第００２章　旧信|第００３章　河边",
    "第壹章 扫雪|第贰章 旧信|第叁章 河边",
    "第一章：扫雪|第二章：旧信|第三章：河边",
    "第一话 扫雪|第二话 旧信|第三话 河边",
    "第一夜 扫雪|第二夜 旧信|第三夜 河边",
    "1、扫雪|2、旧信|3、河边",
    "1.扫雪|2.旧信|3.河边",
    "001 扫雪|002 旧信|003 河边",
    "1扫雪|2旧信|3河边",
    "1|2|3",
    "一、扫雪|二、旧信|三、河边",
    "一|二|三",
    "（一）扫雪|（二）旧信|（三）河边",
    "(1) 扫雪|(2) 旧信|(3) 河边",
    "①扫雪|②旧信|③河边",
    "Ⅰ.扫雪|Ⅱ.旧信|Ⅲ.河边",
    "甲、扫雪|乙、旧信|丙、河边",
    "上篇 扫雪|中篇 旧信|下篇 河边",
    "【第一章】扫雪|【第二章】旧信|【第三章】河边",
    "【第一回 扫雪】|【第二回 旧信】|【第三回 河边】",
    "「第一章」扫雪|「第二章」旧信|「第三章」河边",
    "《第一章》扫雪|《第二章》旧信|《第三章》河边",
    "===第1章 扫雪===|===第2章 旧信===|===第3章 河边===",
    "=== 扫雪 ===|=== 旧信 ===|=== 河边 ===",
    "【扫雪】|【旧信】|【河边】",
    "☆、第一章 扫雪|☆、第二章 旧信|☆、第三章 河边",
    "■ 扫雪|■ 旧信|■ 河边",
    "No.1 扫雪|No.2 旧信|No.3 河边",
    "正文 第一章 扫雪|正文 第二章 旧信|正文 第三章 河边",
    "章节目录 第一章 扫雪|章节目录 第二章 旧信|章节目录 第三章 河边",
    "《旧城》第一章 扫雪|《旧城》第二章 旧信|《旧城》第三章 河边",
    "卷一 第一章 扫雪|卷一 第二章 旧信|卷二 第三章 河边",
    "第一卷 扫雪|第二卷 旧信|第三卷 河边",
    "제1장 눈|제2장 편지|제3장 강",
]
LATIN = [
    "Chapter One|Chapter Two|Chapter Three",
    "CHAPTER 1. SNOW|CHAPTER 2. LETTERS|CHAPTER 3. THE RIVER",
    "Chapter the First|Chapter the Second|Chapter the Third",
    "Chapter Thirty|Chapter Thirty-One|Chapter Thirty-Two",
    "*** Chapter 1 ***|*** Chapter 2 ***|*** Chapter 3 ***",
    "Part One|Part Two|Part Three",
    "ONE|TWO|THREE",
    "I|II|III",
    "- 1 -|- 2 -|- 3 -",
    "1. Snow|2. Letters|3. The River",
    "Day One: Snow|Day Two: Letters|Day Three: The River",
    "Ch. 1|Ch. 2|Ch. 3",
    "#1|#2|#3",
    "Kapitel 1|Kapitel 2|Kapitel 3",
    "Глава 1. Снег|Глава 2. Письма|Глава 3. Река",
]


def outline(path: Path) -> tuple[str, list[tuple[int, str]]]:
    header, *events = parse(path)
    assert isinstance(header, TextHeader)
    blocks = [event for event in events if isinstance(event, Block)]
    return header.title, [(block.level, block.text) for block in blocks if block.kind is BlockKind.HEADING]


@pytest.mark.parametrize(
    ("headings", "prose"), [*((headings, SNOW) for headings in CHINESE), *((headings, BROOMS) for headings in LATIN)]
)
def test_each_way_of_writing_headings(tmp_path: Path, headings: str, prose: str) -> None:
    chapters = headings.split("|")
    path = tmp_path / "旧城雪.txt"
    path.write_text("".join(f"{chapter}\n\n{prose}" for chapter in chapters), "utf-8")
    expected = [(1, chapter.replace(" ", "\u3000") if prose is SNOW else chapter) for chapter in chapters]
    title, found = outline(path)
    assert (title, [(level, text.replace(" ", "\u3000") if prose is SNOW else text) for level, text in found]) == (
        "旧城雪",
        expected,
    )


def test_a_title_before_the_first_chapter_names_the_text(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("旧城雪\n" + "".join(f"No.{number} 雪\n{SNOW}" for number in (1, 2, 3)), "utf-8")
    title, found = outline(path)
    assert title == "旧城雪"
    assert [level for level, _ in found] == [1, 2, 2, 2]


@pytest.mark.parametrize(
    "lines",
    [
        "1、盐|2、糖|3、面粉",
        "1、先把面粉过筛，然后加水。|2、揉到光滑。|3、盖上布，等一个小时。",
        "- eggs|- flour|- sugar",
        "3 eggs|7 apples|12 ducks",
    ],
)
def test_lists_are_no_chapters(tmp_path: Path, lines: str) -> None:
    path = tmp_path / "file.txt"
    path.write_text(SNOW * 3 + lines.replace("|", "\n") + "\n" + SNOW * 3, "utf-8")
    assert outline(path)[1] == []


def test_sections_within_chapters_stand_below_them(tmp_path: Path) -> None:
    section = f"一、清晨\n{SNOW}二、傍晚\n{SNOW}"
    path = tmp_path / "file.txt"
    path.write_text("".join(f"No.{number} 雪\n{section}" for number in (1, 2, 3)), "utf-8")
    title, found = outline(path)
    assert title == "file"
    assert [level for level, _ in found] == [1, 2, 2] * 3

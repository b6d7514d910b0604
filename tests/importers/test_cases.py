"""Test small files that were read wrongly once, each of which stands for a kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextHeader
from reader.importers import parse

CASES = Path(__file__).parents[1] / "data" / "cases"


def read(name: str) -> tuple[TextHeader, list[Block]]:
    header, *events = parse(CASES / name)
    assert isinstance(header, TextHeader)
    return header, [event for event in events if isinstance(event, Block)]


@pytest.mark.parametrize(
    ("name", "chapters"),
    [
        ("heads-eq.txt", ["===第1章\u3000扫雪===", "===第2章\u3000旧信===", "===第3章\u3000河边==="]),
        ("heads-bracket.txt", ["【第一章】扫雪", "【第二章】旧信", "【第三章】河边"]),
        ("heads-no.txt", ["No.1 扫雪", "No.2 旧信", "No.3 河边"]),
        ("heads-num-dunhao.txt", ["1、扫雪", "2、旧信", "3、河边", "4、磨坊"]),
    ],
)
def test_all_chapters_are_on_one_level_below_the_name_of_the_file(name: str, chapters: list[str]) -> None:
    header, blocks = read(name)
    assert header.title == name.removesuffix(".txt")
    headings = [(block.level, block.text) for block in blocks if block.kind is BlockKind.HEADING]
    assert headings == [(1, chapter) for chapter in chapters]


def test_short_english_is_no_portuguese() -> None:
    assert read("lang-english-as-pt.txt")[0].language == "en"


def test_the_second_byte_of_a_character_may_be_a_letter() -> None:
    assert [block.text for block in read("rtf-trail-raw-1252.rtf")[1]][:3] == [
        "A1 コピーとペースト",
        "B2 カタカナノートを読む",
        "C3 在河邊讀書",
    ]


def test_a_paragraph_is_whole_with_its_initial() -> None:
    (paragraph,) = read("pdf-dropcap.pdf")[1]
    sentence = (
        "The mill stood by the river, and the water under it was dark. Nobody could say how long it had stood there, "
        "and the miller least of all, for he had come only in the spring, with a cart and two cows and a letter that "
        "nobody had asked to see."
    )
    assert paragraph.text.startswith(f"{sentence} {sentence}")


def test_compounds_keep_their_hyphens_and_broken_words_lose_theirs() -> None:
    words = " ".join(block.text for block in read("pdf-line-end-hyphens.pdf")[1]).split()
    expected = (
        "price-determining well-known twenty-first committee afternoon self-government international Anglo-Saxon "
        "1939-1945, 12-15, e-mail non-English state-of-the-art re-elected"
    )
    assert [word for word in expected.split() if word not in words] == []


def test_a_quotation_with_edges_of_its_own_is_one_paragraph() -> None:
    texts = [block.text for block in read("pdf-block-quote-first-line-split.pdf")[1]]
    assert len(texts) == 7
    quotations = [(text[:14], text[-14:]) for text in (texts[2], texts[5])]
    assert quotations == [("Two of my boys", " had heard it."), ("A lamp is no b", "tower with it.")]


def test_hebrew_is_in_the_order_in_which_it_is_read() -> None:
    header, blocks = read("pdf-hebrew-visual.pdf")
    assert header.language == "he"
    assert [block.text for block in blocks] == ["שלום לכולם ושלום", "לכולם שלום"]


def test_vertical_columns_are_read_from_right_to_left() -> None:
    (paragraph,) = read("pdf-vertical.pdf")[1]
    assert paragraph.text == (
        "天还没有亮，街上已经有人在扫雪，扫帚刮过石板的声音一下一下传进屋里来。她翻了个身，又听见隔壁磨豆腐的水声，"
        "知道这一天同昨天没有什么两样。他把信折好放进口袋，沿着河走了很久。"
    )

import pytest

from reader.importers.office.numbering import Numbering, NumberingLevel, Numerals, before_heading, numeral


@pytest.mark.parametrize(
    ("numerals", "numbers", "words"),
    [
        (Numerals.DECIMAL, (0, 1, 12_345), "0 1 12345"),
        (Numerals.NONE, (1,), ""),
        (Numerals.LOWER_ROMAN, (1, 4, 9, 1994), "i iv ix mcmxciv"),
        (Numerals.UPPER_ROMAN, (49, 12_345), "XLIX 12345"),
        (Numerals.LOWER_LETTER, (1, 26, 27, 104, 105), "a z aa zzzz 105"),
        (Numerals.UPPER_LETTER, (2, 28), "B BB"),
        (
            Numerals.CHINESE,
            (1, 10, 11, 20, 101, 110, 1_001, 1_010),
            "一 十 十一 二十 一百零一 一百一十 一千零一 一千零一十",
        ),
        (Numerals.FORMAL_CHINESE, (1, 12), "壹 壹拾贰"),
        (Numerals.STEMS, (1, 10, 11), "甲 癸 11"),
        (Numerals.BRANCHES, (12,), "亥"),
        (Numerals.CIRCLED, (1, 20, 21), "① ⑳ 21"),
    ],
)
def test_numbers_are_written_in_every_way(numerals: Numerals, numbers: tuple[int, ...], words: str) -> None:
    assert " ".join(numeral(number, numerals) for number in numbers) == words


def test_deeper_levels_begin_anew_under_each_higher_one() -> None:
    numbering = Numbering(
        {
            0: NumberingLevel("第%1章", Numerals.CHINESE),
            1: NumberingLevel("%1.%2", in_digits=True),
            2: NumberingLevel(""),
        }
    )
    labels = [numbering.label(depth) for depth in (0, 1, 1, 2, 0, 1)]
    assert labels == ["第一章", "1.1", "1.2", "", "第二章", "2.1"]


def test_a_count_can_start_and_start_again_anywhere() -> None:
    numbering = Numbering({0: NumberingLevel("%1)", start=3)})
    assert [numbering.label(0), numbering.label(0)] == ["3)", "4)"]
    numbering.restart(0, 9)
    assert numbering.label(0) == "9)"
    numbering.restart()
    assert numbering.label(0) == "3)"


def test_a_level_that_the_document_does_not_describe_is_counted_plainly() -> None:
    numbering = Numbering({})
    assert [numbering.label(0), numbering.label(0)] == ["1.", "2."]
    assert numbering.is_ordered(0)


@pytest.mark.parametrize(
    ("label", "before"), [("", ""), ("1.", "1. "), ("第一章", "第一章　"), ("一、", "一、"), ("（一）", "（一）")]
)
def test_the_blank_before_a_heading_fits_its_label(label: str, before: str) -> None:
    assert before_heading(label) == before

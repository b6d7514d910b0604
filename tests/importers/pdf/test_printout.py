"""Test which rows are recognised as printed around a page by a browser."""

import pytest

from reader.importers.pdf.printout import Printout, without_site

TITLE = "of rivers - the almanac"


@pytest.mark.parametrize(
    ("words", "is_known"),
    [
        ("11/26/26, 12:04 am of rivers - the almanac", True),
        ("2026/11/26 下午3:04 of rivers- the almanac", True),
        ("2026年11月26日 15:04 of rivers - the al...", True),
        ("file:///home/anna/rivers.html 1/3", True),
        ("https://almanac.example/2026/11/26/rivers?page=1 1/3", True),
        ("of rivers - the almanac https://almanac.example/rivers", True),
        ("1 of 3 26.11.2026, 15:04", True),
        ("of rivers - the almanac", False),
        ("11/26/26 of rivers - the almanac", False),
        ("https://almanac.example/rivers", False),
        ("see https://almanac.example/rivers 1/3", False),
        ("https://almanac.example/rivers 2/3", False),
        ("11/26/26, 12:04 am of lakes", False),
        ("11/26/26, 12:04 am ...", False),
        ("1/3", False),
        ("", False),
    ],
)
def test_a_row_of_several_things_that_browsers_print_is_known(words: str, is_known: bool) -> None:
    assert Printout(3, TITLE).is_printed_row(words, 0) is is_known


@pytest.mark.parametrize(
    ("words", "is_known"),
    [
        ("2/3", True),
        ("page 2 of 3", True),
        ("第2页, 共3页", True),
        ("第 2 页 / 共 3 页", True),
        ("1/3", False),
        ("2/30", False),
        ("12/3", False),
        ("2/3 of it", False),
    ],
)
def test_the_number_of_a_page_and_of_all_is_known(words: str, is_known: bool) -> None:
    assert Printout(3, TITLE).is_number(words, 1) is is_known


@pytest.mark.parametrize(
    ("title", "heading", "left"),
    [
        ("河流研究 - 某某网", "河流研究", "河流研究"),
        ("河流研究_某某网", "河流研究", "河流研究"),
        ("Of Rivers | The Almanac", "Of Rivers", "Of Rivers"),
        ("Of Rivers", "Of Rivers", "Of Rivers"),
        ("Of Rivers and Lakes", "Of Rivers", "Of Rivers and Lakes"),
        ("Of Rivers - Water - The Almanac", "Of Rivers", "Of Rivers - Water - The Almanac"),
        ("Of Rivers - The Almanac", "Of Lakes", "Of Rivers - The Almanac"),
        ("- The Almanac", "", "- The Almanac"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_a_title(title: str, heading: str, left: str) -> None:
    assert without_site(title, heading) == left

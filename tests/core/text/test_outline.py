"""Where a place is: the sections around it, and how they are named on a card."""

import pytest

from reader.core.text.model import Section
from reader.core.text.outline import SectionOutline, path_titles, place_name, short_path

NOVEL = (
    Section("红楼梦", 1, 0, 100),
    Section("第一部　石头", 2, 0, 50),
    Section("第一回　甄士隐梦幻识通灵", 3, 5, 20),
    Section("第二回　贾夫人仙逝扬州城", 3, 20, 40),
    Section("第二部　风月", 2, 50, 100),
    Section("第一回　又一个\n第一回", 3, 60, 100),
)


@pytest.mark.parametrize(
    ("position", "titles"),
    [
        (0, ["红楼梦", "第一部　石头"]),
        (19, ["红楼梦", "第一部　石头", "第一回　甄士隐梦幻识通灵"]),
        (20, ["红楼梦", "第一部　石头", "第二回　贾夫人仙逝扬州城"]),
        (45, ["红楼梦", "第一部　石头"]),
        (50, ["红楼梦", "第二部　风月"]),
        (99, ["红楼梦", "第二部　风月", "第一回　又一个\n第一回"]),
        (100, []),
    ],
)
def test_the_sections_around_a_place_are_found(position: int, titles: list[str]) -> None:
    assert [section.title for section in SectionOutline(NOVEL).path(position)] == titles


def test_an_outline_without_sections_has_no_places() -> None:
    assert SectionOutline(()).path(3) == ()


def test_the_title_of_the_text_is_not_repeated() -> None:
    path = SectionOutline(NOVEL).path(99)
    assert path_titles(path, "红楼梦") == ("第二部 风月", "第一回 又一个 第一回")
    assert path_titles(path, "Another") == ("红楼梦", "第二部 风月", "第一回 又一个 第一回")
    assert path_titles(path[:1], "红楼梦") == ("红楼梦",)
    assert place_name(("红楼梦",), "红楼梦") == ""


@pytest.mark.parametrize(
    ("titles", "on_a_card", "in_a_line"),
    [
        ((), "", ""),
        (("第五回　游幻境",), "第五回", "第五回　游幻境"),
        (("第二部　风月", "第一回　又一个"), "第二部 › 第一回", "第二部 › 第一回　又一个"),
        (("A Very Long Part of the Book", "Chapter 3: The Hall"), "A Very Long P… › Chapter 3", ""),
        (("One", "Two", "Three", "Four"), "One › … › Three › Four", "One › … › Three › Four"),
        (("One", "Two", "Three", "Four", "Five"), "One › … › Four › Five", "One › … › Four › Five"),
    ],
)
def test_a_path_is_shortened_from_outside(titles: tuple[str, ...], on_a_card: str, in_a_line: str) -> None:
    assert short_path(titles) == on_a_card
    if in_a_line:
        assert short_path(titles, full_last=True) == in_a_line

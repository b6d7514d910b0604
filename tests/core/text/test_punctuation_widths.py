from __future__ import annotations

import pytest

from reader.core.text.punctuation_widths import PunctuationWidth, punctuation_widths


def _bracketed(text: str, width: PunctuationWidth, *, squeezed: bool = True) -> str:
    """Return the text with brackets around the signs of this width."""
    shown, last = "", 0
    for start, end, found in punctuation_widths(text, squeezed=squeezed):
        if found is width:
            shown += text[last:start] + "[" + text[start:end] + "]"
            last = end
    return shown + text[last:]


def _plain(bracketed: str) -> str:
    return bracketed.replace("[", "").replace("]", "")


@pytest.mark.parametrize(
    "halved",
    [
        "他说[：]“好[。]”",
        "“[‘]书[’][，]”",
        "『[“][，][”]』",
        "（见《红楼梦[》][）][。]”",
        "书。好，走！",
        "（好[）][、]（坏[）]、",
        "「甲[」]「乙」",
        "[？]！",
        "a, b. (c)",
        "He said “‘No’” to me. 好",
        "",
    ],
)
def test_of_two_signs_the_blank_between_them_goes(halved: str) -> None:
    assert _bracketed(_plain(halved), PunctuationWidth.HALF) == halved


def test_nothing_is_halved_unless_squeezed() -> None:
    assert "[" not in _bracketed("他说：“好。”", PunctuationWidth.HALF, squeezed=False)


@pytest.mark.parametrize(
    "latin",
    [
        "[“]That[’]s it,[”] she said[—][“]isn[’]t it?[”]",
        "他说“hello”，就走了。",
        "他说“it[’]s”了",
        "中文 He said [“]no[”] twice 中文",
        "他说“是”",
        "[“]Да[”]",
        "“Foo”是",
    ],
)
def test_signs_among_latin_letters_are_latin_ones(latin: str) -> None:
    assert _bracketed(_plain(latin), PunctuationWidth.PROPORTIONAL) == latin


@pytest.mark.parametrize("full", ["他[——]我[……]是", "他1914—1918年a—b", "他[——]", "他[—]a", "a—b—"])
def test_dashes_and_dots_are_as_wide_as_characters_except_among_latin_letters(full: str) -> None:
    assert _bracketed(_plain(full), PunctuationWidth.FULL) == full

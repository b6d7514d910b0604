from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.blocks import Block, BlockKind, InlineKind
from reader.core.text.normalise import clean
from reader.importers.dictionaries.definition_blocks import html_blocks, pango_blocks, plain_blocks, xdxf_blocks

Blocks = Callable[[str], tuple[Block, ...]]
ALL = (html_blocks, pango_blocks, plain_blocks, xdxf_blocks)


def shown(blocks: tuple[Block, ...]) -> str:
    return "|".join(f"{block.label} {block.text}".strip() for block in blocks)


@pytest.mark.parametrize(
    ("read", "markup", "expected"),
    [
        (html_blocks, "<p>one<p>two<br>three", "one|two|three"),
        (html_blocks, "<ol><li>a<li>b<ul><li>c</ul></ol>d", "1. a|2. b|• c|d"),
        (html_blocks, "a <script>alert(1)</script>b<style>p{}</style>", "a b"),
        (html_blocks, "<a href='http://example.org'>word</a> <img src=x>", "word"),
        (html_blocks, "a&amp;b &lt;c&gt; &#x4e2d; &nonsense;", "a&b <c> 中 &nonsense;"),
        (html_blocks, "1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        (html_blocks, "a<!-- b <b>c</b> -->d", "ad"),
        (html_blocks, "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b|c"),
        (html_blocks, "no end <b", "no end <b"),
        (xdxf_blocks, "<k>word</k>\n<tr>wɜːd</tr>\n<ex>a word</ex>", "[wɜːd]|a word"),
        (xdxf_blocks, "<ar><k>a</k><def><deftext>one</deftext></def><def>two</def></ar>", "one|two"),
        (pango_blocks, "<b>a</b>\n\n<i>b</i>", "a|b"),
        (plain_blocks, "head\n 1. one\n 2) two\n① three\n• four\n- five", "head|1. one|2) two|① three|• four|- five"),
        (plain_blocks, "twenty-one\n1998 was a year", "twenty-one|1998 was a year"),
    ],
)
def test_markup_becomes_plain_lines(read: Blocks, markup: str, expected: str) -> None:
    assert shown(read(markup)) == expected


def test_emphasis_is_kept_over_the_ends_of_lines() -> None:
    first, second = html_blocks("<b>one<br>two</b> three <i>four</i>")
    assert [(one.kind, one.start, one.end) for one in first.inlines] == [(InlineKind.STRONG, 0, 3)]
    assert [(one.kind, one.start, one.end) for one in second.inlines] == [
        (InlineKind.STRONG, 0, 3),
        (InlineKind.EMPHASIS, 10, 14),
    ]


def test_pango_says_weight_and_style_in_attributes() -> None:
    (block,) = pango_blocks('<span weight="bold">a</span><span style="italic">b</span><span>c</span>')
    assert [one.kind for one in block.inlines] == [InlineKind.STRONG, InlineKind.EMPHASIS]


def test_lines_that_were_cut_at_one_width_are_joined() -> None:
    long = "A great animal of the sea that was wrapped at some width by the\n   terminals of its day.\n   2. Another."
    assert shown(plain_blocks(long)) == (
        "A great animal of the sea that was wrapped at some width by the terminals of its day.|2. Another."
    )


def test_items_in_items_are_set_deeper() -> None:
    blocks = html_blocks("<ol><li>a<ol><li>b</ol><li>c</ol>")
    assert [(block.level, block.label) for block in blocks] == [(1, "1."), (2, "1."), (1, "2.")]


MARKUP = st.lists(
    st.sampled_from(
        (
            "<b>",
            "</b>",
            "<ol>",
            "</ol>",
            "<li>",
            "<p>",
            "<br/>",
            "<k>",
            "</k>",
            "<tr>",
            "</tr>",
            "<!--",
            "-->",
            "<",
            ">",
        )
    )
    | st.sampled_from(("<script>", "</script>", "&", "&#0;", "&#xd800;", "\n", "\t", "<span style='font-weight:bold'>"))
    | st.text(max_size=8),
    max_size=40,
)


@pytest.mark.parametrize("read", ALL)
@given(parts=MARKUP)
def test_any_markup_ends_in_sound_blocks(read: Blocks, parts: list[str]) -> None:
    for block in read("".join(parts)):
        assert clean(block.text) == block.text
        assert "\n" not in block.text
        assert block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
        assert all(0 <= mark.start < mark.end <= len(block.text) for mark in block.inlines)


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<b>", "<ol><li>", "<a href='", "&", "<k>", "<script>", "</b>", "<span>"]
)
@pytest.mark.parametrize("read", ALL)
def test_a_long_run_of_anything_costs_no_more_than_its_length(read: Blocks, piece: str) -> None:
    assert len(read(piece * 20_000 + "end")) <= 40_000

"""Notes of Chinese books have their reference at its place in the sentence, and open there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.text.blocks import Block, BlockKind, InlineKind
from reader.core.text.footnotes import footnote_at
from reader.core.text.import_events import TextEnd, assemble
from reader.core.text.leaves import Leaf
from reader.importers import parse
from tests.importers.conftest import png

MakeBook = Callable[..., Path]
Chapter = Callable[[str], str]
NOTE = "此处指司马氏，见本传。"
ATTRIBUTES = [
    f'<img class="qqreader-footnote" alt="{NOTE}" src="note.png"/>',
    f'<img class="qqreader-footnote" alt="{NOTE}" src="gone.png"/>',
    f'<img class="zhangyue-footnote" src="note.png" zy-footnote="{NOTE}"/>',
    f'<img class="epub-footnote" alt="{NOTE}" src="note.png"/>',
    f'<sup><img class="footnote" title="{NOTE}" src="note.png"/></sup>',
    f'<span class="reader_footer_note js_readerFooterNote" data-wr-footernote="{NOTE}"></span>',
    f'<sup data-wr-footernote="{NOTE}">[1]</sup>',
    f'<span data-wr-footernote="{NOTE}">注</span>',
    f'<a data-wr-footernote="{NOTE}"><img src="note.png" alt=""/></a>',
]
LINKS = [
    '<a class="duokan-footnote" epub:type="noteref" href="#n1"><img src="note.png" alt="注"/></a>',
    '<a class="duokan-footnote" href="#n1"><sup><img alt="" src="note.png"/></sup></a>',
    '<sup><a class="duokan-footnote" href="#n1"><img src="note.png"/></a></sup>',
    '<a epub:type="noteref" href="#n1"><img src="a.png" alt=""/></a>',
    '<sup><a href="#n1"><img src="a.png" alt=""/></a></sup>',
    '<a href="#n1"><img src="images/note_1.png" alt=""/></a>',
    '<a href="#n1"><img src="a.png" alt="[2]"/></a>',
    '<a href="#n1" class="kindle-cn-noteref"><img src="a.png" class="kindle-cn-footnote" alt="note"/></a>',
]
PLACES = [
    f'<ol class="duokan-footnote-content"><li class="duokan-footnote-item" id="n1">{NOTE}</li></ol>',
    f'<aside epub:type="footnote" id="n1"><p>{NOTE}</p></aside>',
    f'<p class="note" id="n1">{NOTE}</p>',
    f'<div><p id="n1">{NOTE}</p></div>',
]


def blocks_of(path: Path) -> list[Block]:
    return [event for event in parse(path) if isinstance(event, Block)]


def opened_notes(path: Path) -> list[str]:
    """Return the text of the note that each reference of a book opens."""
    events = list(assemble(parse(path)))
    ending = events[-1]
    assert isinstance(ending, TextEnd)
    leaves = [event for event in events if isinstance(event, Leaf)]
    source = _Leaves(leaves)
    return [
        " ".join(block.text for block in footnote_at(source, ending.targets[mark.target.removeprefix("#")]))
        for block in blocks_of(path)
        for mark in block.inlines
        if mark.kind is InlineKind.NOTE_REFERENCE
    ]


class _Leaves:
    """The leaves of a text that is in no library."""

    def __init__(self, leaves: list[Leaf]) -> None:
        self._leaves = leaves
        self.characters = leaves[-1].start + len(leaves[-1].text)
        self.leaf_count = len(leaves)

    def leaf(self, number: int) -> Leaf:
        return self._leaves[number]

    def leaf_at(self, position: int) -> Leaf:
        return max((leaf for leaf in self._leaves if leaf.start <= position), key=lambda leaf: leaf.start)


def make(make_book: MakeBook, chapter_of: Chapter, body: str) -> Path:
    files = {name: png(24) for name in ("OEBPS/note.png", "OEBPS/a.png", "OEBPS/images/note_1.png")}
    return make_book({"OEBPS/one.xhtml": chapter_of(f"<h1>门阀</h1>{body}<p>最后一段。</p>"), **files})


@pytest.mark.parametrize("reference", ATTRIBUTES)
def test_a_note_in_an_attribute_opens_in_its_sentence(make_book: MakeBook, chapter_of: Chapter, reference: str) -> None:
    path = make(make_book, chapter_of, f"<p>王氏与马{reference}共天下，此语当时已有。</p>")
    blocks = blocks_of(path)
    mark = "[1]" if "[1]" in reference else "注"
    assert [block.text for block in blocks][:3] == ["门阀", f"王氏与马{mark}共天下，此语当时已有。", "最后一段。"]
    assert [block.kind for block in blocks[:4]] == [
        *(BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE)
    ]
    assert opened_notes(path) == [NOTE]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("reference", LINKS)
def test_a_picture_that_refers_to_a_note_opens_it(
    make_book: MakeBook, chapter_of: Chapter, reference: str, place: str
) -> None:
    path = make(make_book, chapter_of, f"<p>周勃以布衣从高帝定天下，{reference}故为绛侯。</p>{place}")
    blocks = blocks_of(path)
    mark = "[2]" if "[2]" in reference else "注"
    assert blocks[1].text == f"周勃以布衣从高帝定天下，{mark}故为绛侯。"
    assert not any(block.image for block in blocks)
    assert opened_notes(path) == [NOTE]


def test_a_note_within_a_sentence_does_not_break_it(make_book: MakeBook, chapter_of: Chapter) -> None:
    for note in (
        f'<a epub:type="noteref" href="#n1">1</a><aside epub:type="footnote" id="n1">{NOTE}</aside>',
        f'<span class="footnote" id="n1">{NOTE}</span>',
        f'<span class="footnote">{NOTE}</span>',
    ):
        path = make(make_book, chapter_of, f"<p>王氏与马{note}共天下。</p>")
        blocks = blocks_of(path)
        mark = "1" if "noteref" in note else "注"
        assert [block.text for block in blocks][:4] == ["门阀", f"王氏与马{mark}共天下。", "最后一段。", NOTE]
        assert blocks[3].kind is BlockKind.FOOTNOTE
        assert opened_notes(path) == [NOTE]


def test_several_notes_open_each_its_own(make_book: MakeBook, chapter_of: Chapter) -> None:
    picture = '甲<img class="qqreader-footnote" alt="第{}条注文" src="note.png"/>'
    references = "".join(map(picture.format, "一二三"))
    path = make(make_book, chapter_of, f"<p>{references}乙。</p>")
    assert opened_notes(path) == ["第一条注文", "第二条注文", "第三条注文"]


def test_a_picture_that_leads_back_is_left_out(make_book: MakeBook, chapter_of: Chapter) -> None:
    for place in (
        f'<p id="n1"><a href="#r1"><img src="note.png" alt=""/></a>{NOTE}</p>',
        f'<ol class="duokan-footnote-content"><li id="n1"><a href="#r1"><img src="a.png"/></a>{NOTE}</li></ol>',
        f'<aside epub:type="footnote" id="n1"><a href="#r1"><img src="a.png"/></a>{NOTE}</aside>',
    ):
        path = make(make_book, chapter_of, f'<p>天下<a id="r1" href="#n1"><img src="note.png"/></a>大势。</p>{place}')
        assert opened_notes(path) == [NOTE]
        assert not any(block.image for block in blocks_of(path))


def test_tags_in_an_attribute_are_no_words(make_book: MakeBook, chapter_of: Chapter) -> None:
    note = "《史记》&lt;i&gt;卷五&lt;/i&gt;，1 &lt; 2。"
    path = make(make_book, chapter_of, f'<p>天下<span data-wr-footernote="{note}"></span>大势。</p>')
    assert opened_notes(path) == ["《史记》卷五，1 < 2。"]


def test_a_picture_with_a_link_elsewhere_is_a_picture(make_book: MakeBook, chapter_of: Chapter) -> None:
    path = make(make_book, chapter_of, '<p>见图。</p><p><a href="#top"><img src="a.png" alt="全图"/></a></p>')
    assert [block.text for block in blocks_of(path) if block.image] == ["全图"]


def test_a_note_in_another_script_has_a_star(make_book: MakeBook, chapter_of: Chapter) -> None:
    picture = '<img class="footnote" alt="Of brass, it seems." src="a.png"/>'
    path = make(make_book, chapter_of, f"<p>The lamp{picture} was lit.</p>")
    assert blocks_of(path)[1].text == "The lamp* was lit."
    assert opened_notes(path) == ["Of brass, it seems."]

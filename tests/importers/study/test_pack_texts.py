"""Whole texts of packs are read as they were written, and nothing in them is trusted."""

from __future__ import annotations

import hashlib
import json
import zlib

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.study.whole_text import WholeText
from reader.core.text.block_records import block_record, parsed_block
from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind, LinePicture, PageStart
from reader.core.text.import_events import CoverImage, TextEnd, TextHeader
from reader.core.text.leaves import Leaf
from reader.core.text.model import Image, Section, TextFormat
from reader.core.text.omissions import Omission, OmissionKind
from reader.exporters.study.pack_texts import picture_files, whole_text_lines, whole_text_markdown
from reader.importers.study.pack_texts import read_pack_text


def _png() -> bytes:
    """Return a picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    head = (1).to_bytes(4) * 2 + bytes((8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


PNG = _png()
HASH = hashlib.sha256(PNG).hexdigest()
BLOCKS = (
    Block(BlockKind.HEADING, "慢读", level=1, names=("top",)),
    Block(BlockKind.PARAGRAPH, "一天只读一页。〓", (Inline(InlineKind.PICTURE, 7, 8, LinePicture(HASH, 1.0).target),)),
    Block(BlockKind.PARAGRAPH, "见此处", (Inline(InlineKind.LINK, 0, 3, "https://example.org/"),)),
    Block(BlockKind.IMAGE, "一幅图", image=HASH),
    Block(BlockKind.TABLE, "甲\t乙\n丙|丁\t戊", level=1),
    Block(BlockKind.LIST_ITEM, "第一", level=2, label="1."),
    Block(BlockKind.CODE, "a = 1\n```\nb = 2"),
    Block(BlockKind.VERSE, "春雨\n河边"),
    Block(BlockKind.RULE, ""),
)
WORDS = "\n".join(block.text for block in BLOCKS)
TEXT = WholeText(
    TextHeader("慢读", "安", "zh", TextFormat.PLAIN, "utf-8"),
    hashlib.sha256(WORDS.encode()).hexdigest(),
    BLOCKS,
    (Section("慢读", 1, 0, len(WORDS)),),
    (PageStart("12", 3),),
    (Omission(OmissionKind.VIDEO, 2),),
    HASH,
    {HASH: Image(HASH, "image/png", PNG, 1, 1)},
)


def test_a_text_is_read_as_it_was_written() -> None:
    events = read_pack_text("x.jsonl", whole_text_lines(TEXT), {HASH: PNG})
    assert events[0] == TEXT.header
    blocks = [block for event in events if isinstance(event, Leaf) for _start, block in event.blocks()]
    assert tuple(blocks) == BLOCKS
    ending = events[-1]
    assert isinstance(ending, TextEnd)
    assert (ending.digest, ending.sections, ending.pages) == (TEXT.digest, TEXT.sections, TEXT.pages)
    assert (ending.omissions, ending.targets) == (TEXT.omissions, {"top": 0})
    assert [event.image.hash for event in events if isinstance(event, CoverImage)] == [HASH]


def test_people_can_read_it_too() -> None:
    words = whole_text_markdown(TEXT).decode()
    assert words.startswith("# 慢读\n\n安\n\n## 慢读\n")
    assert f"![一幅图](pictures/{HASH}.png)" in words
    assert "| 丙\\|丁 | 戊 |" in words
    assert list(picture_files(TEXT)) == [f"texts/pictures/{HASH}.png"]


def test_pictures_that_are_none_stay_out() -> None:
    events = read_pack_text("x.jsonl", whole_text_lines(TEXT), {HASH: b"no picture"})
    assert not [event for event in events if isinstance(event, Image | CoverImage)]
    blocks = [block for event in events if isinstance(event, Leaf) for _start, block in event.blocks()]
    assert not [block for block in blocks if block.image]
    assert not [mark for block in blocks for mark in block.inlines if mark.kind is InlineKind.PICTURE]


def test_links_lead_nowhere_dangerous() -> None:
    words = whole_text_lines(TEXT).replace(b"https://example.org/", b"javascript:alert(1)")
    events = read_pack_text("x.jsonl", words, {HASH: PNG})
    blocks = [block for event in events if isinstance(event, Leaf) for _start, block in event.blocks()]
    assert not [mark for block in blocks for mark in block.inlines if mark.kind is InlineKind.LINK]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("一天只读一页", "一天只读十页"),
        ('["p"', '["z"'),
        ('["c","a = 1', '["c","a\\u0000 = 1'),
        ('"level"', '"level"'),
        ("慢读", "\ufffe"),
    ],
)
def test_what_is_not_as_it_was_is_refused(before: str, after: str) -> None:
    words = whole_text_lines(TEXT).decode().replace(before, after)
    if words == whole_text_lines(TEXT).decode():
        words = words.replace('"sections":', '"sections":5,"x":')
    with pytest.raises(ReaderError) as raised:
        read_pack_text("x.jsonl", words.encode(), {HASH: PNG})
    assert raised.value.problem in {Problem.BAG_JSON, Problem.BAG_DAMAGED}
    assert raised.value.detail["file"] == "x.jsonl"


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]\n[]", b'{"a":NaN}\n{}', b"[" * 50, b'{"a":1,"a":2}\n{}', b"\xff\n{}"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReaderError) as raised:
        read_pack_text("x.jsonl", data, {})
    assert raised.value.problem is Problem.BAG_JSON


@pytest.mark.parametrize(
    "record",
    [
        [],
        ["p"],
        ["p", 5],
        ["p", "a\0"],
        ["p", "a", -1],
        ["p", "a", 0, [["a", 0, 2, ""]]],
        ["p", "a", 0, [["q", 0, 1, ""]]],
        ["i", "a", 0, [], "", "../x"],
        ["p", "a", 0, [], "", "", [5]],
        ["p", "a", 0, [], "", "", [], 1],
    ],
)
def test_a_block_that_no_importer_would_make_is_refused(record: list[object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        parsed_block(record)


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_comes_back(block: Block) -> None:
    assert parsed_block(json.loads(json.dumps(block_record(block)))) == block

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.normalise import LONGEST_PARAGRAPH, clean
from reader.core.text.reflow import reflow

LONG = "这一段文字写得很长，" * 12 + "到此为止。"


def shape(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind.name, block.level, block.text) for block in reflow(text)]


def test_indents_go_and_each_line_is_a_paragraph() -> None:
    assert shape(f"\u3000\u3000{LONG}\n    {LONG}\n") == [("PARAGRAPH", 0, LONG)] * 2


def test_ideographic_spaces_within_a_long_line_part_paragraphs() -> None:
    text = f"短小的标题（专栏）\u3000\u3000{LONG}\u3000\u3000小标题在这里\u3000\u3000{LONG}"
    assert shape(text) == [
        ("HEADING", 1, "短小的标题"),
        ("STANDFIRST", 0, "（专栏）"),
        ("PARAGRAPH", 0, LONG),
        ("HEADING", 2, "小标题在这里"),
        ("PARAGRAPH", 0, LONG),
    ]


def test_a_headline_gives_up_its_kicker_and_its_column() -> None:
    text = f"某部切实履行责任，扎实开展教育——牢记初心 扛起责任（专栏 一）\u3000\u3000{LONG}"
    assert shape(text)[:3] == [
        ("STANDFIRST", 0, "某部切实履行责任，扎实开展教育"),
        ("HEADING", 1, "牢记初心 扛起责任"),
        ("STANDFIRST", 0, "（专栏 一）"),
    ]


def test_chinese_lines_broken_at_a_width_are_joined_without_blanks() -> None:
    paragraph = (
        "话说天下大势分久必合合久必分周末七国分争并入于秦及秦灭之后楚汉分争又并入于汉汉朝自高祖斩白蛇而起义一统天下" * 3
    )
    lines = [paragraph[start : start + 36] for start in range(0, len(paragraph), 36)]
    lines[-1] += "。"
    text = "\n".join(["\u3000\u3000" + lines[0], *lines[1:]] * 3)
    assert shape(text) == [("PARAGRAPH", 0, paragraph + "。")] * 3


def test_latin_lines_broken_at_a_width_are_joined_with_blanks() -> None:
    lines = [
        "It is a truth universally acknowledged, that a single man in possession",
        "of a good fortune, must be in want of a wife. However little known the",
        "feelings or views of such a man may be on his first entering a neigh-",
        "borhood, this truth is so well fixed in the minds of the surrounding",
        "families, that he is considered the rightful property of some one.",
    ]
    text = "\n".join(lines) + "\n\n" + "\n".join(lines) + "\n\nThe neighborhood.\n"
    blocks = shape(text)
    assert [kind for kind, _, _ in blocks] == ["PARAGRAPH"] * 3
    assert "in possession of a good fortune" in blocks[0][2]
    assert "a neighborhood, this" in blocks[0][2]


def test_a_line_that_breaks_off_goes_on_in_the_next() -> None:
    text = f"{LONG}\n\n金銮殿上，百官俱奔避，四年二月洛阳地震又海水泛\n\n溢，沿海居民尽被卷入海中。\n\n{LONG}"
    assert shape(text)[1][2] == "金銮殿上，百官俱奔避，四年二月洛阳地震又海水泛溢，沿海居民尽被卷入海中。"


def test_lines_of_verse_are_one_block() -> None:
    text = f"{LONG}诗云：\n\n    满纸荒唐言，一把辛酸泪！\n\n    都云作者痴，谁解其中味？\n\n{LONG}"
    assert shape(text)[1] == ("VERSE", 0, "满纸荒唐言，一把辛酸泪！\n都云作者痴，谁解其中味？")


def test_the_last_line_of_a_poem_is_parted_from_the_prose_behind_it() -> None:
    text = f"{LONG}诗云：\n\n无材可去补苍天，枉入红尘若许年．\n\n此系身前身后事，倩谁记去作奇传？诗后便是石头。\n"
    assert [kind for kind, _, _ in shape(text)] == ["PARAGRAPH", "VERSE", "PARAGRAPH"]


def test_a_dialogue_is_no_verse() -> None:
    text = "“来了吗？”\n“来了。”\n“走吧。”\n他笑了笑，没有再说什么话了。\n"
    assert {kind for kind, _, _ in shape(text)} == {"PARAGRAPH"}


def test_numbered_headings_leave_short_lines_alone() -> None:
    text = f"第一章 甲\n{LONG}\n短短的一行\n{LONG}\n第二章 乙\n{LONG}\n"
    assert [text for kind, _, text in shape(text) if kind == "HEADING"] == ["第一章\u3000甲", "第二章\u3000乙"]


def test_a_single_line_of_a_million_characters_is_cut() -> None:
    blocks = list(reflow("一句话说完了。" * 150_000))
    assert max(len(block.text) for block in blocks) <= LONGEST_PARAGRAPH
    assert sum(len(block.text) for block in blocks) == 7 * 150_000


def is_sound(block: Block) -> bool:
    may_hold_lines = block.kind in {BlockKind.VERSE, BlockKind.CODE, BlockKind.TABLE}
    return ("\n" not in block.text or may_hold_lines) and (bool(block.text) or block.kind is BlockKind.RULE)


@pytest.mark.parametrize("text", ["", "\n\n", "x", "第一章", "——\n——", "《》", "一、\n二、\n三、\n"])
def test_takes_the_smallest_texts(text: str) -> None:
    assert all(is_sound(block) for block in reflow(text))


@given(st.text("甲乙。，“”\n\u3000 第一二章回、Aa-.\t", max_size=300))
def test_nothing_but_blanks_is_lost_and_blocks_hold_no_line_feeds(text: str) -> None:
    text = clean(text)
    blocks = list(reflow(text))
    assert all(is_sound(block) for block in blocks)
    kept = "".join("".join(block.text for block in blocks).split())
    assert len("".join(text.replace("-", "").replace("—", "").split())) == len(kept.replace("-", ""))

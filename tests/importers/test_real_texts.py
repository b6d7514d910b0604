from pathlib import Path

import pytest

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.importers import parse


def read(path: Path) -> tuple[TextHeader, list[Block], TextEnd]:
    pieces = list(parse(path))
    *_, ending = assemble(iter(pieces))
    assert isinstance(pieces[0], TextHeader)
    assert isinstance(ending, TextEnd)
    return pieces[0], [piece for piece in pieces if isinstance(piece, Block)], ending


@pytest.mark.parametrize(
    ("name", "title", "author", "encoding"),
    [("hongloumeng.txt", "红楼梦", "曹雪芹", "utf-8"), ("sanguo-gb18030.txt", "三国演义", "罗贯中", "gb18030")],
)
def test_the_novels_have_120_chapters(real_texts: Path, name: str, title: str, author: str, encoding: str) -> None:
    header, blocks, ending = read(real_texts / name)
    assert (header.title, header.author, header.encoding, header.language) == (title, author, encoding, "zh")
    assert len(ending.sections) == 120
    assert {section.level for section in ending.sections} == {1}
    assert not any("\n" in block.text for block in blocks if block.kind is not BlockKind.VERSE)


def test_verse_stays_verse(real_texts: Path) -> None:
    _, blocks, _ = read(real_texts / "hongloumeng.txt")
    verse = [block.text for block in blocks if block.kind is BlockKind.VERSE]
    assert "花谢花飞花满天，红消香断有谁怜？\n游丝软系飘春榭，落絮轻沾扑绣帘．" in "".join(verse)
    assert (
        "未卜三生愿，频添一段愁．\n闷来时敛额，行去几回头．\n自顾风前影，谁堪月下俦？\n蟾光如有意，先上玉人楼．"
        in verse
    )


def test_lines_broken_at_a_width_are_one_paragraph(real_texts: Path) -> None:
    _, blocks, _ = read(real_texts / "hongloumeng.txt")
    texts = [block.text for block in blocks]
    assert any("珠翠之辉辉兮，满额鹅黄．出没花间兮" in text for text in texts)
    assert any("一个大l些儿的生得十分水秀" in text or "生得十分水秀" in text for text in texts)


def test_the_article_has_its_title_and_three_headings(real_texts: Path) -> None:
    header, blocks, _ = read(real_texts / "article-zh.txt")
    assert header.title == "牢记初心使命 扛起历史责任"
    assert [block.kind.name for block in blocks[:4]] == ["STANDFIRST", "HEADING", "STANDFIRST", "PARAGRAPH"]
    assert [(block.level, block.text) for block in blocks if block.kind is BlockKind.HEADING] == [
        (1, "牢记初心使命 扛起历史责任"),
        (2, "提高政治站位，精心谋划、部署推动"),
        (2, "坚持“五学联动”，学深悟透、走深走实"),
        (2, "注重学用结合，以学促做、担当作为"),
    ]


@pytest.mark.parametrize(
    ("name", "sections", "deepest"),
    [
        ("sherlock-holmes.epub", 19, 2),
        ("moby-dick.epub", 141, 1),
        ("childrens-literature.epub", 22, 4),
        ("wasteland.epub", 6, 1),
        ("internallinks.epub", 18, 2),
        ("georgia-cfi.epub", 10, 2),
    ],
)
def test_the_books_keep_their_contents_and_their_links(
    real_texts: Path, name: str, sections: int, deepest: int
) -> None:
    _, blocks, ending = read(real_texts / name)
    assert len(ending.sections) == sections
    assert max(section.level for section in ending.sections) == deepest
    inside = {mark.target[1:] for block in blocks for mark in block.inlines if mark.target.startswith("#")}
    assert inside <= set(ending.targets)


def test_the_poem_has_its_notes(real_texts: Path) -> None:
    _, blocks, ending = read(real_texts / "wasteland.epub")
    references = [mark for block in blocks for mark in block.inlines if mark.kind.name == "NOTE_REFERENCE"]
    assert len(references) == 50
    assert all(mark.target[1:] in ending.targets for mark in references)
    assert sum(block.kind is BlockKind.FOOTNOTE for block in blocks) >= 50

"""Sheets are written as Markdown, HTML and Word documents, and say the same in each."""

from __future__ import annotations

import importlib
import importlib.util
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.core.annotations.markdown_merge.merge import MergeLabels, merge
from reader.core.errors import Problem, ReaderError
from reader.exporters import docx
from reader.exporters.docx import docx_bytes, has_docx, write_docx
from reader.exporters.markdown.sheet_page import sheet_markdown, sheet_page
from reader.exporters.sheet import (
    SheetBreak,
    SheetDocument,
    SheetHeading,
    SheetItem,
    SheetParagraph,
    SheetPart,
    SheetQuotation,
    SheetTable,
)
from reader.exporters.sheet_html import sheet_html

AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
LINK = "onehour://open/text-1/note-1"
PARTS: tuple[SheetPart, ...] = (
    SheetParagraph("三月二日，19:30", key="when"),
    SheetHeading("讲", key="round"),
    SheetTable(("姓名", "时间"), (("安", "5:00"), ("博|士", "5:00"))),
    SheetItem("甲", number=1, key="one"),
    SheetItem("乙 <b>", ("答：丙",), LINK, 2, key="two"),
    SheetItem("无序", key="three"),
    SheetQuotation("关键少数\n率先垂范", "《文》，第一节", LINK, ("*笔记*",), key="passage"),
    SheetBreak(),
    SheetParagraph("# 纪要\n第二行", key="minutes", is_note=True),
)
SHEET = SheetDocument("会议单", PARTS, "zh-CN")
needs_docx = pytest.mark.skipif(not has_docx(), reason="python-docx is not installed")


def test_markdown_has_each_part_as_a_block() -> None:
    page = sheet_page(SHEET)
    keys = [block.key for block in page.blocks if not block.generated]
    assert keys == ["when", "one", "two", "three", "passage", "minutes"]
    assert page.by_key["two"].text == f"2. 乙 \\<b>([open]({LINK}))  \n   答：丙 ^oh-two".replace(">(", "> (")
    assert page.by_key["passage"].text == (
        f"> 关键少数\n>\n> 率先垂范\n>\n> — 《文》，第一节 ([open]({LINK}))\n\n*笔记* ^oh-passage"
    )
    assert page.by_key["minutes"].text == "# 纪要\n第二行\n\n^oh-minutes"
    assert "| 博\\|士 | 5:00 |" in page.to_markdown()


def test_markdown_of_its_own_has_no_ids() -> None:
    assert "^oh-" not in sheet_markdown(SHEET)
    assert sheet_markdown(SHEET).startswith("# 会议单\n\n三月二日，19:30\n\n## 讲\n\n| 姓名 | 时间 |\n| --- | --- |\n")


def test_words_between_blocks_and_in_a_block_stay() -> None:
    page = sheet_page(SHEET)
    body = page.to_markdown().replace("   答：丙 ^", "   答：丁 ^").replace("## 讲", "我写的\n\n## 讲")
    merged = merge(page, body, page, MergeLabels("Removed", "Changed"))
    assert merged.body == body
    assert (merged.kept, merged.conflicts) == (("two",), ())


def test_html_escapes_what_others_wrote() -> None:
    html = sheet_html(SHEET)
    assert '<html lang="zh-CN">' in html
    assert "乙 &lt;b&gt;" in html
    assert "<th>姓名</th>" in html
    assert f'<a href="{LINK}">open</a>' in html
    assert '<ol><li value="1">甲</li><li value="2">' in html
    assert "<script" not in html


@needs_docx
def test_a_word_document_opens_and_names_its_east_asian_fonts() -> None:
    module = importlib.import_module("docx")
    document = module.Document(io.BytesIO(docx_bytes(SHEET, AT)))
    assert [len(table.rows) for table in document.tables] == [3]
    assert document.tables[0].cell(2, 0).text == "博|士"
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(part in words for part in ("会议单", "1. 甲", "2. 乙 <b>", "答：丙", "关键少数", "# 纪要"))
    for name in ("Normal", "Heading 1", "Title"):
        fonts = document.styles[name].element.rPr.rFonts
        east_asian = [value for key, value in fonts.attrib.items() if key.endswith("}eastAsia")]
        assert east_asian == ["宋体" if name == "Normal" else "黑体"]
    assert {part.target_ref for part in document.part.rels.values() if part.is_external} == {LINK}
    assert (document.core_properties.author, document.core_properties.title) == ("", "会议单")


@needs_docx
def test_characters_that_no_document_may_hold_are_left_out(tmp_path: Path) -> None:
    write_docx(SheetDocument("a\x01b", (SheetParagraph("c\x0bd\ud800e"),)), tmp_path / "a.docx", AT)
    document = importlib.import_module("docx").Document(str(tmp_path / "a.docx"))
    assert next(paragraph.text for paragraph in document.paragraphs) == "ab"


def test_without_the_package_it_is_said_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(ReaderError) as caught:
        docx.write_docx(SHEET, tmp_path / "a.docx", AT)
    assert caught.value.problem is Problem.DOCX_MISSING
    assert not list(tmp_path.iterdir())

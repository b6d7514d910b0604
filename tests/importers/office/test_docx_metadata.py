"""Test which title, author and language a Word document has."""

import pytest

from reader.core.text.import_events import TextEnd, assemble
from reader.core.text.model import TextFormat
from reader.importers import parse
from tests.importers.office.docx_markup import STYLES, p, r
from tests.importers.office.parsed_text import Make, header_of


@pytest.mark.parametrize(
    ("title", "author", "found"),
    [
        ("Of Bees", "A. Writer", ("Of Bees", "A. Writer")),
        ("Microsoft Word - 论自由.doc", "微软用户", ("论自由", "佚名")),
        ("文档1", "Administrator", ("论学习", "佚名")),
        ("", "", ("论学习", "佚名")),
    ],
)
def test_title_and_author_are_the_documents_own_where_they_are_sound(
    make_docx: Make, title: str, author: str, found: tuple[str, str]
) -> None:
    words = ("论学习", "作者：佚名", "学习是一辈子的事情，要天天读，天天想。", "再一段。")
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></cp:coreProperties>"
    )
    header = header_of(make_docx("".join(map(p, words)), files={"docProps/core.xml": core}))
    assert (header.title, header.author, header.language) == (*found, "zh")
    assert header.format is TextFormat.DOCX


def test_a_document_whose_headings_name_its_parts_has_the_name_of_its_file(make_docx: Make) -> None:
    body = p("密级：公开") + p("摘要", "1") + p("words") + p("第一章 绪论", "1") + p("背景", "zh2") + p("words")
    path = make_docx(body, styles=STYLES, files={"docProps/core.xml": "<x/>"})
    assert header_of(path).title == path.stem


def test_the_sign_of_a_note_is_no_part_of_titles(make_docx: Make) -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = p(r("河流研究") + reference, "1") + p("words")
    notes = f'<w:footnote w:id="2">{p("below")}</w:footnote>'
    path = make_docx(body, footnotes=notes, styles=STYLES, files={"docProps/core.xml": "<x/>"})
    assert header_of(path).title == "河流研究"
    ending = list(assemble(parse(path)))[-1]
    assert isinstance(ending, TextEnd)
    assert [section.title for section in ending.sections] == ["河流研究"]

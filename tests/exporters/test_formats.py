from __future__ import annotations

import csv
import io
import json
import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import markdown as to_html

from reader.core.annotations.anchor import Anchor
from reader.exporters.checksum import append_checksum, has_valid_checksum
from reader.exporters.export_data import ExportData
from reader.exporters.formats import DOCX, FORMATS, PACKAGE
from reader.exporters.markdown.document import DocumentScope, markdown_documents
from reader.exporters.markdown.escaping import escaped
from reader.exporters.markdown.front_matter import read_front_matter
from reader.exporters.markdown.templates import built_in_template


def markdown(export_data: ExportData) -> str:
    (document,) = markdown_documents([export_data], DocumentScope.TEXT, built_in_template("plain"))
    return "---\n" + "".join(document.front.values()) + "---\n" + document.page.to_markdown()


GOLDEN = Path(__file__).parent / "golden"
ANY_WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))
MARKS = st.text("#-=*_`~<>![]()^|$%&;:oh1. \n\\'\"\u3000字")


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_looks_as_it_did(export_data: ExportData, form: str) -> None:
    """Set ONEHOUR_GOLDEN=write to rewrite the golden files."""
    content = append_checksum(FORMATS[form].render(export_data))
    golden = GOLDEN / f"notes{FORMATS[form].suffix}{'.json' if form in {DOCX, PACKAGE} else ''}"
    if os.environ.get("ONEHOUR_GOLDEN") == "write":
        golden.write_text(content, "utf-8")
    assert content == golden.read_text("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_every_annotation_is_a_block_of_its_own(export_data: ExportData, form: str) -> None:
    blocks = FORMATS[form].blocks(FORMATS[form].render(export_data))
    assert blocks.keys() == {one.id for one in export_data.annotations}


@pytest.mark.parametrize("form", FORMATS)
@given(body=st.one_of(ANY_WORDS, MARKS), quote=st.one_of(ANY_WORDS, MARKS), title=ANY_WORDS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_words_break_the_blocks(export_data: ExportData, form: str, body: str, quote: str, title: str) -> None:
    first, *others = export_data.annotations
    hostile = replace(first, body=body, anchor=Anchor(10, 20, quote, section=title))
    text = replace(export_data.text, title=title)
    content = append_checksum(FORMATS[form].render(replace(export_data, text=text, annotations=(hostile, *others))))
    assert has_valid_checksum(content)
    shown = others if form in {"anki", PACKAGE} and not (quote or body) else export_data.annotations
    assert FORMATS[form].blocks(content).keys() == {one.id for one in shown}


@given(quote=st.text("#-+*_`>[]()!1. \\字a"))
@settings(max_examples=200)
def test_a_quotation_shows_the_words_of_the_text(quote: str) -> None:
    words = " ".join(quote.split())
    shown = _Words()
    shown.feed(to_html(escaped(words)))
    assert " ".join("".join(shown.words).split()) == words


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Mr. Holmes, 1_000 – snake_case.", "Mr. Holmes, 1_000 – snake_case."),
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("# no heading #tag C#", r"\# no heading \#tag C#"),
        ("- a\n+ b\n> c\n1. d\n=", "\\- a\n\\+ b\n\\> c\n1\\. d\n\\="),
        ("<b> &amp; A&B", r"\<b> \&amp; A&B"),
        ("~~x~~ $1 %%y", r"\~~x\~~ \$1 \%%y"),
    ],
)
def test_only_signs_of_markdown_are_escaped(words: str, written: str) -> None:
    assert escaped(words) == written


def test_front_matter_describes_the_text(export_data: ExportData) -> None:
    values = read_front_matter(markdown(export_data))
    assert values["title"] == export_data.text.title
    assert values["id"] == export_data.text.id
    assert values["tags"] == ["小说", "红学", "a-b"]
    assert values["progress"] == 34
    assert values["minutes"] == 21


def test_a_text_never_opened_has_no_day_of_opening_and_no_folder_is_told(export_data: ExportData) -> None:
    text = replace(export_data.text, opened=None, source="C:\\Users\\me/book.txt")
    values = read_front_matter(markdown(replace(export_data, text=text)))
    assert "opened" not in values
    assert values["source"] == "book.txt"


def test_block_ids_are_letters_digits_and_hyphens_and_links_open_the_passage(export_data: ExportData) -> None:
    content = markdown(export_data)
    for one in export_data.annotations:
        assert f"onehour://open/{export_data.text.id}/{one.id}" in content
        assert len(re.findall(rf"(?:^| )\^oh-{one.id}$", content, re.MULTILINE)) == 1


def test_headings_follow_the_sections_that_hold_annotations(export_data: ExportData) -> None:
    headings = re.findall(r"^#+ .*", markdown(export_data), re.MULTILINE)
    assert headings[:4] == ["# 红楼梦: 第一卷", "## 第一回", "### 一、缘起", "## 第二回"]


@pytest.mark.parametrize("start", ["", " ", "\u3000", "\u00a0", "\t", "\n", "\r", "\ufeff"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_a_table_keeps_words_from_running_as_formulas(export_data: ExportData, start: str, sign: str) -> None:
    note = replace(export_data.annotations[0], body=f"{start}{sign}1+1", anchor=None)
    content = FORMATS["csv"].render(replace(export_data, annotations=(note,)))
    rows = list(csv.reader(io.StringIO(content, newline="")))
    assert rows[1][8] == f"'{start}{sign}1+1".replace("\r", "\n")


@pytest.mark.parametrize("body", ["\tword", "\nword", "\rword"])
def test_a_table_guards_cells_that_begin_with_a_tab_or_a_line_end(export_data: ExportData, body: str) -> None:
    note = replace(export_data.annotations[0], body=body, anchor=None)
    content = FORMATS["csv"].render(replace(export_data, annotations=(note,)))
    assert list(csv.reader(io.StringIO(content, newline="")))[1][8] == f"'{body}".replace("\r", "\n")


def test_a_table_leaves_indented_words_as_they_are(export_data: ExportData) -> None:
    note = replace(export_data.annotations[0], body="\u3000\u3000話說", anchor=None)
    rows = list(csv.reader(io.StringIO(FORMATS["csv"].render(replace(export_data, annotations=(note,))))))
    assert rows[1][8] == "\u3000\u3000話說"


def test_json_has_the_keys_of_the_command_line(export_data: ExportData) -> None:
    annotation = json.loads(FORMATS["json"].render(export_data))["annotations"][1]
    keys = {"id", "text", "kind", "colour", "start", "end", "quote", "body", "tags", "created", "modified", "orphan"}
    assert annotation.keys() >= keys


def test_a_page_fetches_nothing_and_runs_nothing(export_data: ExportData) -> None:
    note = replace(export_data.annotations[0], body="<script>alert(1)</script><img src=http://x>")
    content = FORMATS["html"].render(replace(export_data, annotations=(note,)))
    assert "<script" not in content
    assert "<img" not in content


@pytest.mark.parametrize(
    ("form", "damaged"),
    [("json", "{"), ("json", "[]"), ("json", '{"annotations": [1]}'), ("csv", "a\n" + "x" * 200_000)],
)
def test_a_file_beyond_understanding_has_no_blocks(form: str, damaged: str) -> None:
    assert FORMATS[form].blocks(damaged) == {}


def test_a_seal_breaks_with_any_edit(export_data: ExportData) -> None:
    content = append_checksum(markdown(export_data))
    assert has_valid_checksum(content)
    assert not has_valid_checksum(content + " ")
    assert not has_valid_checksum(content.replace("红", "绿", 1))
    assert not has_valid_checksum("")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

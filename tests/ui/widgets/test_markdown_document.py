"""Hold the rendering of notes: what it shows, and what it never lets through."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextBlockFormat, QTextDocument, QTextFormat
from PySide6.QtWidgets import QApplication

from reader.services.annotations.markdown_html import BRACKETS, CHARACTERS, safe_html
from reader.ui.appearance.theme import PAPER, ui_font
from reader.ui.widgets.markdown_document import QUOTATION_DEPTH, NoteStyle, note_document


@pytest.fixture
def style(qapp: QApplication) -> NoteStyle:
    return NoteStyle(ui_font("en"), PAPER)


def blocks(document: QTextDocument) -> list[str]:
    found = []
    block = document.begin()
    while block.isValid():
        found.append(block.text())
        block = block.next()
    return found


def links(document: QTextDocument) -> list[str]:
    found = []
    block = document.begin()
    while block.isValid():
        found += [piece.format.anchorHref() for piece in block.textFormats() if piece.format.isAnchor()]
        block = block.next()
    return found


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("plain", ["plain"]),
        ("one\ntwo", ["one\u2028two"]),
        ("one\n\ntwo", ["one", "two"]),
        ("# Title\nwords", ["Title", "words"]),
        ("**注意：**后文", ["注意：后文"]),
        ("a ~~b~~ ==c== `d` *e*", ["a b c d e"]),
        ("points:\n- one\n- two", ["points:", "one", "two"]),
        ("1. one\n2. two", ["one", "two"]),
        ("- [ ] open\n- [x] done", ["open", "done"]),
        ("> quoted\n> on", ["quoted\u2028on"]),
        ("```\na  b\n  c\n```", ["a  b\u2028  c"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["a  │  b", "1  │  2"]),
        ("a <b>raw</b> <script>x</script>", ["a <b>raw</b> <script>x</script>"]),
        ("<div>\n\nafter", ["<div>", "after"]),
        ("unclosed <a href=", ["unclosed <a href="]),
        ("&amp; &lt;i&gt;", ["& <i>"]),
    ],
)
def test_markdown_becomes_blocks(style: NoteStyle, source: str, shown: list[str]) -> None:
    assert blocks(note_document(source, style)) == shown


@pytest.mark.parametrize(
    ("source", "addresses"),
    [
        ("[a](https://example.org/x)", ["https://example.org/x"]),
        ("[a](http://example.org)", ["http://example.org"]),
        ("[a](mailto:a@example.org)", ["mailto:a@example.org"]),
        ("see https://example.org/y now", ["https://example.org/y"]),
        ("[a](javascript:alert(1))", []),
        ("[a](JaVaScRiPt:alert(1))", []),
        ("[a](file:///etc/passwd)", []),
        ("[a](data:text/html,x)", []),
        ("[a](smb://host/share)", []),
        ("<file:///etc/passwd>", []),
        ("[a][b]\n\n[b]: file:///etc/passwd", []),
    ],
)
def test_only_links_that_may_be_opened_are_links(style: NoteStyle, source: str, addresses: list[str]) -> None:
    found = links(note_document(source, style))
    assert [address for address in found if not address.startswith("https://example.org'")] == addresses


@pytest.mark.parametrize("source", ["![p](https://example.org/p.png)", "![p](file:///p.png)", '<img src="p.png">'])
def test_pictures_are_never_loaded(style: NoteStyle, source: str) -> None:
    document = note_document(source, style)
    assert "\ufffc" not in document.toPlainText()
    assert "<img" not in (safe_html(source) or "")


def test_quotations_lists_and_tasks_keep_their_form(style: NoteStyle) -> None:
    document = note_document("> > deep\n\n- item\n\n- [x] done", style)
    assert document.begin().blockFormat().property(QUOTATION_DEPTH) == 2
    assert document.findBlockByNumber(1).textList() is not None
    assert document.lastBlock().blockFormat().marker() is QTextBlockFormat.MarkerType.Checked


@pytest.mark.parametrize(
    "source",
    ["[" * 50_000, "[a](" * 50_000, "[" * (BRACKETS + 1), "x" * (CHARACTERS + 1), "1. " * 6_000],
)
def test_what_would_take_minutes_is_shown_as_it_is(style: NoteStyle, source: str) -> None:
    begun = time.process_time()
    document = note_document(source, style)
    assert time.process_time() - begun < 10
    assert document.toPlainText() == source


@pytest.mark.parametrize(
    "piece", ["[", "[a](", "[][a", "> ", "**a _b ", "`", "- [ ] x\n", "~~", "==", "a@b.", "|", "<"]
)
def test_repeated_marks_stay_quick(style: NoteStyle, piece: str) -> None:
    source = piece * min(CHARACTERS // len(piece), BRACKETS // max(1, piece.count("[")) if "[" in piece else CHARACTERS)
    begun = time.process_time()
    note_document(source, style)
    assert time.process_time() - begun < 10


@given(st.text(alphabet="ab 文\n*_`~=[]()<>#-|>!&\\1.:/", max_size=80))
def test_any_words_can_be_rendered(source: str) -> None:
    document = note_document(source, NoteStyle(ui_font("en"), PAPER))
    for number in range(document.blockCount()):
        for piece in document.findBlockByNumber(number).textFormats():
            assert piece.format.objectType() == QTextFormat.ObjectTypes.NoObject.value

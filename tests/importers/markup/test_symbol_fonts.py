"""Test that the letters in fonts of signs are the characters that they show."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.text.blocks import Block
from reader.importers import parse
from reader.importers.markup.symbol_fonts import decoded_glyphs, decoded_signs, symbol_font


@pytest.mark.parametrize(
    ("name", "font"),
    [
        ("Symbol", "Symbol"),
        ("ABCDEF+SymbolMT", "Symbol"),
        ("'Wingdings'", "Wingdings"),
        ("Wingdings-Regular", "Wingdings"),
        ("wingdings 2", "Wingdings 2"),
        ("Wingdings3", "Wingdings 3"),
        ("Webdings", "Webdings"),
        ("Segoe UI Symbol", ""),
        ("Symbola", ""),
        ("Times New Roman", ""),
        ("", ""),
    ],
)
def test_fonts_of_signs_are_known_by_their_names(name: str, font: str) -> None:
    assert symbol_font(name) == font


@pytest.mark.parametrize(
    ("text", "font", "signs"),
    [
        ("abgdwWS", "Symbol", "αβγδωΩΣ"),
        ("\u00a3\u00b7\u00d6\u00a5", "Symbol", "≤•√∞"),
        ("\uf061\uf0b3", "Symbol", "α≥"),
        ("α (1)", "Symbol", "α (1)"),
        ("JLlnq\u00a7\u00fc\u00e0\u00d8", "Wingdings", "☺☹●■❑▪✓→➢"),
        ("\u2019", "Wingdings", "❼"),
    ],
)
def test_letters_show_signs(text: str, font: str, signs: str) -> None:
    assert decoded_signs(text, font) == signs


def test_signs_that_a_pdf_maps_itself_stay() -> None:
    assert decoded_glyphs("a × b ± c©\uf0a3\u00eb£´α", "Symbol") == "α × β ± χ©≤⎣≤×α"
    assert decoded_glyphs("J", "Wingdings") == "☺"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('x <font face="Symbol">ab</font> y', "x αβ y"),
        ('x <font face="Wingdings, Arial">J</font>L', "x ☺L"),
        ('x <font face="Symbol">a<b>b</b>c <font face="Arial">d</font> e</font> f', "x αβχ d ε f"),
        ('<span style="font-family: Symbol; color:red">p</span> = 3', "π = 3"),
        ("<span style='font-family:Symbol'>p<span style='font:7.0pt \"Times New Roman\"'> a</span></span> b", "π a b"),
        ('<font face="Segoe UI Symbol">ab</font> c', "ab c"),
    ],
)
def test_pages_with_fonts_of_signs(tmp_path: Path, body: str, text: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><h1>Of Signs</h1><p>{body}</p></body></html>", "utf-8")
    assert [event.text for event in parse(path) if isinstance(event, Block)][1:] == [text]

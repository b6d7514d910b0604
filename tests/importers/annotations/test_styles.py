"""The lines that other programs draw under marked passages are kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.annotations.model import AnnotationStyle

if TYPE_CHECKING:
    from tests.importers.annotations.conftest import Read

HIGHLIGHT, UNDERLINE, WAVY = AnnotationStyle
SAMPLES = Path(__file__).parents[2] / "data" / "notes"


@pytest.mark.parametrize(
    ("name", "styles"), [("metadata.epub.lua", {HIGHLIGHT, UNDERLINE}), ("Annotations.html", {HIGHLIGHT, UNDERLINE})]
)
def test_underlined_passages_of_koreader_and_zotero_are_underlined(
    read: Read, name: str, styles: set[AnnotationStyle]
) -> None:
    notes = read((SAMPLES / name).read_bytes()).notes
    assert {note.style for note in notes} == styles
    assert all(note.quote and note.colour for note in notes if note.style is UNDERLINE)


@pytest.mark.parametrize(
    ("style", "expected", "colour"),
    [
        ({"kind": "color", "which": "green"}, HIGHLIGHT, 2),
        ({"kind": "decoration", "which": "wavy", "text-decoration-color": "red"}, WAVY, 5),
        ({"kind": "decoration", "type": "builtin", "which": "strikeout"}, UNDERLINE, 1),
        ({"kind": "decoration", "text-decoration-line": "underline", "text-decoration-style": "wavy"}, WAVY, 1),
        ({"kind": "decoration", "text-decoration-line": "underline", "text-decoration-style": "solid"}, UNDERLINE, 1),
        ("purple", HIGHLIGHT, 1),
    ],
)
def test_decorations_of_calibre_are_lines(read: Read, style: object, expected: AnnotationStyle, colour: int) -> None:
    mark = {"type": "highlight", "highlighted_text": "words", "style": style, "uuid": "1"}
    (note,) = read(json.dumps({"type": "calibre_highlights", "version": 1, "highlights": [mark]})).notes
    assert (note.style, note.colour) == (expected, colour)


@pytest.mark.parametrize(
    ("target", "body", "expected"),
    [
        ({}, {}, HIGHLIGHT),
        ({}, {"highlight": "solid"}, HIGHLIGHT),
        ({}, {"highlight": "underline"}, UNDERLINE),
        ({"styleClass": ["squiggly", "red"]}, {"highlight": "underline"}, WAVY),
        ({"styleClass": {"id": 1}}, {"highlight": 7}, HIGHLIGHT),
    ],
)
def test_classes_of_web_annotations_are_styles(
    read: Read, target: dict[str, object], body: dict[str, object], expected: AnnotationStyle
) -> None:
    annotation = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "", **body},
        "target": {"source": "s", "selector": {"type": "TextQuoteSelector", "exact": "words"}, **target},
    }
    (note,) = read(json.dumps(annotation)).notes
    assert note.style is expected

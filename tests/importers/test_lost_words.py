"""Test inputs of which words once fell out, or came in that nobody sees."""

from pathlib import Path

import pytest

from reader.core.text.blocks import Block
from reader.core.text.model import Image
from reader.importers import parse

CASES = Path(__file__).parents[1] / "data" / "cases"


def texts(name: str) -> list[str]:
    return [event.text for event in parse(CASES / name) if isinstance(event, Block)]


def test_formulas_of_a_book_stand_in_their_lines() -> None:
    assert texts("epub-mathml.epub")[1:] == [
        "Sup: x=a+b^2.",
        "Frac: v=s/t.",
        "Matrix: A=[1, 0; -3, 6].",
        "Root: √(a+b).",
        "Alt: x=a+b^2.",
        "TeX: v=s/t.",
    ]


def test_the_formula_of_a_document_stands_in_its_line() -> None:
    assert texts("odt-formula-lost.odt") == ["Energy and mass are bound by E=mc^2, as he wrote in 1905."]


def test_drawings_are_shown_with_their_words() -> None:
    events = list(parse(CASES / "epub-svg.epub"))
    assert [(event.width, event.height) for event in events if isinstance(event, Image)] == [(600, 400)]
    shown = [event.text for event in events if isinstance(event, Block) and event.image]
    words = "A map of the bay · North harbour · and the old light"
    assert shown == [words, f"Plan of the harbour · {words}", words]


def test_of_a_field_within_a_field_the_outer_result_is_shown() -> None:
    assert texts("docx-wrappers.docx")[9] == "10 Nested RESULT done."


LINE = (
    "The keeper was a rather elderly man, and much given to talk; he read the tables of the year almanac and the share "
    "of each boat."
)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("web-inline-class-words-lost.html", LINE),
        ("web-section-id-lost.html", "Discussion"),
        ("web-section-id-lost.html", "Sharing the work"),
        ("web-section-id-lost.html", "Recommendations"),
        ("web-section-id-lost.html", "Related work"),
        ("web-last-section-lost.html", "The last chapter"),
        ("web-alt-as-paragraph.html", "A boat lies on the shore at low tide"),
    ],
)
def test_what_belongs_to_an_article_stands_in_it_once(name: str, wanted: str) -> None:
    assert texts(name).count(wanted) == 1


def test_the_end_of_an_article_stands() -> None:
    assert texts("web-last-section-lost.html")[-1].endswith("this sentence is where the story ends.")


def test_descriptions_of_missing_pictures_are_no_paragraphs() -> None:
    assert "line" not in texts("web-alt-as-paragraph.html")

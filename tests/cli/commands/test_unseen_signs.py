"""Signs that nobody sees, vowel signs and the kind of an apostrophe make no difference to searching and quoting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Shell

CASES = Path(__file__).parents[2] / "data" / "cases"
FORMATS = ("markdown", "html", "csv", "json", "jsonld", "anki")


@pytest.fixture
def hyphenated(shell: Shell) -> str:
    """Return the id of a book whose words have soft hyphens, in the text and in the contents."""
    text: str = shell.json("add", CASES / "soft-hyphens.epub")[0]["id"]
    return text


@pytest.mark.parametrize("word", ["cooperative", "Wertpapierindex", "member", "Frühjahr", '"was a cooperative from"'])
def test_a_word_with_soft_hyphens_is_found(shell: Shell, hyphenated: str, word: str) -> None:
    assert {hit["text"] for hit in shell.json("search", word)} == {hyphenated}


@pytest.mark.parametrize("quote", ["was a cooperative from", "Der Wertpapierindex stieg", "knew it well.\nDer Wert"])
def test_a_passage_is_quoted_without_its_soft_hyphens(shell: Shell, hyphenated: str, quote: str) -> None:
    note = shell.json("annotate", hyphenated, "--quote", quote)
    assert note["quote"].replace("\xad", "") == quote
    assert note["quote"].strip("\xad") == note["quote"]


def test_titles_contents_and_exports_have_no_soft_hyphens(shell: Shell, hyphenated: str, tmp_path: Path) -> None:
    assert [section["title"] for section in shell.json("outline", hyphenated)] == ["The cooperative"]
    shell.run("annotate", hyphenated, "--quote", "was a cooperative from", "--body", "why?")
    for form in FORMATS:
        shell.run("export", hyphenated, "--to", tmp_path / form, "--format", form)
        content = "".join(file.read_text("utf-8") for file in (tmp_path / form).iterdir())
        assert "was a cooperative from" in content
        assert "\xad" not in content


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("з'ява", 3),
        ("зʼява", 3),
        ("з’ява", 3),
        ("don't", 3),
        ("don‘t", 3),
        ("cooperative", 1),
        ("葛城", 1),
        ("辻", 1),
        ("你好世界", 1),
        ("zerowidth", 1),
        ("wordjoiner", 1),
        ("oeuvre", 2),
        ("œuvre", 2),
        ("ŒUVRE", 2),
        ("aerø", 1),
        ("محمد", 2),
        ("مُحَمَّد", 2),
    ],
)
def test_how_a_sign_is_written_makes_no_difference(shell: Shell, query: str, found: int) -> None:
    shell.run("add", CASES / "search-signs.txt")
    assert len(shell.json("search", query)) == found


@pytest.mark.parametrize(
    ("stands", "quote"),
    [
        ("בְּרֵאשִׁית בָּרָא אֱלֹהִים", "בראשית ברא"),
        ("قَالَ الْمُعَلِّمُ لِلطَّالِبِ", "قال المعلم"),
        ("Об’єднання людей", "Об'єднання"),
        ("Zwölf Boxkämpfer jagen Œuvres", "jagen Oeuvres"),
        ("Zwölf Boxkämpfer jagen ŒUVRES", "jagen OEUVRES"),
        ("une li\u200bgne\u2060coupée", "une lignecoupée"),
        ("Cafe\u0301 au lait", "Café au"),
    ],
)
def test_a_passage_is_quoted_as_it_is_typed(shell: Shell, tmp_path: Path, stands: str, quote: str) -> None:
    file = tmp_path / "text.txt"
    file.write_text(f"One\n\n{stands} and more.\n", "utf-8")
    text = shell.json("add", file)[0]["id"]
    assert shell.json("annotate", text, "--quote", quote)["quote"] in stands
    assert len(shell.json("search", f'"{quote}"')) == 2  # the passage, and the note on it

"""Titles are sorted and shortened as libraries do it."""

from __future__ import annotations

import pytest

from reader.core.text.titles import filing_title, short_title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The Waste Land", "Waste Land"),
        ("A Room of One’s Own", "Room of One’s Own"),
        ("an essay", "essay"),
        ("“The Dead”", "Dead”"),
        ("The “Genius”", "Genius”"),
        ("Another Country", "Another Country"),
        ("The", "The"),
        ("A ", "A"),
        ("《红楼梦》", "红楼梦》"),
        ("", ""),
    ],
)
def test_an_article_and_quotation_marks_do_not_count(title: str, expected: str) -> None:
    assert filing_title(title) == expected


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("Die Verwandlung", "de", "Verwandlung"),
        ("Die Hard", "en", "Die Hard"),
        ("Les Misérables", "fr", "Misérables"),
        ("L’Étranger", "fr", "Étranger"),
        ("L'Étranger", "fr", "Étranger"),
        ("L’", "fr", "L’"),
        ("La La Land", "en", "La La Land"),
        ("«La peste»", "fr", "peste»"),
        ("El Quijote", "es-ES", "Quijote"),
        ("Il nome della rosa", "it", "nome della rosa"),
        ("A Hora da Estrela", "pt", "Hora da Estrela"),
        ("A Hora da Estrela", "", "Hora da Estrela"),
        ("À la recherche", "fr", "À la recherche"),
        ("A fond", "fr", "A fond"),
        ("The Stranger", "zh", "Stranger"),
        ("de Avonden", "nl", "Avonden"),
        ("「The Hobbit」", "zh", "Hobbit」"),
    ],
)
def test_the_articles_are_those_of_the_language(title: str, language: str, expected: str) -> None:
    assert filing_title(title, language) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Moby-Dick; or, The Whale", "Moby-Dick"),
        ("The Origin: A Story", "Origin"),
        ("资治通鉴： 选", "资治通鉴"),
        ("On Liberty", "On Liberty"),
        ("10:04", "10:04"),
    ],
)
def test_a_narrow_place_leaves_the_subtitle_out(title: str, expected: str) -> None:
    assert short_title(title) == expected

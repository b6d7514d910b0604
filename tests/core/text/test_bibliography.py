"""The bibliographic data of a text are cleaned, stored as JSON, and parsed back by any version."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.bibliographic_values import cleaned_bibliography, date_of, doi_of, isbn_of, issn_of
from reader.core.text.bibliography import UNKNOWN_BIBLIOGRAPHY, Bibliography, ItemType

WORDS = st.text(max_size=40)
DATA = st.builds(
    Bibliography,
    item_type=st.sampled_from(ItemType),
    publisher=WORDS,
    place=WORDS,
    date=WORDS,
    series=WORDS,
    isbn=WORDS,
    citation_key=WORDS,
)


@given(DATA)
def test_what_was_stored_comes_back(data: Bibliography) -> None:
    assert Bibliography.from_json(data.to_json()) == data


def test_what_is_not_known_is_not_stored() -> None:
    assert UNKNOWN_BIBLIOGRAPHY.to_json() == "{}"
    assert json.loads(Bibliography(ItemType.BOOK, date="1998").to_json()) == {"item_type": "book", "date": "1998"}


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("", UNKNOWN_BIBLIOGRAPHY),
        ("[]", UNKNOWN_BIBLIOGRAPHY),
        ('{"item_type": "scroll", "date": "1998", "later": 1}', Bibliography(date="1998")),
        ('{"publisher": 4, "place": "上海", "isbn": null, "url": []}', Bibliography(place="上海")),
        (json.dumps({"publisher": "长" * 10_000, "date": "1998"}), Bibliography(date="1998")),
    ],
)
def test_values_that_are_not_known_are_skipped(stored: str, read: Bibliography) -> None:
    assert Bibliography.from_json(stored) == read


@pytest.mark.parametrize(
    ("words", "isbn"),
    [
        ("ISBN 978-7-02-000220-7 (平装)", "9787020002207"),
        ("urn:isbn:9780306406157", "9780306406157"),
        ("0-306-40615-2", "0306406152"),
        ("080442957x", "080442957X"),
        ("978-7-02-000220-8; 0 306 40615 2", "0306406152"),
        ("978-7-02-000220-8", ""),
        ("19787020002207", ""),
        ("calibre:77", ""),
    ],
)
def test_an_isbn_is_one_whose_check_digit_holds(words: str, isbn: str) -> None:
    assert isbn_of(words) == isbn


@pytest.mark.parametrize(
    ("words", "issn"), [("ISSN 03785955", "0378-5955"), ("2049-3630", "2049-3630"), ("1234-5678", "")]
)
def test_an_issn_is_one_whose_check_digit_holds(words: str, issn: str) -> None:
    assert issn_of(words) == issn


@pytest.mark.parametrize(
    ("words", "doi"),
    [
        ("https://doi.org/10.1000/182.", "10.1000/182"),
        ("doi:10.1038/nphys1170", "10.1038/nphys1170"),
        ("10.1/x", ""),
        ("ten", ""),
    ],
)
def test_a_doi_stands_without_its_resolver(words: str, doi: str) -> None:
    assert doi_of(words) == doi


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2003-05-06T00:00:00+00:00", "2003-05-06"),
        ("D:20030506120000+08'00'", "2003-05-06"),
        ("20030506", "2003-05-06"),
        ("2003年5月6日", "2003-05-06"),
        ("2003年5月", "2003-05"),
        ("2003/5/6", "2003-05-06"),
        ("May 2003", "2003"),
        ("c1998", "1998"),
        ("1998-13-01", "1998"),
        ("1998–99", "1998"),
        ("0101-01-01T00:00:00+00:00", ""),
        ("12003", ""),
        ("昨天", ""),
    ],
)
def test_a_date_is_kept_as_far_as_it_says(words: str, date: str) -> None:
    assert date_of(words) == date
    assert Bibliography(date=date).year == date[:4]


def test_foreign_values_are_cleaned() -> None:
    values = {
        "item_type": "book",
        "publisher": "  Faber\n& Faber\u202e ",
        "place": "x" * 1_000,
        "isbn": "ISBN 0-306-40615-3",
        "url": "javascript:alert(1)",
        "citation_key": " @du bois{1903}, ",
        "series": 3,
    }
    assert cleaned_bibliography(values) == Bibliography(
        ItemType.BOOK,
        publisher="Faber & Faber",
        place="x" * 299 + "…",
        isbn="ISBN 0-306-40615-3",
        citation_key="dubois1903",
    )
    assert cleaned_bibliography({"item_type": "scroll", "publisher": 3}) == UNKNOWN_BIBLIOGRAPHY


@given(WORDS)
def test_a_value_that_is_clean_stays(words: str) -> None:
    values = dict.fromkeys(("publisher", "date", "isbn", "issn", "doi", "url", "citation_key"), words)
    once = cleaned_bibliography(values)
    assert cleaned_bibliography(once.known()) == once


def test_what_is_known_stands_before_what_others_know() -> None:
    own, other = Bibliography(date="1998", citation_key="a"), Bibliography(ItemType.BOOK, date="1999", place="北京")
    assert own.completed_by(other) == Bibliography(ItemType.BOOK, date="1998", place="北京", citation_key="a")

"""A text is found by another program's title and author, and none is returned if the match is doubtful."""

from __future__ import annotations

import pytest

from reader.core.annotations.reanchoring.comparison import Comparison
from reader.core.annotations.title_index import TextTitle, TitleIndex, main_title

SHELF = (
    TextTitle("dream", "红楼梦", "曹雪芹"),
    TextTitle("gatsby", "The Great Gatsby", "F. Scott Fitzgerald"),
    TextTitle("poems-a", "Poems", "Ann Able"),
    TextTitle("poems-b", "Poems", "Bert Bold"),
    TextTitle("stalin", "Stalin: Volume I", "Stephen Kotkin"),
    TextTitle("sapiens", "Sapiens", ""),
)


@pytest.fixture(scope="module")
def titles() -> TitleIndex:
    return TitleIndex(SHELF, Comparison(["红紅", "楼樓", "梦夢"]))


@pytest.mark.parametrize(
    ("title", "author", "text"),
    [
        ("红楼梦", "", "dream"),
        ("《紅樓夢》", "曹雪芹, 高鹗", "dream"),
        ("红楼梦.epub", "（清）曹雪芹", "dream"),
        ("红楼梦（全二册）", "曹雪芹", "dream"),
        ("the great gatsby", "Fitzgerald, F. Scott", "gatsby"),
        ("The Great Gatsby (Penguin Classics)", "F. Scott Fitzgerald", "gatsby"),
        ("The Great Gatsby: A Novel", "Unknown", "gatsby"),
        ("The Great Gatsby: The Graphic Novel", "Fred Fordham", None),
        ("Poems", "Bold, Bert", "poems-b"),
        ("Poems", "Carla Cold", None),
        ("Poems", "", None),
        ("Stalin: Volume I (Stalin #1)", "Stephen Kotkin", "stalin"),
        ("Sapiens - A Brief History", "Yuval Noah Harari", "sapiens"),
        ("Another Book", "", None),
        ("", "曹雪芹", None),
        ("……", "", None),
    ],
)
def test_a_text_is_known_by_title_and_author(titles: TitleIndex, title: str, author: str, text: str | None) -> None:
    assert titles.text_for(title, author) == text


@pytest.mark.parametrize(
    ("title", "main"),
    [("A: b", "A"), ("（上）", "（上）"), ("甲——乙", "甲"), ("A - B", "A"), ("Self-made", "Self-made"), (": x", ": x")],
)
def test_a_main_title_is_never_empty(title: str, main: str) -> None:
    assert main_title(title) == main

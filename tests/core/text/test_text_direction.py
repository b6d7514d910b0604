from __future__ import annotations

import pytest

from reader.core.text.language_tags import is_right_to_left
from reader.core.text.text_direction import has_right_to_left, runs_right_to_left


@pytest.mark.parametrize(
    ("language", "right_to_left"),
    [
        ("he", True),
        ("ar-EG", True),
        ("FA", True),
        ("ur_PK", True),
        ("yi", True),
        ("az-Arab", True),
        ("he-Latn", False),
        ("ku", False),
        ("en", False),
        ("zh-Hant-TW", False),
        ("", False),
    ],
)
def test_the_language_tells_the_direction_of_a_text(language: str, right_to_left: bool) -> None:
    assert is_right_to_left(language) is right_to_left


@pytest.mark.parametrize(
    ("words", "in_hebrew", "elsewhere"),
    [
        ("הספר נפתח", True, True),
        ("Python ו-JavaScript", True, False),
        ("Only English here.", False, False),
        ("the word שלום means peace", True, False),
        ("הספר נקרא “Alice in Wonderland” ונכתב באנגלית לפני שנים רבות", True, True),
        ("1995", True, False),
        ("* * *", True, False),
        ("", True, False),
        ("كتاب 12", True, True),
        ("书", False, False),
    ],
)
def test_a_paragraph_runs_as_its_words_do(words: str, in_hebrew: bool, elsewhere: bool) -> None:
    assert runs_right_to_left(words, usually=True) is in_hebrew
    assert runs_right_to_left(words) is elsewhere


def test_tells_whether_any_word_runs_from_right_to_left() -> None:
    assert has_right_to_left("a ש")
    assert not has_right_to_left("a 书 é")

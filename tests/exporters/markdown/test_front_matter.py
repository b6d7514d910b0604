from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader.exporters.markdown.front_matter import front_matter, read_front_matter

WORDS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.one_of(WORDS, st.integers(), st.dates(min_value=date(1000, 1, 1)), st.lists(WORDS), st.none())


@pytest.mark.parametrize(
    "title",
    ["书名: 副题", "yes", "2024-01-01", "a # b", "0123", "1e3", "😀", "---", "'\"", "\ufeff\x85\u2028 x", "a\nb "],
)
def test_a_title_comes_back_as_it_was(title: str) -> None:
    assert read_front_matter(front_matter({"title": title}) + "body\n") == {"title": title}


@given(st.dictionaries(st.sampled_from(["title", "tags", "added", "minutes"]), VALUES, min_size=1))
def test_any_values_come_back_as_they_were(values: dict[str, str]) -> None:
    written = front_matter(values)
    assert read_front_matter(written + "---\n") == values
    assert written.count("\n---\n") == 1
    assert yaml.safe_load(written.removeprefix("---\n").removesuffix("---\n")) == values


@pytest.mark.parametrize(
    "content", ["", "words", "---\nopen: [\n---\n", "---\nno end", "---\n- list\n---\n", "---\nd: 2024-99-99\n---\n"]
)
def test_a_file_without_sound_front_matter_has_no_values(content: str) -> None:
    assert read_front_matter(content) == {}

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.text.pasted_text import carries_structure, is_markup, name_of


@pytest.mark.parametrize(
    ("markup", "says_more"),
    [
        ("<meta charset='utf-8'><h1>a</h1>", True),
        ("<p>a</p>", True),
        ("<ul><li>a</ul>", True),
        ("a <b>b</b>", True),
        ("<a class=x href='https://a.example'>a</a>", True),
        ("<div><span style='color: red'>def</span> <span>f</span><br></div>", False),
        ("<body><blink>a</blink></body>", False),
        ("1 < 2", False),
        ("", False),
    ],
)
def test_markup_counts_when_it_says_more_than_its_words(markup: str, says_more: bool) -> None:
    assert carries_structure(markup) is says_more


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("<!DOCTYPE html><p>a</p>", True),
        ("<!-- a --> <h1>a</h1>", True),
        (" <div>a</div>", True),
        ("<p>never closed", False),
        ("a <p>b</p>", False),
        ("<alpha></alpha>", False),
    ],
)
def test_html_without_a_name_is_known(text: str, markup: bool) -> None:
    assert is_markup(text) is markup


@pytest.mark.parametrize(
    ("text", "markup", "name"),
    [
        ("\n  一小时\n第二行", False, "一小时"),
        ("a/b\\c: d?", False, "a b c d"),
        ("<style></style><h1>One <b>hour</b></h1>", True, "One"),
        ("<p>One</p>", False, "p One p"),
        (" \n\t", False, ""),
        ("...", False, ""),
    ],
)
def test_a_text_is_named_by_its_first_line(text: str, markup: bool, name: str) -> None:
    assert name_of(text, markup=markup) == name


@given(st.text(), st.booleans())
def test_any_name_can_be_that_of_a_file(text: str, markup: bool) -> None:
    name = name_of(text, markup=markup)
    assert len(name.encode()) <= 200
    assert not set(name) & set('\x00/\\:\n<>"|?*')

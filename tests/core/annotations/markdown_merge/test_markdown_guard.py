from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations.markdown_merge.markdown_guard import closer_of, escape_note, unescape_note


@pytest.mark.parametrize(
    ("body", "added"),
    [
        ("plain", ""),
        ("```\ncode", "\n```"),
        ("````py\n```", "\n````"),
        ("```\ncode\n```", ""),
        ("```\ncode\n~~~", "\n```"),
        ("~~~~\ncode\n~~~~~  ", ""),
        ("``` a`b", ""),
        ("    ```", ""),
        ("<!-- open", "\n-->"),
        ("<!-- closed -->", ""),
        ("<!-- one\ntwo -->\n```", "\n```"),
        ("<script>\nx", "\n</script>"),
        ("<PRE>\nx\n</pre>", ""),
        ("<?php", "\n?>"),
        ("<![CDATA[", "\n]]>"),
        ("<!DOCTYPE", "\n>"),
        ("<div>", ""),
    ],
)
def test_what_is_left_open_is_told(body: str, added: str) -> None:
    assert closer_of(body.split("\n")) == added.strip("\n")


def test_a_fence_that_a_note_leaves_open_is_closed_after_it() -> None:
    assert escape_note("```\ncode") == "```\ncode\n```"


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("<img src=http://x>", r"\<img src=http://x>"),
        ("a <b>c</b>", r"a \<b>c\</b>"),
        ("<!-- open", r"\<!-- open"),
        ("<?php", r"\<?php"),
        ("![a](http://x)", r"\![a](http://x)"),
        ("![[own.png]]", r"\![[own.png]]"),
        (r"\<img>", r"\\\<img>"),
        (r"\\![a][b]", r"\\\\\![a][b]"),
        ("<https://example.org/a> 1 < 2 <3", "<https://example.org/a> 1 < 2 <3"),
        ("<https://a`b> <i>`", r"\<https://a`b> \<i>`"),
        ("```html\n<img>\n```\n<img>", "```html\n<img>\n```\n\\<img>"),
        ("1. a\n   ```\n<img>", "1. a\n   ```\n\\<img>\n```"),
    ],
)
def test_html_and_pictures_are_written_as_words_and_come_back(body: str, written: str) -> None:
    assert escape_note(body) == written
    assert unescape_note(written).startswith(body)


@pytest.mark.parametrize(
    ("body", "written"), [("^oh-1", r"\^oh-1"), (r"\^oh-1", r"\\^oh-1"), ("words ^oh-a ^oh-b", r"words \^oh-a \^oh-b")]
)
def test_what_looks_like_a_block_id_is_guarded_and_comes_back(body: str, written: str) -> None:
    assert escape_note(body) == written
    assert unescape_note(written) == body


@given(st.text("\\^oh-`~<![\n a"))
def test_any_note_comes_back(body: str) -> None:
    assert unescape_note(escape_note(body)).startswith(body)

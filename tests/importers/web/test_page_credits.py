# ruff: noqa: E501 - one head of a page per line
"""Test which title and which author a saved page has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.text.import_events import TextHeader
from reader.importers import parse

Write = Callable[[str, str | bytes], Path]
PROSE = (
    "<p>The keeper of the light walked down the long stone stairs to count the boats that had come home during the "
    "night, before all the others were awake, and he wrote their number into the book that he always kept.</p>"
) * 8


@pytest.mark.parametrize(
    ("head", "body", "title", "author"),
    [
        (
            "<title>The Harbour Post - The Lamp at the End</title>",
            "<header><h1>The Harbour Post</h1></header><article><h2>The Lamp at the End</h2>{PROSE}</article>",
            "The Lamp at the End",
            "",
        ),
        (
            "<title>The Harbour Post | The Lamp at the End</title><meta property='og:site_name' content='The Harbour Post'>",
            "<header><h1>The Harbour Post</h1></header><article><h1>The Lamp at the End</h1>{PROSE}</article>",
            "The Lamp at the End",
            "",
        ),
        (
            "<title>Keepers – A Life in Light – The Harbour Post</title><meta property='og:title' content='Keepers – A Life in Light'>",
            "<article><h1>Keepers – A Life in Light</h1>{PROSE}</article>",
            "Keepers – A Life in Light",
            "",
        ),
        (
            "<title>Keepers - A Life in Light | The Harbour Post</title><meta property='og:title' content='Keepers - A Life in Light'><meta property='og:site_name' content='The Harbour Post'>",
            "<article>{PROSE}</article>",
            "Keepers - A Life in Light",
            "",
        ),
        (
            "<title>The Harbour Post: The Lamp at the End</title><meta property='og:site_name' content='The Harbour Post'>",
            "<article>{PROSE}</article>",
            "The Lamp at the End",
            "",
        ),
        (
            "<title>The Lamp at the End - The Harbour Post</title>",
            "<article>{PROSE}</article>",
            "The Lamp at the End",
            "",
        ),
        (
            "<title>Tom &amp; Ann</title><meta property='og:title' content='Tom &amp;amp; Ann&amp;#8217;s Lamp'>",
            "<article>{PROSE}</article>",
            "Tom & Ann’s Lamp",
            "",
        ),
        (
            '<title>Lamp</title><script type=\'application/ld+json\'>{"@type":"NewsArticle","headline":"The Lamp at the End","author":[{"@type":"Person","name":"Ann Lee"},{"@type":"Person","name":"Tom Ray"}]}</script>',
            "<article><h1>The Lamp at the End</h1>{PROSE}</article>",
            "The Lamp at the End",
            "Ann Lee, Tom Ray",
        ),
        (
            "<title>Lamp</title><meta name='citation_author' content='Lee, Ann'><meta name='citation_author' content='Ray, Tom'><meta name='citation_title' content='The Lamp at the End'>",
            "<article>{PROSE}</article>",
            "The Lamp at the End",
            "Lee, Ann; Ray, Tom",
        ),
        (
            "<title>The Lamp at the End</title><meta property='article:author' content='https://facebook.com/annlee'><meta name='byl' content='By Ann Lee'>",
            "<article><h1>The Lamp at the End</h1>{PROSE}</article>",
            "The Lamp at the End",
            "Ann Lee",
        ),
        (
            "<title>The Lamp at the End</title>",
            "<article><h1>The Lamp at the End</h1><p class='byline'>By Ann Lee</p>{PROSE}</article>",
            "The Lamp at the End",
            "Ann Lee",
        ),
        (
            "<title>The Lamp at the End</title>",
            "<article><h1>The Lamp at the End</h1><div class='byline'>By <span>Ann Lee</span>, Staff Writer | March 3, 2024</div>{PROSE}</article>",
            "The Lamp at the End",
            "Ann Lee",
        ),
        (
            "<title>The Lamp at the End</title>",
            "<article><h1>The Lamp at the End</h1><p class='byline'>By Ann Lee and Tom Ray</p>{PROSE}</article>",
            "The Lamp at the End",
            "Ann Lee and Tom Ray",
        ),
        (
            "<title>Das Licht am Ende</title>",
            "<article><h1>Das Licht am Ende</h1><p class='author'>Von Anna Lee</p>{PROSE}</article>",
            "Das Licht am Ende",
            "Anna Lee",
        ),
        (
            "<title>La lampe</title>",
            "<article><h1>La lampe</h1><p class='author'>Par Anne Lee</p>{PROSE}</article>",
            "La lampe",
            "Anne Lee",
        ),
        (
            "<title>The Lamp at the End</title>",
            "<article><h1>The Lamp at the End</h1><p>By <span itemprop='author' itemscope><span itemprop='name'>Ann Lee</span></span></p>{PROSE}</article>",
            "The Lamp at the End",
            "Ann Lee",
        ),
        (
            "<title>The Lamp at the End</title>",
            "<article><h1>The Lamp at the End</h1><p>By <a rel='author' href='/x'>Ann Lee</a></p>{PROSE}</article>",
            "The Lamp at the End",
            "Ann Lee",
        ),
        (
            "<title>The Lamp at the End</title><meta name='author' content='admin'>",
            "<article><h1>The Lamp at the End</h1><p class='byline'>By Ann Lee</p>{PROSE}</article>",
            "The Lamp at the End",
            "Ann Lee",
        ),
        (
            "<title>The Lamp at the End</title><meta name='author' content='The Harbour Post'><meta property='og:site_name' content='The Harbour Post'>",
            "<article><h1>The Lamp at the End</h1><p class='byline'>By Ann Lee</p>{PROSE}</article>",
            "The Lamp at the End",
            "Ann Lee",
        ),
        (
            '<title>x</title><script type=\'application/ld+json\'>{"@graph":[{"@type":"WebSite","name":"Post"},{"@type":"Article","headline":"The Lamp at the End","author":{"@id":"#p"}},{"@type":"Person","@id":"#p","name":"Ann Lee"}]}</script>',
            "<article><h1>The Lamp at the End</h1>{PROSE}</article>",
            "The Lamp at the End",
            "Ann Lee",
        ),
        (
            "<title>河边的灯_海港日报网</title>",
            "<article><h1>河边的灯</h1><div class='author'>作者：李安</div>{PROSE}</article>",
            "河边的灯",
            "李安",
        ),
        (
            "<title>河边的灯-海港日报</title><meta name='author' content='海港日报'><meta property='og:site_name' content='海港日报'>",
            "<article><h1>河边的灯</h1><span class='author'>文/李安</span>{PROSE}</article>",
            "河边的灯",
            "李安",
        ),
        (
            "<title>The Lamp at the End – Post</title>",
            "<h1 class='logo'><a href='/'>Post</a></h1><article><h1>The Lamp at the End</h1>{PROSE}</article>",
            "The Lamp at the End",
            "",
        ),
        (
            "<title>The Lamp at the End</title>",
            "<article><h1>The Lamp at the End</h1>{PROSE}</article><section id='comments'><div class='comment'><span class='author'>Troll Nine</span><p>no</p></div></section>",
            "The Lamp at the End",
            "",
        ),
        (
            "<title>Who keeps the lamp? | Post</title>",
            "<article><h1>Who keeps the lamp?</h1>{PROSE}</article>",
            "Who keeps the lamp?",
            "",
        ),
        (
            "<title>Post</title><meta property='og:title' content='The Lamp at the End | Post'><meta property='og:site_name' content='Post'>",
            "<article>{PROSE}</article>",
            "The Lamp at the End",
            "",
        ),
    ],
)
def test_title_and_author_are_those_of_the_article(
    write_file: Write, head: str, body: str, title: str, author: str
) -> None:
    page = (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body><nav><a href='/a'>Home</a>"
        f"<a href='/b'>News</a></nav>{body.replace('{PROSE}', PROSE)}<script>1</script></body></html>"
    )
    header = next(iter(parse(write_file("saved.html", page))))
    assert isinstance(header, TextHeader)
    assert (header.title, header.author) == (title, author)

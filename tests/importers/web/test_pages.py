"""Test that the article of a saved page is imported without its boilerplate."""

import base64
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextHeader
from reader.core.text.model import Image
from reader.importers import parse
from tests.importers.pages.chinese import chinese
from tests.importers.pages.english import documents, english
from tests.importers.pages.measuring import found_in, scores
from tests.importers.pages.others import others
from tests.importers.pages.pictures import picture
from tests.importers.pages.sample import Sample
from tests.importers.pages.traits import traits
from tests.importers.pages.words import EN, ZH, paragraphs

Write = Callable[[str, str | bytes], Path]
TRAITS = traits()
SITES = (*chinese(), *english(), *others())
_NAMES = re.compile(r"""\s(?:class|id)=(?:'[^']*'|"[^"]*"|[^\s>]+)""")


def written(data: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"


def blocks_of(path: Path) -> list[Block]:
    return [piece for piece in parse(path) if isinstance(piece, Block)]


def texts_of(path: Path) -> list[str]:
    return [block.text for block in blocks_of(path)]


def pictures_of(path: Path) -> list[Image]:
    return [piece for piece in parse(path) if isinstance(piece, Image)]


def header_of(path: Path) -> TextHeader:
    header = next(parse(path))
    assert isinstance(header, TextHeader)
    return header


@pytest.mark.parametrize("sample", SITES, ids=lambda sample: sample.name)
def test_the_article_of_a_page_is_found(sample: Sample, tmp_path: Path) -> None:
    precision, recall = scores(found_in(sample, tmp_path), sample.article)
    assert precision > 0.93
    assert recall == 1.0


@pytest.mark.parametrize("sample", SITES, ids=lambda sample: sample.name)
def test_no_word_is_lost_where_the_parts_of_a_page_have_no_names(sample: Sample, tmp_path: Path) -> None:
    nameless = replace(sample, page=_NAMES.sub("", sample.page))
    assert scores(found_in(nameless, tmp_path), sample.article)[1] == 1.0


@pytest.mark.parametrize("sample", TRAITS, ids=lambda sample: sample.name)
def test_a_page_loses_no_word_to_its_names_and_gains_none_from_its_surroundings(sample: Sample, tmp_path: Path) -> None:
    precision, recall = scores(found_in(sample, tmp_path), sample.article)
    assert precision >= 0.97
    assert recall >= 0.97


@pytest.mark.parametrize("sample", TRAITS, ids=lambda sample: sample.name)
def test_the_words_of_an_article_are_in_its_order(sample: Sample, tmp_path: Path) -> None:
    found = "".join(found_in(sample, tmp_path).split())
    parts = [part for part in dict.fromkeys(sample.article) if len(part) > 20 and "Kept" not in part]
    places = [found.find("".join(part.split())) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("sample", documents(), ids=lambda sample: sample.name)
def test_a_document_comes_in_whole(sample: Sample, tmp_path: Path) -> None:
    assert scores(found_in(sample, tmp_path), sample.article) == (1.0, 1.0)


@pytest.mark.parametrize("sample", [one for one in SITES if one.author], ids=lambda sample: sample.name)
def test_title_and_author_come_from_the_page(sample: Sample, write_file: Write) -> None:
    header = header_of(write_file("saved.html", sample.page))
    assert (header.title, header.author) == (sample.article[0], sample.author)


def test_the_article_begins_with_its_title_and_the_day(write_file: Write) -> None:
    sample = next(one for one in SITES if one.name == "newspaper-like")
    first = blocks_of(write_file("saved.html", sample.page))[:3]
    assert [(block.kind, block.text) for block in first] == [
        (BlockKind.HEADING, "The weavers who counted"),
        (BlockKind.STANDFIRST, "How a silent mill found its voice again"),
        (BlockKind.STANDFIRST, "Ada Marlow · 2026-11-20 · The Post"),
    ]


def test_wide_blanks_before_a_paragraph_are_no_words(write_file: Write) -> None:
    page = f"<p>　　{ZH[0]}</p><p>&nbsp;&nbsp;&nbsp;&nbsp;{ZH[1]}</p><p>　　</p><p>　　一<br>　　　二<br>三</p>"
    assert texts_of(write_file("a.html", page)) == [ZH[0], ZH[1], "　　一\n　　　二\n三"]


def test_notes_stay_notes_where_the_browser_wrote_whole_addresses(write_file: Write) -> None:
    sample = next(one for one in SITES if one.name == "wikipedia-like")
    found = blocks_of(write_file("saved.html", sample.page))
    references = [mark for block in found for mark in block.inlines if mark.kind.name == "NOTE_REFERENCE"]
    assert [mark.target for mark in references] == ["#cite_note-1"]
    assert [block.text for block in found if block.kind is BlockKind.FOOTNOTE] == ["A manual of weaving, 1911, page 4."]


@pytest.mark.parametrize(
    ("heading", "identifier"), [("Related work", "related-work"), ("Comments", "comments"), ("Sharing", "sharing")]
)
def test_a_section_named_like_furniture_stays_in_an_article(write_file: Write, heading: str, identifier: str) -> None:
    page = (
        f"<script>1</script><div role='main'><section><h1>Manual</h1>{paragraphs(EN[:3])}"
        f"<section id='{identifier}'><h2>{heading}</h2><p>{EN[3]}</p></section></section></div>"
    )
    assert texts_of(write_file("a.html", page))[-2:] == [heading, EN[3]]


def test_controls_around_what_is_taken_out_do_no_harm(write_file: Write) -> None:
    page = f"<script>1</script><p>{EN[0]}<span>a\x01</span><aside>x</aside>b\x01&#2;\ufffe</p><img data-src='\x01.png'>"
    assert texts_of(write_file("a.html", page)) == [f"{EN[0]}a\ufffdb\ufffd\ufffd\ufffd"]


def test_a_title_with_controls_is_clean(write_file: Write) -> None:
    page = f"<title>The mill\x04 \x01turns</title><script>1</script><div>{paragraphs(EN)}</div>"
    assert texts_of(write_file("a.html", page))[0] == "The mill\ufffd \ufffdturns"


@pytest.mark.parametrize("name", ["layout share-enabled", "sidebar-left", "subscribe social"])
def test_a_frame_with_most_of_the_words_stays_whatever_its_name(write_file: Write, name: str) -> None:
    text = f"<div class='{name}'><h2>Title</h2>{paragraphs(EN[:6])}</div>"
    page = f"<script>1</script><div class=x><p>{EN[7]}</p></div>{text}"
    assert set(EN[:6]) <= set(texts_of(write_file("a.html", page)))


def test_links_of_a_page_lead_where_they_led(write_file: Write) -> None:
    page = (
        "<link rel=canonical href='https://a.example/b/c'><script>1</script><p>"
        f"{EN[0]} <a href='d'>one</a> <a href='/e#f'>two</a> <a href='https://a.example/b/c#g'>three</a>"
        "<a href='javascript:x()'>four</a><a href='file:///etc/passwd'>five</a><a href='http://[bad'>six</a></p>"
    )
    marks = [mark.target for block in blocks_of(write_file("a.html", page)) for mark in block.inlines]
    assert marks == ["https://a.example/b/d", "https://a.example/e#f", "#g"]


def test_a_page_with_nothing_but_furniture_comes_in_as_it_is(write_file: Write) -> None:
    page = "<script>1</script><div class='comments'><p>Only a remark</p></div>"
    assert texts_of(write_file("a.html", page)) == ["Only a remark"]


def test_pictures_are_taken_from_the_folder_beside_the_page_and_from_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "saved" / "page_files").mkdir(parents=True)
    (tmp_path / "outside.png").write_bytes(picture(50))
    (tmp_path / "saved" / "page_files" / "b c.png").write_bytes(picture(60))
    (tmp_path / "saved" / "page_files" / "link.png").symlink_to(tmp_path / "outside.png")
    sources = ("./page_files/b%20c.png", "../outside.png", "page_files/../../outside.png", "page_files/link.png",
               f"file://{tmp_path}/outside.png", f"{tmp_path}/outside.png", "//host/share/x.png", "\\\\host\\x.png",
               "page_files", "page_files/none.png", "http://a.example/x.png")  # fmt: skip
    page = tmp_path / "saved" / "page.html"
    page.write_text("".join(f"<p>{EN[0]}<img src='{source}'></p>" for source in sources), encoding="utf-8")
    assert [image.width for image in pictures_of(page)] == [60]


def test_pictures_that_wait_for_a_script_are_shown(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture(70))
    page = tmp_path / "page.html"
    page.write_text(f"<p>{EN[0]}<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-src='a.png'>", "utf-8")
    assert [image.width for image in pictures_of(page)] == [70]


def test_icons_and_counters_are_no_pictures(write_file: Write) -> None:
    page = f"<p>{EN[0]}<img src='{written(picture(16))}' alt='☺'> <img src='{written(picture(1))}'></p>"
    path = write_file("a.html", page)
    assert pictures_of(path) == []
    assert texts_of(path) == [f"{EN[0]}☺"]


def test_a_single_file_of_thirty_megabytes_comes_in_with_its_pictures(write_file: Write) -> None:
    big = picture(64, noise=bytes(range(1, 256)) * 40_000)
    font = written(bytes(9_000_000), "font/woff2")
    page = (
        "<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://a.example/b \n saved: 2026"
        f"\n--><head><title>The count</title><style>@font-face{{src:url({font})}}:root{{--sf-img-3:"
        f' url("{written(picture(90))}")}}</style></head><body><h1>The count</h1>{paragraphs(EN)}'
        f'<img src="{written(big)}">'
        "<img src='data:image/svg+xml,<svg/>' style='background-image:var(--sf-img-3)!important'>"
        f"<p>{ZH[0]}<a href='https://a.example/b#x'>there</a></p></body></html>"
    )
    path = write_file("single.html", page)
    assert len(page) > 25_000_000
    assert [image.width for image in pictures_of(path)] == [64, 90]
    assert texts_of(path)[1:9] == list(EN)
    assert [mark.target for block in blocks_of(path) for mark in block.inlines] == ["#x"]

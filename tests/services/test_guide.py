"""The guide has the same pages in both languages, its links and pictures lead somewhere, and words are found in it."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

import pytest

from reader.core.interface_languages import LANGUAGES
from reader.resources import guide_picture
from reader.services.guide import Guide, GuidePage, anchor_of, guide_html

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = {language: Guide(language) for language in LANGUAGES}
PAGES = [(language, page) for language, guide in GUIDES.items() for page in guide.pages]
PICTURE = re.compile(r"!\[[^\]]+\]\(\.\./\.\./pictures/([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*([^*\n]+)\*\*(?=(.?))")
SIGNS = "。，：；！？）」”…"
"""Signs that GitHub does not take for the end of bold words where a letter follows."""


def _ids(case: object) -> str:
    return case.name if isinstance(case, GuidePage) else str(case)


def _scenes() -> set[str]:
    """Return the names of all pictures that are drawn, with their languages and themes."""
    sys.path.insert(0, str(DOCS))
    try:
        shots = importlib.import_module("shots")
    finally:
        sys.path.remove(str(DOCS))
    names: set[str] = shots.picture_names()
    return names


def test_both_languages_have_the_same_pages_in_the_same_order() -> None:
    names = {language: [page.name for page in guide.pages] for language, guide in GUIDES.items()}
    assert names["en"] == names["zh_CN"]
    for language, listed in names.items():
        files = {path.stem for path in (DOCS / "guide" / language).glob("*.md")}
        assert files == {*listed, "README"}


@pytest.mark.parametrize(("language", "page"), PAGES, ids=_ids)
def test_the_list_of_pages_has_their_titles(language: str, page: GuidePage) -> None:
    listed = (DOCS / "guide" / language / "README.md").read_text("utf-8")
    assert f"- [{page.title}]({page.name}.md)\n" in listed


@pytest.mark.parametrize(("language", "page"), PAGES, ids=_ids)
def test_links_lead_to_a_page_and_a_heading_of_it(language: str, page: GuidePage) -> None:
    for target in LINK.findall(page.source):
        name, _sign, anchor = target.partition("#")
        names = {other.name for other in GUIDES[language].pages}
        assert not name or name.removesuffix(".md") in names, target
        there = GUIDES[language].page(name.removesuffix(".md")) if name else page
        assert not anchor or anchor in {section.anchor for section in there.sections}, target


@pytest.mark.parametrize(("language", "page"), PAGES, ids=_ids)
def test_pictures_are_there_in_the_language_of_the_page(language: str, page: GuidePage) -> None:
    for name in PICTURE.findall(page.source):
        assert guide_picture(name).is_file()
        assert name.split(".")[1] == language


@pytest.mark.parametrize(("language", "page"), PAGES, ids=_ids)
def test_bold_words_are_bold_on_every_renderer(language: str, page: GuidePage) -> None:
    bold = [(words, after) for words, after in BOLD.findall(page.source) if words[-1] in SIGNS and after.isalnum()]
    assert bold == []


def test_both_languages_have_as_many_sections_and_paragraphs_on_each_page() -> None:
    for english, chinese in zip(GUIDES["en"].pages, GUIDES["zh_CN"].pages, strict=True):
        assert len(english.sections) == len(chinese.sections), english.name
        paragraphs = [len(page.source.split("\n\n")) for page in (english, chinese)]
        assert paragraphs[0] == paragraphs[1], english.name


def test_both_languages_show_the_same_pictures_on_each_page() -> None:
    for english, chinese in zip(GUIDES["en"].pages, GUIDES["zh_CN"].pages, strict=True):
        shown = [
            [name.replace(f".{language}", "") for name in PICTURE.findall(page.source)]
            for language, page in (("en", english), ("zh_CN", chinese))
        ]
        assert shown[0] == shown[1], english.name


def test_each_picture_of_the_guide_is_drawn_and_each_one_drawn_is_shown() -> None:
    shown = {name for _language, page in PAGES for name in PICTURE.findall(page.source)}
    drawn = _scenes()
    stored = {path.name for path in (DOCS / "pictures").iterdir()}
    assert shown <= drawn
    assert stored == drawn
    assert {name.replace(".dark", "") for name in shown} == {name.replace(".dark", "") for name in drawn}


def test_sections_are_found_by_all_of_the_words_and_first_by_their_titles() -> None:
    guide = GUIDES["en"]
    found = guide.find("Roadmap")
    assert found[0].page == "roadmap"
    assert all("roadmap" in f"{section.title} {section.words}".casefold() for section in found)
    assert {section.page for section in guide.find("roadmap calendar")} <= {section.page for section in found}
    assert guide.find("roadmap xyzzy") == guide.find("  ") == []
    assert "roadmap" in {section.page for section in GUIDES["zh_CN"].find("路线图")}


def test_a_page_that_is_not_there_is_the_first_one() -> None:
    assert GUIDES["en"].page("no such page") is GUIDES["en"].pages[0]


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Keeping to it", "keeping-to-it"),
        ("Today’s *portion*", "todays-portion"),
        ("判断错了怎么办？", "判断错了怎么办"),
    ],
)
def test_anchors_are_those_of_github(heading: str, anchor: str) -> None:
    assert anchor_of(heading) == anchor


def test_html_in_a_page_is_text() -> None:
    assert "<script>" not in guide_html("a <script>alert(1)</script> b")

"""What Zotero, Thorium and KOReader write differently in other languages and templates comes in as it should."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.annotations.model import AnnotationKind
from reader.core.errors import Problem, ReaderError

if TYPE_CHECKING:
    from tests.importers.annotations.conftest import Read

CASES = Path(__file__).parents[2] / "data" / "cases"
HIGHLIGHT, NOTE, BOOKMARK = AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE, AnnotationKind.BOOKMARK
CITED = (
    "([Writer, 2020, s. 3](zotero://select/library/items/ABCD1234)) ([pdf](zotero://open-pdf/library/items/E?page=3))"
)


@pytest.mark.parametrize("quoted", ["“{}”", '"{}"', "„{}”", "„{}“", "”{}”", "»{}«", "»{}»", "«{}»", "« {} »"])
@pytest.mark.parametrize("inner", ["the ferry left", "the “ferry” left, it’s said", "l’«été» (fini)"])
def test_quotation_marks_of_any_language(read: Read, quoted: str, inner: str) -> None:
    found = read(f"# Anteckningar\n(2026-03-04 20:15:00)\n\n{quoted.format(inner)} {CITED} my own\n")
    assert [(one.quote, one.note, one.title, one.order) for one in found.notes] == [
        (inner, "my own", "Writer, 2020", 3)
    ]


@pytest.mark.parametrize("quoted", ["‘{}’", "‚{}‘", "’{}’", "'{}'", "‹{}›", "›{}‹", "「{}」", "『{}』", "〝{}〟"])
def test_single_and_corner_quotation_marks(read: Read, quoted: str) -> None:
    found = read(f"# Annotations\n(3/4/2026)\n\n{quoted.format('the ferry left')} {CITED}\n")
    assert [(one.quote, one.kind) for one in found.notes] == [("the ferry left", HIGHLIGHT)]


@pytest.mark.parametrize(
    "body",
    [
        f"> the ferry (a boat) left\n\n{CITED} my own\n\n> alone\n",
        f"> “the ferry (a boat) left”\n\n{CITED} my own\n\n> “alone”\n",
        f"> the ferry (a boat) left {CITED}\n\nmy own\n\n> alone {CITED}\n",
        f"> “the ferry (a boat) left” {CITED}\n\nmy own\n\n> “alone” {CITED}\n",
        f"> “the ferry (a boat) left” {CITED} my own\n\n> “alone” {CITED}\n",
    ],
)
def test_the_template_with_blockquotes(read: Read, body: str) -> None:
    found = read(f"# Annotations\n(3/4/2026)\n\n{body}")
    assert [(one.quote, one.note) for one in found.notes] == [("the ferry (a boat) left", "my own"), ("alone", "")]


def test_a_blockquote_of_several_paragraphs_is_one_passage(read: Read) -> None:
    found = read(f"# Annotations\n(3/4/2026)\n\n> one\n>\n> two\n\n{CITED}\n")
    assert [one.quote for one in found.notes] == ["one\n\ntwo"]


def test_the_template_with_blockquotes_in_html(read: Read) -> None:
    cite = '<span class="citation">(<span class="citation-item">Writer, 2020, S. 3</span>)</span>'
    data = '<span class="highlight" data-annotation="%7B%22color%22%3A%22%232ea8e5%22%7D">„the ferry left“</span>'
    found = read(
        '<div class="zotero-note"><h1>Anmerkungen<br/>(4.3.2026, 20:15:00)</h1>'
        f"<blockquote><p>{data}</p></blockquote><p>{cite} my own</p>"
        f"<blockquote><p>“plain”</p></blockquote><p>{cite}</p><blockquote>bare {cite}</blockquote><p>of mine</p>"
        f"<p>»inline« {cite} too</p></div>"
    )
    assert [(one.quote, one.note, one.colour, one.title) for one in found.notes] == [
        ("the ferry left", "my own", 3, "Writer, 2020"),
        ("plain", "", 1, "Writer, 2020"),
        ("bare", "of mine", 1, "Writer, 2020"),
        ("inline", "too", 1, "Writer, 2020"),
    ]


def thorium(*bodies: dict[str, object]) -> bytes:
    selector = {"type": "TextQuoteSelector", "exact": "The ferry left", "prefix": "", "suffix": ""}
    target = {"source": "c1.xhtml", "meta": {"headings": [{"level": 1, "txt": "One"}], "page": "12"}}
    items = [{"type": "Annotation", "body": body, "target": {**target, "selector": [selector]}} for body in bodies]
    about = {"dc:title": "The Ferry"}
    return json.dumps({"type": "AnnotationSet", "about": about, "items": items}).encode()


@pytest.mark.parametrize(
    ("fields", "tags"),
    [
        ({"tag": "idea"}, ("idea",)),
        ({"tags": ["review", "important"]}, ("review", "important")),
        ({"keyword": "idea"}, ("idea",)),
        ({"tag": ["a", "b"], "keyword": "a"}, ("a", "b")),
        ({}, ()),
    ],
)
@pytest.mark.parametrize("value", ["a thought", ""])
def test_thorium_puts_tags_in_the_body(
    read: Read, fields: dict[str, object], tags: tuple[str, ...], value: str
) -> None:
    found = read(thorium({"type": "TextualBody", "value": value, "color": "#ffd54f", **fields}))
    assert [(one.tags, one.note, one.place) for one in found.notes] == [(tags, value, "One · p. 12")]


def test_the_tags_of_the_case(read: Read) -> None:
    found = read((CASES / "thorium-tags.annotation").read_bytes())
    assert [one.tags for one in found.notes] == [("idea",), ("to-check",), ("review", "important"), ()]


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


def test_several_annotation_sets_in_one_archive(read: Read) -> None:
    one, other = thorium({"value": "a"}, {"value": "b"}), thorium({"value": "c", "tag": "x"})
    broken = b'{"type": "AnnotationSet", "items": ['
    found = read(zipped(one__annotation=one, other__annotation=other, readme__txt=b"words", zz__annotation=broken))
    assert [(note.number, note.note) for note in found.notes] == [(1, "a"), (2, "b"), (3, "c")]
    assert [error.problem for error in found.warnings] == [Problem.NOTES_DAMAGED]


@pytest.mark.parametrize(
    ("members", "problem"),
    [({"a__txt": b"x"}, Problem.NOTES_UNKNOWN), ({"a__annotation": b"{"}, Problem.NOTES_DAMAGED)],
)
def test_an_archive_without_notes_says_so(read: Read, members: dict[str, bytes], problem: Problem) -> None:
    with pytest.raises(ReaderError) as caught:
        read(zipped(**members))
    assert caught.value.problem is problem


@pytest.mark.parametrize(
    "automatic",
    [
        "Page 12 Some important stuff @ 2019-04-13 10:25:27",
        "Seite 12 Some important stuff @ 2019-04-13 10:25:27",
        "Página 12 Some important\nstuff el 2019-04-13 10:25:27",
        "Страница 12 Some important stuff @ 2019-04-13 10:25:27",
        "第 12 页 Some important stuff @ 2019-04-13 10:25:27",
        "12 ページ「Some important stuff」 2019-04-13 10:25:27",
    ],
)
def test_words_that_koreader_put_by_itself_are_no_note(read: Read, automatic: str) -> None:
    def sidecar(text: str) -> str:
        quoted = json.dumps(text, ensure_ascii=False)
        return f"""return {{
    ["bookmarks"] = {{ [1] = {{ ["datetime"] = "2019-04-13 10:25:27", ["highlighted"] = true,
        ["notes"] = "Some important stuff", ["page"] = 12, ["text"] = {quoted} }} }},
    ["highlight"] = {{ [12] = {{
        [1] = {{ ["datetime"] = "2019-04-13 10:25:27", ["text"] = "Some important stuff" }} }} }},
    ["stats"] = {{ ["title"] = "Old Book" }} }}"""

    assert [(one.kind, one.note) for one in read(sidecar(automatic)).notes] == [(HIGHLIGHT, "")]
    own = "I met this on page 12 and thought of it again @ home 2019-04-13"
    assert [(one.kind, one.note) for one in read(sidecar(own)).notes] == [(NOTE, own)]

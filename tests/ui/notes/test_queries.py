"""The search, the filter of all notes and the filter beside a text read a query alike and find the same notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.annotation_filter import AnnotationFilter
from reader.core.annotations.model import AnnotationKind
from reader.ui.annotations.notes_pane import NotesPane
from reader.ui.notes.grouping import Grouping
from reader.ui.notes.notes_model import NotesModel
from tests.support.texts import add_text

if TYPE_CHECKING:
    from tests.support.notes import Notes

TEXTS = {"红楼梦": "曹雪芹", "Of Studies": "Bacon", "論語": "孔子"}
NOTES = {
    "dream": ("红楼梦", "读红楼梦，满纸荒唐言", ("修身",), 1),
    "traditional": ("论语", "紅樓夢與里仁", ("開篇",), 2),
    "cafe": ("Of Studies", "Reading maketh a full man", ("Cafe",), 3),
    "accent": ("Of Studies", "A café, well-known; man reading", ("Café au lait", "修身"), 1),
    "hair": ("论语", "頭髮也；发于 2020 年", (), 5),
    "plain": ("红楼梦", "满纸，荒唐", (), 0),
}
QUERIES = [
    ("紅樓夢", "dream traditional"),
    ("红楼梦", "dream traditional"),
    ("“满纸荒唐”", "dream"),
    ("「满纸 荒唐」", "plain"),
    ("满纸荒唐", "dream"),
    ("満紙", ""),
    ("標籤:cafe", "cafe accent"),
    ("标签：CAFÉ", "cafe accent"),
    ("tag:Café", "cafe accent"),
    ("tag:CAFE-au", "accent"),
    ("tag:#修身 tag:cafe", "accent"),
    ("tag:开", "traditional"),
    ("颜色:黄色", "dream accent"),
    ("顏色：黃", "dream accent"),
    ("colour:2 color:blue", "traditional cafe"),
    ("colour:9", ""),
    ("纸 -言", "plain"),
    ("-红楼", "cafe accent hair plain"),
    ("man －full", "accent"),
    ("in:红楼 in:studies", "dream plain cafe accent"),
    ("in:曹雪芹 in:紅樓", "dream plain"),
    ("in:论语 in:notes", "traditional hair"),
    ("書:論語 髮", "hair"),
    ("發", "hair"),
    ("髪", ""),
    ("in:texts 红楼", ""),
    ("ＭＡＮ", "cafe accent"),
    ("read", "cafe accent"),
    ("ead", ""),
    ('"read"', ""),
    ("well-known", "accent"),
    ("202", "hair"),
    ("#修身", "dream accent"),
    ("tag: 荒唐", "dream plain"),
    ("nothing:红楼", ""),
]


@pytest.fixture
def names(notes: Notes) -> dict[str, str]:
    """Add the texts and notes, and return the names of the notes by id."""
    now = notes.clock.now()
    texts = {
        title: add_text(notes.library, title, [f"此处无话，{author}。"], now, author=author).id
        for title, author in TEXTS.items()
    }
    texts["论语"] = texts["論語"]
    made = {}
    for name, (title, body, tags, colour) in NOTES.items():
        anchor = make_anchor(notes.library.texts.view(texts[title]), 0, 2)
        operation = operations.annotate(
            texts[title], AnnotationKind.NOTE, anchor, now, body=body, tags=tags, colour=colour
        )
        notes.library.commit(operation)
        made[operation.edits[0].id] = name
    return made


def searched(notes: Notes, query: str) -> set[str]:
    return {hit.annotation for hit in notes.library.index.search(query) if hit.annotation is not None}


def filtered(notes: Notes, query: str) -> set[str]:
    model = NotesModel(notes.library, str)
    model.load(Grouping.TEXT)
    model.set_filter(AnnotationFilter(text=query))
    return {one.id for one in model.shown()}


def filtered_beside_the_texts(notes: Notes, query: str) -> set[str]:
    pane = NotesPane(notes.context)
    found = set()
    for text in notes.library.texts.all():
        pane.show_text(text.id)
        pane.list.set_filter(AnnotationFilter(text=query))
        found |= {one.id for one in pane.list.model.shown()}
    pane.deleteLater()
    return found


@pytest.mark.parametrize("find", [searched, filtered, filtered_beside_the_texts])
def test_each_query_finds_the_same_notes_everywhere(
    notes: Notes, names: dict[str, str], find: Callable[[Notes, str], set[str]]
) -> None:
    for query, expected in QUERIES:
        assert {names[one] for one in find(notes, query)} == set(expected.split()), query


def test_a_query_that_asks_for_nothing_filters_nothing(notes: Notes, names: dict[str, str]) -> None:
    for query in ("", "  ", "。", '""', "tag:", "in:", "in:notes"):
        assert searched(notes, query) == set(), query
        assert filtered(notes, query) == filtered_beside_the_texts(notes, query) == set(names), query

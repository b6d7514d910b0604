"""A colour of marks is one row: everything that lists colours has each of them, and it survives each format."""

from __future__ import annotations

import colorsys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.core.annotations.colours import COLOURS, colours_by_name
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.query import parse_query
from reader.core.text.model import Text, TextFormat
from reader.core.text.search_folding import SearchFolding
from reader.exporters.export_data import ExportData
from reader.exporters.formats import FORMATS
from reader.importers.annotations.entry_collector import nearest_colour
from reader.importers.annotations.formats import read_notes
from reader.resources import character_forms
from reader.ui.action_table import ACTIONS
from reader.ui.appearance.mark_colours import MARK_COLOURS, colour_name
from reader.ui.appearance.theme import THEMES, Theme

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
FOLDING = SearchFolding(character_forms())
NAMES = [(number, name) for number, colour in COLOURS.items() for name in colour.search_names]


GUIDES = [
    ("README.md", "**1** to **{}**"),
    ("docs/guide/en/marks.md", "| 1 … {} |"),
    ("docs/guide/zh_CN/marks.md", "| 1 … {} |"),
    ("resources/welcome/welcome.en.md", "**2** to **{}**"),
    ("resources/welcome/welcome.zh_CN.md", "**2** 到 **{}**"),
]


def test_each_colour_has_a_label_and_a_key() -> None:
    assert MARK_COLOURS.keys() == COLOURS.keys()
    assert len({colour_name(number) for number in (0, *COLOURS)}) == len(COLOURS) + 1
    keys = {action.name: action.keys for action in ACTIONS}
    assert [keys[f"colour-{number}"] for number in COLOURS] == [(str(number),) for number in COLOURS]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_each_theme_has_a_shade_of_its_own_for_each_colour(theme: Theme) -> None:
    assert len(set(theme.marks)) == len(theme.marks) == len(COLOURS)


def test_the_shade_in_files_of_other_programs_has_the_hue_of_its_colour() -> None:
    for colour in COLOURS.values():
        hue, _lightness, _saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour.rgb))
        assert colour.has_hue(hue * 360), colour.css_name


@pytest.mark.parametrize(("guide", "keys"), GUIDES)
def test_the_guides_name_the_keys_of_all_colours(guide: str, keys: str) -> None:
    assert keys.format(max(COLOURS)) in (ROOT / guide).read_text("utf-8")


def test_each_name_belongs_to_one_colour() -> None:
    typed = [name for colour in COLOURS.values() for name in colour.search_names]
    read = [name for colour in COLOURS.values() for name in (colour.css_name, *colour.foreign_names)]
    assert len(typed) == len(set(typed))
    assert len(read) == len(set(read))


def test_each_hue_belongs_to_one_colour() -> None:
    owners = {degrees: [colour for colour in COLOURS.values() if colour.has_hue(degrees)] for degrees in range(361)}
    assert {degrees for degrees, colours in owners.items() if len(colours) != 1} == set()


@pytest.mark.parametrize(("number", "name"), NAMES)
def test_a_query_knows_each_name(number: int, name: str) -> None:
    assert colours_by_name(FOLDING.fold_name(name), FOLDING) == {number}
    assert parse_query(f"colour:{name}", FOLDING).colours == {number}


@pytest.mark.parametrize("number", COLOURS)
@pytest.mark.parametrize("form", ["json", "jsonld"])
def test_each_colour_comes_back_from_an_exported_file(form: str, number: int, tmp_path: Path) -> None:
    text = Text("text", "Of Studies", "Bacon", "en", TextFormat.PLAIN, "utf-8", "", 9, 1, 1, NOW)
    annotation = Annotation("a", text.id, AnnotationKind.NOTE, NOW, NOW, colour=number, body="words")
    content = FORMATS[form].render(ExportData(text, (), (annotation,)))
    path = tmp_path / f"notes{FORMATS[form].suffix}"
    path.write_text(content, "utf-8")
    assert [note.colour for note in read_notes(path, UTC).notes] == [number]


@pytest.mark.parametrize(
    ("given", "expected"),
    [("Gold", 1), ("grey", 1), ("olive", 2), ("#2ea8e5", 3), ("#a6e", 4), ("violet", 4), ("#ff0000", 5), ("none", 0)],
)
def test_a_colour_of_another_program_becomes_the_nearest(given: str, expected: int) -> None:
    assert nearest_colour(given) == expected

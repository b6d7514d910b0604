"""What is known of a publication stands in the front matter, is merged with it, and comes back with the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.annotations.markdown_merge.last_export import LastExport
from reader.core.text.bibliographic_values import stated_bibliography
from reader.core.text.bibliography import Bibliography, ItemType
from reader.core.text.citation_properties import citation_properties
from reader.core.text.import_events import TextHeader
from reader.exporters.export_data import ExportData
from reader.exporters.export_folder import ExportReport
from reader.exporters.export_labels import ExportLabels
from reader.exporters.export_run import ExportOptions, export_texts
from reader.exporters.json import library_json
from reader.exporters.markdown.front_matter import front_matter, read_front_matter
from reader.exporters.markdown.templates import BUILT_IN
from reader.exporters.org import org
from reader.importers import parse
from reader.services.exporting.export_job import gather_export
from reader.storage.library import Library
from tests.support.texts import add_text

KNOWN = Bibliography(
    ItemType.BOOK,
    publisher='人民文学出版社: "一"',
    place="北京",
    date="1982-03",
    series="中国古典文学读本丛书",
    translator="甲",
    isbn="9787020002207",
    url="https://a.example/b?c=d#e",
    citation_key="cao1982",
)


def export(folder: Path, data: ExportData, *last: LastExport, template: str = "plain") -> ExportReport:
    (done,) = export_texts(ExportOptions(folder, template=template), (data,), last, named=True)
    assert isinstance(done, ExportReport)
    return done


def front_of(path: Path) -> dict[str, object]:
    return dict(read_front_matter(path.read_text("utf-8")))


def test_only_what_is_known_stands_in_the_front_matter(tmp_path: Path, export_data: ExportData) -> None:
    front = front_of(export(tmp_path / "a", replace(export_data, bibliography=KNOWN)).path)
    bare = front_of(export(tmp_path / "b", export_data).path)
    assert {name: value for name, value in front.items() if name not in bare} == {
        "citekey": "cao1982",
        "type": "book",
        "publisher": '人民文学出版社: "一"',
        "publisher-place": "北京",
        "year": 1982,
        "date": "1982-03",
        "series": "中国古典文学读本丛书",
        "translator": "甲",
        "isbn": "9787020002207",
        "url": "https://a.example/b?c=d#e",
    }


@pytest.mark.parametrize("template", BUILT_IN)
def test_a_file_of_before_is_given_it_and_loses_it_again(
    tmp_path: Path, export_data: ExportData, template: str
) -> None:
    first = export(tmp_path, export_data, template=template)
    assert first.last is not None
    before = first.path.read_bytes()
    known = export(tmp_path, replace(export_data, bibliography=KNOWN), first.last, template=template)
    assert (known.kept, known.conflicts, known.added, known.removed) == (0, 0, 0, 0)
    assert front_of(known.path)["citekey"] == "cao1982"
    assert known.last is not None
    again = export(tmp_path, export_data, known.last, first.last, template=template)
    assert again.conflicts == 0
    assert again.path.read_bytes() == before
    assert "citekey" not in front_of(again.path)


def test_what_the_reader_wrote_in_the_front_matter_stays(tmp_path: Path, export_data: ExportData) -> None:
    first = export(tmp_path, export_data)
    words = first.path.read_text("utf-8").replace("language:", "type: my-own\npublisher: mine\nlanguage:") + "\nMine.\n"
    first.path.write_text(words, "utf-8")
    assert first.last is not None
    known = export(tmp_path, replace(export_data, bibliography=KNOWN), first.last)
    front = front_of(known.path)
    assert (front["type"], front["publisher"], front["year"]) == ("my-own", "mine", 1982)
    assert known.path.read_text("utf-8").endswith("\nMine.\n")
    assert known.last is not None
    edited = known.path.read_text("utf-8").replace('citekey: "cao1982"', "citekey: cao82")
    known.path.write_text(edited, "utf-8")
    changed = replace(KNOWN, citation_key="cao1982a", place="上海")
    again = front_of(export(tmp_path, replace(export_data, bibliography=changed), known.last).path)
    assert (again["citekey"], again["publisher-place"], again["publisher"]) == ("cao82", "上海", "mine")


WORDS = st.text(st.characters(blacklist_categories=("Cs",)), max_size=30)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.dictionaries(st.sampled_from(["publisher", "place", "series", "container", "edition"]), WORDS))
def test_a_text_with_front_matter_brings_it_back(tmp_path: Path, values: dict[str, str]) -> None:
    known = stated_bibliography({**values, "item_type": "chapter", "date": "1998-04", "doi": "10.1000/182"})
    path = tmp_path / "text.md"
    path.write_text(front_matter(dict(citation_properties(known))) + "\n# Title\n\nWords.\n", "utf-8")
    header = next(iter(parse(path)))
    assert isinstance(header, TextHeader)
    assert header.bibliography == known


def test_front_matter_of_other_programs_is_read(tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_text(
        "---\ntitle: A\nciteKey: '@reed2003'\ntype: post\nISBN: 0-306-40615-2\njournal: Light\nissued: 2003-5\n"
        "address: Reed\nurl: /posts/a\nvolume: [4, 5]\n---\n# A\n\nWords.\n",
        "utf-8",
    )
    header = next(iter(parse(path)))
    assert isinstance(header, TextHeader)
    assert header.bibliography == Bibliography(
        container="Light", place="Reed", date="2003-05", volume="4, 5", isbn="0306406152", citation_key="reed2003"
    )


def test_an_outline_has_it_in_its_properties(export_data: ExportData) -> None:
    data = replace(export_data, bibliography=replace(KNOWN, publisher="a\n:END:\n* b"))
    lines = org(data).split("\n")
    drawer = lines[: lines.index(":END:") + 1]
    assert drawer[:5] == [
        ":PROPERTIES:",
        f":ID: {data.text.id}",
        ":CITEKEY: cao1982",
        ":TYPE: book",
        ":PUBLISHER: a :END: * b",
    ]
    assert ":YEAR: 1982" in drawer


def test_the_file_of_the_whole_library_has_it(export_data: ExportData) -> None:
    assert '"bibliography": {\n    "citekey": "cao1982",' in library_json((replace(export_data, bibliography=KNOWN),))
    assert "bibliography" not in library_json((export_data,))


def test_a_template_has_it_escaped(tmp_path: Path, export_data: ExportData) -> None:
    template = tmp_path / "own.j2"
    template.write_text(
        "{% block head %}{{ bibliography.publisher }} {{ bibliography.year }}{{ bibliography.publisher_place }}|"
        "{{ bibliography.doi }}|{% endblock %}{% block annotation %}{{ note }} {{ block_id }}{% endblock %}",
        "utf-8",
    )
    data = replace(export_data, bibliography=Bibliography(publisher="*a* [b]", date="1998"))
    words = export(tmp_path, data, template=str(template)).path.read_text("utf-8")
    assert "\n\\*a\\* \\[b] 1998||\n" in words


def test_a_text_is_given_a_key_where_the_reader_wants_one(now: datetime) -> None:
    with Library.in_memory(now) as library:
        texts = [
            add_text(library, f"Herons {number}", [f"Words {number}."], now + timedelta(days=number), author="Ada Reed")
            for number in (1, 2)
        ]
        for wants, keys in ((False, ["", ""]), (True, ["reedherons", "reedheronsb"])):
            options = ExportOptions(Path("notes"), citation_keys=wants)
            for one, key in zip(texts, keys, strict=True):
                (data,) = gather_export(library, [one], options, now, ExportLabels()).texts
                assert data.bibliography.citation_key == key

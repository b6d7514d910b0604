from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from reader.core.study.card_info import CardInfo
from reader.core.study.cards import CardContent, CardField, CardKind, CardSource, Flashcard
from reader.core.study.questions import BankQuestion, Question, QuestionKind
from reader.exporters.anki_cards import record_in, text_notes
from reader.exporters.anki_package import NoteType
from reader.exporters.export_data import ExportData
from reader.exporters.export_folder import ExportFolder
from reader.exporters.formats import PACKAGE

PASSAGE = "一行\n*两行* 与 [链接] 1_000\n- 不是列表\n3. 也不是"


def card(data: ExportData, content: CardContent, number: int = 1) -> CardInfo:
    annotation = data.annotations[number]
    words = annotation.body if content.field is CardField.NOTE else annotation.quote
    flashcard = Flashcard(f"card-{content.kind}-{content.words}", content, annotation.id, None, words, *made(data))
    source = CardSource(data.text.id, data.text.title, "第一回", annotation.quote, annotation.body, annotation.created)
    return CardInfo(flashcard, source)


def made(data: ExportData) -> tuple[datetime, date]:
    return data.text.added, data.text.added.date()


@pytest.fixture
def with_cards(export_data: ExportData) -> ExportData:
    cards = (
        card(export_data, CardContent(CardKind.BLANK, "两行")),
        card(export_data, CardContent(CardKind.BLANK, "好", field=CardField.NOTE)),
        card(export_data, CardContent(CardKind.RECALL), 0),
        card(export_data, CardContent(CardKind.QUESTION), 2),
    )
    asked = BankQuestion("question", Question(QuestionKind.TRUEFALSE, "对吗？", truth=True), made=made(export_data)[0])
    return replace(export_data, cards=cards, questions=(asked,))


def test_cards_become_notes_with_their_ids_and_marks_without_any_stay_notes(with_cards: ExportData) -> None:
    notes = {note.guid: note for note in text_notes(with_cards)}
    ids = [annotation.id for annotation in with_cards.annotations]
    assert list(notes) == ["card-blank-两行", "card-blank-好", "card-recall-", "card-question-", *ids[3:], "question"]
    blank = notes["card-blank-两行"]
    assert blank.type is NoteType.CLOZE
    assert blank.fields[0] == "一行<br>*{{c1::两行}}* 与 [链接] 1_000<br>- 不是列表<br>3. 也不是"
    assert blank.fields[1] == "**好**句。<br><br>- 一<br>- 二"
    assert blank.fields[2].startswith('<a href="onehour://open/')
    assert (blank.tags, blank.deck) == (("红学", "a-b"), "红楼梦: 第一卷")
    assert notes["card-blank-好"].fields[:2] == ("**{{c1::好}}**句。<br><br>- 一<br>- 二", "")
    assert notes["card-question-"].fields[0] == "```"
    assert notes[ids[4]].fields[:2] == ("失去的话", "还在。")
    assert notes["question"].fields[:2] == ("对吗？<br>True / False", "True")


def export(folder: Path, data: ExportData) -> Any:
    return ExportFolder(folder, PACKAGE).export(data)


def test_a_package_is_written_again_only_if_its_notes_changed(tmp_path: Path, with_cards: ExportData) -> None:
    first = export(tmp_path, with_cards)
    assert (first.path.name, first.added) == ("红楼梦- 第一卷.apkg", 8)
    before = first.path.read_bytes()
    assert export(tmp_path, with_cards).unchanged == 8
    assert first.path.read_bytes() == before
    fewer = export(tmp_path, replace(with_cards, cards=with_cards.cards[1:]))
    assert (fewer.path, fewer.removed, fewer.unchanged) == (first.path, 1, 7)


def test_a_package_of_anki_itself_is_left_alone(tmp_path: Path, with_cards: ExportData) -> None:
    path = export(tmp_path, with_cards).path
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("collection.anki21", b"own")
    own = path.read_bytes()
    assert export(tmp_path, with_cards).path.name == "红楼梦- 第一卷 (2).apkg"
    assert path.read_bytes() == own


def test_a_package_has_its_cards_in_a_collection(tmp_path: Path, with_cards: ExportData) -> None:
    package = export(tmp_path, with_cards).path.read_bytes()
    assert len(json.loads(record_in(package))["notes"]) == 8
    with zipfile.ZipFile(io.BytesIO(package)) as archive, closing(sqlite3.connect(":memory:")) as raw:
        raw.deserialize(archive.read("collection.anki2"))
        assert raw.execute("SELECT count(*) FROM cards").fetchone() == (8,)


@pytest.mark.parametrize("package", [b"", b"PK\x03\x04", b"none of ours", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_package_has_no_record(package: bytes) -> None:
    assert record_in(package) == ""


def test_a_package_whose_record_is_cut_has_none() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("onehour.json", b"{}")
    directory = file.getvalue().index(b"PK\x01\x02")
    sizes = slice(directory + 20, directory + 28)
    content = bytearray(file.getvalue())
    content[sizes] = (1000).to_bytes(4, "little") * 2
    assert record_in(bytes(content)) == ""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reader.core.study.questions import BankQuestion, NumberAnswer, Option, Pair, Question, QuestionKind
from reader.exporters.anki_package import AnkiNote, NoteType, anki_package, cloze_field, html_field
from reader.exporters.questions.anki_notes import question_note, question_package

MADE = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def note(guid: str, front: str = "谁？", back: str = "他", kind: NoteType = NoteType.BASIC, **others: Any) -> AnkiNote:
    return AnkiNote(guid, kind, (front, back, "章程"), MADE, others.pop("modified", MADE), **others)


NOTES = (
    note("b1", tags=("读书", "三 月"), deck="方法::一"),
    note("b2", front=html_field("{{c1::不是}} <b>"), back="", deck="方法::一"),
    note("c1", front=cloze_field("领读人选书，记录员::写", [(0, 3), (6, 9)]), back="", kind=NoteType.CLOZE),
)


def collection(package: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        connection.deserialize(archive.read("collection.anki2"))
    return connection


def test_the_same_notes_give_the_same_bytes() -> None:
    assert anki_package(NOTES) == anki_package(NOTES)


def test_a_package_is_a_collection_of_schema_11_in_a_zip() -> None:
    package = anki_package(NOTES)
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]
        assert archive.read("media") == b"{}"
    with closing(collection(package)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        version, models, decks, tags = raw.execute("SELECT ver, models, decks, tags FROM col").fetchone()
        assert (version, tags) == (11, "{}")
        assert set(json.loads(models)) == {str(kind.value) for kind in NoteType}
        assert [deck["name"] for deck in json.loads(decks).values()] == ["Default", "One Hour", "One Hour::方法:一"]
        notes = raw.execute("SELECT guid, mid, tags, flds FROM notes ORDER BY id").fetchall()
        assert notes[0] == ("b1", NoteType.BASIC.value, " 读书 三_月 ", "谁？\x1f他\x1f章程")
        assert [row[0] for row in notes] == ["b1", "b2", "c1"]
        ids = raw.execute("SELECT id, nid, type, queue, ivl FROM cards ORDER BY id").fetchall()
        first = int(MADE.timestamp() * 1000)
        assert ids == [(first + place, first + place, 0, 0, 0) for place in range(3)]


def test_words_cannot_begin_a_cloze_and_a_gap_cannot_end_early() -> None:
    assert html_field("a {{b}} <c>\nd") == "a {&#123;b}&#125; &lt;c&gt;<br>d"
    assert cloze_field("甲::乙}}丙", [(0, 6)]) == "{{c1::甲:&#58;乙}&#125;}}丙"


def bank(*questions: Question) -> list[BankQuestion]:
    return [BankQuestion(f"id-{place}", question, made=MADE) for place, question in enumerate(questions)]


OPTIONS = (Option("甲", right=True, feedback="对"), Option("乙", right=False))
QUESTIONS = bank(
    Question(QuestionKind.CHOICE, "哪个？", OPTIONS, explanation="因为", source="章程", category="方法"),
    Question(QuestionKind.TRUEFALSE, "对吗？", truth=True),
    Question(QuestionKind.SHORT, "由____选书，由____写。", (Option("领读人；记录员", right=True),)),
    Question(QuestionKind.SHORT, "谁选书？", (Option("领读人", right=True), Option("他", right=True))),
    Question(QuestionKind.NUMBER, "哪年？", numbers=(NumberAnswer(Decimal(2019), Decimal(1)),)),
    Question(QuestionKind.MATCH, "连线", pairs=(Pair("甲", "一"), Pair("乙", "二"))),
    Question(QuestionKind.OPEN, "为什么？", explanation="因为"),
)


@pytest.mark.parametrize(
    ("place", "front", "back"),
    [
        (0, "哪个？<br>A. 甲<br>B. 乙", "A. 甲<br>对<br>因为"),
        (1, "对吗？<br>True / False", "True"),
        (2, "由{{c1::领读人}}选书，由{{c1::记录员}}写。", ""),
        (3, "谁选书？", "领读人 / 他"),
        (4, "哪年？", "2019 ± 1"),
        (5, "连线<br>甲 · 乙<br>一 · 二", "甲 → 一<br>乙 → 二"),
        (6, "为什么？", "因为"),
    ],
)
def test_a_question_becomes_a_note(place: int, front: str, back: str) -> None:
    made = question_note(QUESTIONS[place])
    assert made.fields[:2] == (front, back)
    assert made.guid == f"id-{place}"
    assert made.type is (NoteType.CLOZE if place == 2 else NoteType.BASIC)


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Any]:
    """Return an empty collection of Anki itself."""
    module = pytest.importorskip("anki.collection", reason="the extra “anki” is not installed")
    opened = module.Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def take_in(anki: Any, package: bytes, folder: Path) -> dict[str, int]:
    """Import a package as Anki does by itself, and return how many notes became what."""
    from anki import collection as module

    file = folder / "package.apkg"
    file.write_bytes(package)
    options = module.ImportAnkiPackageOptions(merge_notetypes=False, with_scheduling=False)
    log = anki.import_anki_package(module.ImportAnkiPackageRequest(package_path=str(file), options=options)).log
    outcomes = ("new", "updated", "duplicate", "conflicting", "missing_notetype", "missing_deck", "empty_first_field")
    return {name: len(getattr(log, name)) for name in outcomes if len(getattr(log, name))}


def test_anki_takes_the_notes_in_and_shows_their_cards(anki: Any, tmp_path: Path) -> None:
    assert take_in(anki, anki_package(NOTES), tmp_path) == {"new": 3}
    notes = {note.guid: note for note in map(anki.get_note, anki.find_notes(""))}
    assert {guid: note.note_type()["name"] for guid, note in notes.items()} == {
        "b1": "One Hour",
        "b2": "One Hour",
        "c1": "One Hour (gaps)",
    }
    cards = {guid: note.cards() for guid, note in notes.items()}
    assert all(len(some) == 1 for some in cards.values())
    assert anki.decks.name(cards["b1"][0].did) == "One Hour::方法:一"
    gaps = cards["c1"][0]
    assert "[...]</span>选书，<span" in gaps.question()
    assert "领读人" not in gaps.question().replace('data-cloze="领读人"', "")
    assert ">领读人</span>选书" in gaps.answer()
    assert anki.fix_integrity()[1]


def test_importing_again_adds_nothing_and_keeps_the_schedule(anki: Any, tmp_path: Path) -> None:
    take_in(anki, anki_package(NOTES), tmp_path)
    anki.decks.select(anki.decks.id("One Hour"))
    card = anki.sched.getCard()
    anki.sched.answerCard(card, 4)
    before = [(one.id, one.due, one.ivl, one.reps, one.queue) for one in map(anki.get_card, anki.find_cards(""))]
    assert take_in(anki, anki_package(NOTES), tmp_path) == {"duplicate": 3}
    after = [(one.id, one.due, one.ivl, one.reps, one.queue) for one in map(anki.get_card, anki.find_cards(""))]
    assert after == before
    assert sum(one[3] for one in after) == 1


def test_a_note_that_changed_later_replaces_the_one_in_anki(anki: Any, tmp_path: Path) -> None:
    take_in(anki, anki_package(NOTES), tmp_path)
    changed = replace(NOTES[0], fields=("谁选书？", "他", ""), modified=MADE + timedelta(days=1))
    assert take_in(anki, anki_package([changed, *NOTES[1:]]), tmp_path) == {"updated": 1, "duplicate": 2}
    assert anki.note_count() == 3
    (found,) = anki.find_notes("谁选书")
    assert anki.get_note(found).guid == "b1"


def test_anki_takes_the_bank_in(anki: Any, tmp_path: Path) -> None:
    assert take_in(anki, question_package(QUESTIONS), tmp_path) == {"new": len(QUESTIONS)}
    assert take_in(anki, anki_package(NOTES, {"onehour.json": b"{}"}), tmp_path) == {"new": len(NOTES)}
    assert anki.fix_integrity()[1]


def test_anki_puts_the_columns_of_a_text_file_where_they_belong(anki: Any, tmp_path: Path) -> None:
    from anki.collection import ImportCsvRequest

    file = tmp_path / "notes.txt"
    file.write_bytes((Path(__file__).parent / "golden/notes.txt").read_bytes())
    for expected in ((6, 0), (0, 0)):
        metadata = anki.get_csv_metadata(str(file), None)
        log = anki.import_csv(ImportCsvRequest(path=str(file), metadata=metadata)).log
        assert (len(log.new), len(log.updated)) == expected
    rows = (line.split("\t") for line in file.read_text("utf-8").splitlines() if not line.startswith("#"))
    fields = {guid: [front, back] for guid, front, back, _source, _tags in rows}
    notes = [anki.get_note(one) for one in anki.find_notes("")]
    assert {note.guid: note.fields for note in notes} == fields

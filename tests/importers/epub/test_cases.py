"""Books that lost words, each of a kind of its own, with what is right."""

from __future__ import annotations

from pathlib import Path

from reader.core.text.blocks import Block, BlockKind, InlineKind
from reader.core.text.import_events import TextEnd, assemble
from reader.core.text.omissions import OmissionKind
from reader.importers import parse
from tests.importers.epub.test_notes import opened_notes

CASES = Path(__file__).parents[2] / "data/cases"
NAMES = ["ALPHA", "BRAVO", "CHARLIE", "DELTA", "ECHO", "FOXTROT", "GOLF", "HOTEL", "INDIA", "JULIET", "KILO", "LIMA"]


def blocks_of(name: str) -> list[Block]:
    return [event for event in parse(CASES / name) if isinstance(event, Block)]


def left_out(name: str) -> dict[OmissionKind, int]:
    *_rest, ending = assemble(parse(CASES / name))
    assert isinstance(ending, TextEnd)
    return {omission.kind: omission.count for omission in ending.omissions}


def test_chapters_are_found_by_names_written_otherwise() -> None:
    words = [
        block.text.partition(" ")[0] for block in blocks_of("epub-hrefs.epub") if block.kind is BlockKind.PARAGRAPH
    ]
    assert words == NAMES
    assert left_out("epub-hrefs.epub") == {}


def test_signs_stand_as_they_are_written() -> None:
    assert [block.text for block in blocks_of("epub-bare-ampersand.epub")] == [
        "Signs",
        "A AT&T and R&D lost two.",
        "B Q&A; session.",
        "C fish & chips.",
        "D see a?b=1&c=2&copy=3 now.",
        "E 1 < 2 and x<y are true.",
        "F © 2020 \N{NO-BREAK SPACE} and & fine.",
        "G &unknown; entity and … one.",
        "H last line is whole.",
    ]


def test_pictures_stay_in_their_line() -> None:
    blocks = blocks_of("epub-gaiji.epub")
    assert [block.text for block in blocks] == [
        "字书",
        "此字作𡘙，从大从水，又作〓，音未详。",
        "外字の〓を見る。",
        "The value x² is small.",
    ]
    drawn = [block.text[mark.start : mark.end] for block in blocks for mark in block.inlines]
    assert drawn == ["〓", "〓", "x²"]
    assert left_out("epub-gaiji.epub") == {}


def test_chinese_notes_open_at_their_place() -> None:
    blocks = blocks_of("epub-zh-notes.epub")
    assert [block.text for block in blocks if block.kind is not BlockKind.FOOTNOTE] == [
        "第一章　门阀",
        "周勃以布衣从高帝定天下，注故为绛侯。其后数世注皆显于朝。",
        "王氏与马注共天下，此语当时已有。",
        "又一段[3]，接着说下去。",
    ]
    assert [note.lstrip("◎[3]") for note in opened_notes(CASES / "epub-zh-notes.epub")] == [
        "《史记》卷五十七。",
        "自勃至亚夫。",
        "此处“马”指司马氏，见本传。",
        "第三条注，写在段中。",
    ]
    assert not any(block.image for block in blocks)
    references = [mark for block in blocks for mark in block.inlines if mark.kind is InlineKind.NOTE_REFERENCE]
    assert len(references) == 4


def test_what_is_hidden_stays_out() -> None:
    words = " ".join(block.text for block in blocks_of("epub-hidden.epub"))
    assert words == "Shown SHOWN one. The cat sat. SHOWN two."
    assert left_out("epub-hidden.epub") == {OmissionKind.PICTURE: 1, OmissionKind.HIDDEN: 6}


def test_fallbacks_are_read() -> None:
    assert [block.text for block in blocks_of("epub-object-fallback.epub")] == [
        "One",
        "Before.",
        "First light",
        "This paragraph is what a reader without the gallery must see.",
        "You can read the transcript: the lamp was lit at six.",
        "After.",
    ]
    assert left_out("epub-object-fallback.epub") == {OmissionKind.VIDEO: 1, OmissionKind.EMBEDDED: 1}

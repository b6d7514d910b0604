"""What was left out of a text is kept with the edition that it was left out of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from reader.core.annotations.reanchoring.edition_preview import EditionPreview
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import Text, TextFormat
from reader.core.text.omissions import Omission, OmissionKind
from reader.storage.library import Library

AddText = Callable[..., Text]
DRAWINGS = (Omission(OmissionKind.DRAWING, 3),)
VIDEO = (Omission(OmissionKind.VIDEO, 1),)


def read_edition(library: Library, text: str, words: str, omissions: Sequence[Omission], now: datetime) -> str:
    writer = library.editions.shelf(text).begin(TextHeader("书", "", "zh", TextFormat.EPUB, ""), "/new", "new", now)
    for event in assemble([Block(BlockKind.PARAGRAPH, words, names=(words[:4],)), *omissions]):
        if isinstance(event, Leaf):
            writer.add([event])
        elif isinstance(event, TextEnd):
            writer.finish(event)
    return writer.id


def test_a_text_keeps_what_was_left_out_of_it(library: Library, add_text: AddText) -> None:
    omissions = (Omission(OmissionKind.CHAPTER, 1, ("a.xhtml",)), *DRAWINGS, *VIDEO)
    text = add_text(library, "甲", omissions=omissions)
    assert library.texts.omissions(text.id) == (Omission(OmissionKind.CHAPTER), *DRAWINGS, *VIDEO)
    assert library.texts.omissions("unknown") == ()


def test_a_new_edition_brings_its_own_omissions_and_undo_those_before(
    library: Library, add_text: AddText, now: datetime
) -> None:
    text = add_text(library, "甲乙丙", omissions=DRAWINGS).id
    edition = read_edition(library, text, "甲乙丙丁", VIDEO, now)
    library.editions.replace(text, edition, EditionPreview((), (), 0), now)
    assert library.texts.omissions(text) == VIDEO
    library.undo(now)
    assert library.texts.omissions(text) == DRAWINGS
    library.redo(now)
    assert library.texts.omissions(text) == VIDEO


def test_a_reading_that_leaves_out_less_is_another_reading(library: Library, add_text: AddText, now: datetime) -> None:
    text = add_text(library, "甲乙丙", omissions=DRAWINGS).id
    assert not library.editions.is_same_reading(text, read_edition(library, text, "甲乙丙", VIDEO, now))
    assert library.editions.is_same_reading(text, read_edition(library, text, "甲乙丙", DRAWINGS, now))


def test_a_text_that_is_given_up_leaves_no_omissions(library: Library, add_text: AddText, now: datetime) -> None:
    text = add_text(library, "甲乙丙").id
    edition = read_edition(library, text, "甲乙丙丁", VIDEO, now)
    library.editions.discard(edition, now)
    assert library._connection.number("SELECT count(*) FROM omission") == 0

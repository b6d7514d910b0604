"""What an importer leaves out is added up by kind, and the missing chapters keep their names."""

from __future__ import annotations

from reader.core.text.blocks import Block, BlockKind
from reader.core.text.import_events import TextEnd, assemble
from reader.core.text.omissions import Omission, OmissionCounter, OmissionKind


def test_omissions_of_one_kind_are_added_up_in_the_order_of_the_kinds() -> None:
    counter = OmissionCounter()
    for kind, count in ((OmissionKind.VIDEO, 1), (OmissionKind.CHAPTER, 1), (OmissionKind.VIDEO, 2)):
        counter.add(Omission(kind, count))
    assert counter.totals() == (Omission(OmissionKind.CHAPTER, 1), Omission(OmissionKind.VIDEO, 3))


def test_the_names_of_a_kind_are_kept_up_to_a_bound() -> None:
    counter = OmissionCounter()
    for number in range(1_000):
        counter.add(Omission(OmissionKind.CHAPTER, names=(f"{number}.xhtml",)))
    (chapters,) = counter.totals()
    assert chapters.count == 1_000
    assert chapters.names == tuple(f"{number}.xhtml" for number in range(100))


def test_an_omission_may_stand_anywhere_in_the_stream() -> None:
    block = Block(BlockKind.PARAGRAPH, "Words.")
    for number in range(3):
        events = [block, block]
        events.insert(number, Omission(OmissionKind.AUDIO))  # type: ignore[arg-type]
        *_leaves, ending = assemble(events)
        assert isinstance(ending, TextEnd)
        assert ending.omissions == (Omission(OmissionKind.AUDIO, 1),)

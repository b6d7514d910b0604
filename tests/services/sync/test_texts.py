"""Words of texts go to another machine as they are, and are put in place of the card that came before them."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.annotations.operations import Edit, Operation
from reader.core.ids import new_id
from reader.core.operation_name import OperationName
from reader.core.sync.library_state import SyncState, TextChoice
from reader.core.sync.membership import Membership
from reader.core.sync.status import SyncProblemKind
from reader.core.text.blocks import Block, BlockKind, Inline, InlineKind
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import Image, Text, TextFormat
from reader.core.text.omissions import Omission, OmissionKind
from reader.services.sync.texts import CarriedTexts, TextTransfer, TextWorker, plan_texts, text_worker
from reader.services.whole_texts import whole_text
from reader.storage.library import Library
from tests.support.texts import add_text, heading


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + kind + data + zlib.crc32(kind + data).to_bytes(4)

    head = (1).to_bytes(4) * 2 + bytes((8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


PNG = _png()
PICTURE = Image(hashlib.sha256(PNG).hexdigest(), "image/png", PNG, 1, 1)


class Machine:
    """A library with its folder, which is the same one for all machines of a test."""

    def __init__(self, home: Path, folder: Path, worker: TextWorker, now: datetime) -> None:
        home.mkdir()
        self.library = Library.open(home / "library.db", now)
        self.state = SyncState(folder, home.name, TextChoice.ALL, Membership("g", "0" * 16, 1, "n"))
        self._worker = worker
        self._now = now

    def carry(self, choice: TextChoice = TextChoice.ALL) -> CarriedTexts:
        plan = plan_texts(self.library, replace(self.state, texts=choice))
        assert plan is not None
        with self.library.import_connection() as connection:
            return TextTransfer(connection, self._worker, self._now).run(plan)

    def await_words(self, card: Text, digest: str) -> str:
        """Make the placeholder of a text whose card came before its words."""
        header = TextHeader(card.title, card.author, card.language, TextFormat.AWAITED, "")
        text = self.library.texts.begin(header, "", "", self._now).id
        sql = "UPDATE text SET own_digest = ? WHERE id = ?"
        self.library.texts.transaction(lambda: self.library._connection.execute(sql, (digest, text)) and None)
        return text


@pytest.fixture
def worker() -> Iterator[TextWorker]:
    with text_worker() as one:
        yield one


@pytest.fixture
def machines(tmp_path: Path, worker: TextWorker, now: datetime) -> Iterator[tuple[Machine, Machine]]:
    folder = tmp_path / "shared"
    folder.mkdir()
    both = Machine(tmp_path / "one", folder, worker, now), Machine(tmp_path / "two", folder, worker, now)
    yield both
    for machine in both:
        machine.library.close()


def _book(library: Library, now: datetime) -> Text:
    """Return a text with all that a text may have."""
    header = TextHeader("慢读", "安", "zh", TextFormat.EPUB, "utf-8")
    blocks = [
        Block(BlockKind.HEADING, "慢读", level=1, names=("top",)),
        *(Block(BlockKind.PARAGRAPH, f"第{number}段，一天只读一页。") for number in range(300)),
        Block(BlockKind.PARAGRAPH, "见此处", (Inline(InlineKind.LINK, 0, 3, "#top"),)),
        Block(BlockKind.IMAGE, "一幅图", image=PICTURE.hash),
    ]
    events = list(assemble([header, PICTURE, *blocks, Omission(OmissionKind.VIDEO, 2)]))
    writer = library.texts.begin(header, "", "f" * 64, now)
    writer.set_cover(PICTURE)
    writer.add([event for event in events if isinstance(event, Leaf)], [PICTURE])
    ending = events[-1]
    assert isinstance(ending, TextEnd)
    return writer.finish(replace(ending, pages=()))[0]


def _highlight(library: Library, text: str, start: int, now: datetime, quoted: tuple[Library, Text]) -> str:
    """Add a note as it comes from another machine: an orphan with the anchor it has there."""
    anchor = make_anchor(quoted[0].texts.view(quoted[1].id), start, start + 6)
    note = Annotation(new_id(now), text, AnnotationKind.HIGHLIGHT, now, now, anchor, orphan=True)
    library.commit(Operation(OperationName.IMPORT_NOTES, (Edit(None, note),), now))
    return note.id


def test_words_pictures_contents_and_omissions_arrive_as_they_were(
    machines: tuple[Machine, Machine], now: datetime
) -> None:
    one, two = machines
    book = _book(one.library, now)
    sent = one.carry()
    assert (sent.sent, sent.files) == (1, 1)
    digest = one.library.texts.digests([book.id])[book.id]
    assert (one.state.folder / "onehour" / "texts" / f"{digest}.ohs").stat().st_size == sent.bytes

    text = two.await_words(book, digest)
    note = _highlight(two.library, text, 20, now, (one.library, book))
    assert two.library.annotations.get(note).orphan
    fetched = two.carry()
    assert (fetched.fetched, fetched.sent, fetched.waiting) == (1, 0, [])
    assert fetched.changes is not None
    assert (fetched.changes.texts, fetched.changes.annotations) == ((text,), (note,))
    arrived = two.library.texts.get(text)
    assert whole_text(two.library, arrived) == whole_text(one.library, book)
    assert two.library.texts.view(text).target("top") == 0
    assert not two.library.annotations.get(note).orphan
    assert two.library.check().is_clean
    assert [card.id for card in two.library.texts.all()] == [text]


def test_words_that_are_there_are_not_sent_again(machines: tuple[Machine, Machine], now: datetime) -> None:
    one, two = machines
    for machine in machines:
        add_text(machine.library, "书", ["一段"], now)
    assert one.carry().sent == 1
    assert two.carry().sent == 0
    assert one.carry().sent == 0


@pytest.mark.parametrize(("choice", "sent"), [(TextChoice.ALL, 2), (TextChoice.USED, 1), (TextChoice.NONE, 0)])
def test_which_words_travel_is_chosen(
    machines: tuple[Machine, Machine], now: datetime, choice: TextChoice, sent: int
) -> None:
    one, _two = machines
    used = add_text(one.library, "甲", ["甲的话，有人划过线。"], now)
    add_text(one.library, "乙", ["乙的话"], now)
    _highlight(one.library, used.id, 0, now, (one.library, used))
    assert one.carry(choice).sent == sent


def test_words_that_are_half_there_are_awaited(machines: tuple[Machine, Machine], now: datetime) -> None:
    one, two = machines
    book = _book(one.library, now)
    one.carry()
    digest = one.library.texts.digests([book.id])[book.id]
    text = two.await_words(book, digest)
    path = one.state.folder / "onehour" / "texts" / f"{digest}.ohs"
    whole = path.read_bytes()
    for size in range(0, len(whole), max(1, len(whole) // 7)):
        path.write_bytes(whole[:size])
        carried = two.carry()
        assert [awaited.text for awaited in carried.waiting] == [text]
        assert (carried.fetched, carried.problems) == (0, [])
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    carried = two.carry()
    assert [problem.kind for problem in carried.problems] == [SyncProblemKind.DAMAGED]
    path.with_name(f"{digest}.sync-conflict-20260328-100000-ABCDEFG.ohs").write_bytes(whole)
    assert two.carry().fetched == 1
    assert two.library.texts.get(text).complete


def test_words_of_another_text_under_this_name_stay_out(machines: tuple[Machine, Machine], now: datetime) -> None:
    one, two = machines
    other = add_text(one.library, "书", ["别的话"], now)
    one.carry()
    digest = one.library.texts.digests([other.id])[other.id]
    texts = one.state.folder / "onehour" / "texts"
    (texts / f"{digest}.ohs").rename(texts / f"{'0' * 64}.ohs")
    two.await_words(other, "0" * 64)
    carried = two.carry()
    assert (carried.fetched, [problem.kind for problem in carried.problems]) == (0, [SyncProblemKind.DAMAGED])


def test_a_text_that_is_added_from_its_file_takes_the_place_of_its_card(
    machines: tuple[Machine, Machine], now: datetime
) -> None:
    one, two = machines
    blocks = [heading("书"), "读书要读原文，读原文才有根底。"]
    book = add_text(one.library, "书", blocks, now)
    text = two.await_words(book, one.library.texts.digests([book.id])[book.id])
    note = _highlight(two.library, text, 3, now, (one.library, book))
    added = add_text(two.library, "书", blocks, now)
    assert added.id == text
    assert not two.library.annotations.get(note).orphan
    assert not two.library.words.awaited()
    assert [card.id for card in two.library.texts.all()] == [text]
    two.library.undo(now)
    assert two.library.texts.all() == []


def test_what_a_killed_program_had_written_is_cleared_and_comes_again(
    machines: tuple[Machine, Machine], tmp_path: Path, now: datetime
) -> None:
    one, two = machines
    book = _book(one.library, now)
    one.carry()
    text = two.await_words(book, one.library.texts.digests([book.id])[book.id])
    header = TextHeader("慢读", "安", "zh", TextFormat.EPUB, "utf-8")
    writer = two.library.words.begin(text, header, now)
    writer.add([one.library.texts.view(book.id).leaf(0)])
    two.library.close()
    two.library = Library.open(tmp_path / "two" / "library.db", now)
    assert [awaited.text for awaited in two.library.words.awaited()] == [text]
    assert two.library.texts.all() == []
    assert two.carry().fetched == 1
    assert two.library.check().is_clean


def test_the_copy_of_a_pdf_travels_where_copies_are_kept(machines: tuple[Machine, Machine], now: datetime) -> None:
    one, two = machines
    data = b"%PDF-1.4 one page"
    digest = hashlib.sha256(data).hexdigest()
    for machine in machines:
        writer = machine.library.texts.begin(TextHeader("论文", "", "zh", TextFormat.PDF, ""), "", digest, now)
        events = list(assemble([Block(BlockKind.PARAGRAPH, "论文的话")]))
        writer.add([event for event in events if isinstance(event, Leaf)])
        writer.finish(events[-1])  # type: ignore[arg-type]
    place = one.library.originals.place(digest)
    assert place is not None
    place.parent.mkdir()
    place.write_bytes(data)
    assert one.carry().files == 2
    two.carry()
    copy = two.library.originals.path(digest)
    assert copy is not None
    assert copy.read_bytes() == data


def test_an_edition_that_the_other_machine_shows_takes_the_place_of_the_words_with_the_notes_in_it(
    machines: tuple[Machine, Machine], now: datetime
) -> None:
    one, two = machines
    newer = add_text(one.library, "书", ["新加的一段。", "读书要读原文，读原文才有根底。"], now)
    one.carry()
    old = add_text(two.library, "书", ["读书要读原文，读原文才有根底。"], now)
    note = _highlight(two.library, old.id, 0, now, (two.library, old))
    sql = "UPDATE text SET wanted_edition = ? WHERE id = ?"
    wanted = one.library.texts.digests([newer.id])[newer.id]
    two.library.texts.transaction(lambda: two.library._connection.execute(sql, (wanted, old.id)) and None)
    assert two.carry().fetched == 1
    assert two.library.texts.digests([old.id])[old.id] == wanted
    found = two.library.annotations.get(note)
    assert (found.start, found.orphan) == (7, False)
    assert not two.library.words.awaited()
    two.library.undo(now)
    assert two.library.annotations.get(note).start == 0

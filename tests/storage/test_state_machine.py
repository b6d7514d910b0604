"""Whatever a reader does in whatever order, the library agrees with a simple model, across restarts."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from reader.core.annotations import operations
from reader.core.annotations.anchor import make_anchor
from reader.core.annotations.model import Annotation, AnnotationKind, AnnotationStyle
from reader.core.annotations.operations import Operation
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.filing import UNFILED, Filing, FilingChange, Track
from reader.core.text.import_events import TextEnd, TextHeader, assemble
from reader.core.text.leaves import Leaf
from reader.core.text.model import TextFormat
from reader.storage.library import Library

State = dict[str, Annotation]
WORDS = "甲乙丙丁戊己庚辛壬癸" * 30


class ReaderAtWork(RuleBasedStateMachine):
    """Annotate, change, remove, undo, redo and restart in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "library.db"
        self.now = datetime(2026, 3, 28, 1, 12, tzinfo=UTC)
        self.library = Library.open(self.path, self.now)
        self.text = self.add_text()
        self.past: list[tuple[State, Filing]] = []
        self.present: State = {}
        self.filing = UNFILED
        self.future: list[tuple[State, Filing]] = []

    def teardown(self) -> None:
        assert self.library.check(now=self.now).findings == ()
        self.library.close()
        self.folder.cleanup()

    def add_text(self) -> str:
        writer = self.library.texts.begin(TextHeader("题", "", "zh", TextFormat.PLAIN, ""), "", "", self.now)
        for event in assemble([Block(BlockKind.PARAGRAPH, WORDS)]):
            if isinstance(event, Leaf):
                writer.add([event])
            elif isinstance(event, TextEnd):
                writer.finish(event)
        return writer.id

    def commit(self, operation: Operation) -> None:
        self.library.commit(operation)
        self.past.append((self.present, self.filing))
        self.future = []
        self.present = dict(self.present)
        for edit in operation.edits:
            assert edit.after is not None
            self.present[edit.id] = edit.after
            if edit.after.deleted:
                del self.present[edit.id]

    def some(self, data: st.DataObject) -> Annotation:
        return self.present[data.draw(st.sampled_from(sorted(self.present)))]

    @rule(start=st.integers(0, 290), length=st.integers(1, 9), body=st.text(max_size=5))
    def annotate(self, start: int, length: int, body: str) -> None:
        anchor = make_anchor(self.library.texts.view(self.text), start, start + length)
        self.commit(operations.annotate(self.text, AnnotationKind.HIGHLIGHT, anchor, self.now, body=body))

    @precondition(lambda self: self.present)
    @rule(data=st.data(), colour=st.integers(0, 5))
    def recolour(self, data: st.DataObject, colour: int) -> None:
        self.commit(operations.recolour(self.some(data), colour, self.now))

    @precondition(lambda self: self.present)
    @rule(data=st.data(), style=st.sampled_from(AnnotationStyle))
    def set_style(self, data: st.DataObject, style: AnnotationStyle) -> None:
        self.commit(operations.set_style(self.some(data), style, self.now))

    @precondition(lambda self: self.present)
    @rule(data=st.data(), body=st.text(max_size=9))
    def write(self, data: st.DataObject, body: str) -> None:
        self.commit(operations.write(self.some(data), body, self.now))

    @precondition(lambda self: self.present)
    @rule(data=st.data(), start=st.integers(0, 290))
    def move(self, data: st.DataObject, start: int) -> None:
        anchor = make_anchor(self.library.texts.view(self.text), start, start + 3)
        self.commit(operations.move(self.some(data), anchor, self.now))

    @precondition(lambda self: self.present)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        self.commit(operations.remove((self.some(data),), self.now))

    @rule(
        track=st.none() | st.sampled_from(Track),
        required=st.none() | st.booleans(),
        added=st.lists(st.text(max_size=3), max_size=2).map(tuple),
        archived=st.none() | st.booleans(),
    )
    def file(self, track: Track | None, required: bool | None, added: tuple[str, ...], archived: bool | None) -> None:
        refiling = FilingChange(track, required, added, self.filing.tags[:1], archived)
        if self.library.filing.file([self.text], refiling, self.now).texts:
            self.past.append((self.present, self.filing))
            self.future = []
            self.filing = refiling.applied(self.filing, self.now)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.library.undo(self.now)
        self.future.append((self.present, self.filing))
        self.present, self.filing = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.library.redo(self.now)
        self.past.append((self.present, self.filing))
        self.present, self.filing = self.future.pop()

    @rule(days=st.integers(0, 2))
    def restart(self, days: int) -> None:
        self.library.close()
        self.now += timedelta(days=days)
        self.library = Library.open(self.path, self.now)

    @invariant()
    def the_library_holds_what_the_model_holds(self) -> None:
        found = {note.id: note for note in self.library.annotations.of_text(self.text)}
        assert found == self.present
        assert self.library.texts.get(self.text).filing == self.filing
        near = {note.id for note in self.library.annotations.in_range(self.text, 100, 120)}
        assert near == {note.id for note in self.present.values() if note.start < 120 and note.end > 100}

    @invariant()
    def there_is_something_to_undo_or_redo_when_there_was(self) -> None:
        expected = "add-text" if not self.past else None
        name = self.library.undo_name()
        assert name is not None
        assert expected in {None, name.value}
        assert (self.library.redo_name() is not None) == bool(self.future)


ReaderAtWork.TestCase.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
test_a_reader_at_work = ReaderAtWork.TestCase

"""Collect the notes that do not stand where they are read: in an attribute, or in the middle of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element

from reader.core.text.blocks import InlineKind
from reader.importers.markup.block_builder import BlockBuilder
from reader.importers.markup.embedded_resources import EmbeddedResources
from reader.importers.markup.note_elements import (
    NOTE_MARK,
    is_note,
    mark_of,
    picture_mark,
    referred_names,
    shows_only_picture,
)

_SEEN_BEFORE = 60
_PREFIX = "onehour-note-"


@dataclass(frozen=True, slots=True)
class _AttributeNote:
    """A note of which only the text is known, with its mark and its name."""

    text: str
    mark: str
    name: str


class NoteReader:
    """Add references to notes, and the notes themselves after the text; ``deferred`` are those that are elements."""

    def __init__(self, root: _Element, resolver: EmbeddedResources, builder: BlockBuilder) -> None:
        """Set the tree, what makes names unique, and where references and notes go."""
        self.deferred: list[_Element] = []
        self._root = root
        self._referred: frozenset[str] | None = None
        self._resolver = resolver
        self._builder = builder
        self._notes: list[_AttributeNote] = []
        self._count = 0

    def add_reference(self, element: _Element, tag: str, text: str) -> bool:
        """Add a reference in the place of an element that shows no words but has a note; return whether it does.

        ``text`` is the note that it has in an attribute.
        """
        if text and not "".join(map(str, element.itertext())).strip():
            self._add(text, self._refer(mark_of("", self._before() or text), self._new_name()))
            return True
        if tag != "a" or not shows_only_picture(element):
            return False
        target = self._resolver.target(element.get("href") or "")
        if target and self._builder.begins_note:
            return True  # the way back to the sentence
        mark = picture_mark(element, before=self._before()) if target.startswith("#") else None
        if mark is not None:
            self._refer(mark, target.removeprefix("#"))
        return mark is not None

    def end_element(self, text: str, start: int) -> None:
        """End an element with a note in an attribute: what it shows is the mark of the note if it is fit for one."""
        flow = self._builder.flow
        name = self._new_name()
        shown = flow.text_from(start).strip()
        if NOTE_MARK.match(shown):
            flow.mark(InlineKind.NOTE_REFERENCE, start, f"#{name}")
            self._builder.refer_to_note(name)
            self._notes.append(_AttributeNote(text, shown, name))
        else:
            self._add(text, self._refer(mark_of("", self._before() or text), name))

    def defer(self, element: _Element) -> None:
        """Read a note later that stands in the middle of a sentence; where nothing refers to it, add a reference."""
        name = self._resolver.name(element.get("id") or "")
        if not element.get("id"):
            name = self._new_name()
            element.set("id", f"{_PREFIX}{self._count}")
        if not self._builder.is_referred_to(name):
            self._refer(mark_of("", self._before()), name)
        self.deferred.append(element)

    def is_read(self, element: _Element) -> bool:
        """Return whether a hidden element is read all the same, as a note is that a program shows on a tap."""
        if is_note(element):
            return True
        if self._referred is None:
            self._referred = referred_names(self._root)
        return element.get("id", "") in self._referred

    def is_deferred(self, element: _Element) -> bool:
        """Return whether an element is the note that was deferred last."""
        return bool(self.deferred) and self.deferred[-1] is element

    def close(self) -> None:
        """Add the notes of attributes as the last blocks."""
        for note in self._notes:
            self._builder.note(note.text, note.name, label=note.mark)
        self._notes = []

    def _before(self) -> str:
        flow = self._builder.flow
        return flow.text_from(max(0, flow.length - _SEEN_BEFORE))

    def _new_name(self) -> str:
        self._count += 1
        return self._resolver.name(f"{_PREFIX}{self._count}")

    def _refer(self, mark: str, name: str) -> tuple[str, str]:
        flow = self._builder.flow
        start = flow.length
        flow.add(mark)
        flow.mark(InlineKind.NOTE_REFERENCE, start, f"#{name}")
        self._builder.refer_to_note(name)
        return mark, name

    def _add(self, text: str, reference: tuple[str, str]) -> None:
        self._notes.append(_AttributeNote(text, *reference))

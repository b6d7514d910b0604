"""Parse RTF: striprtf converts the source, with markers set by `rtf_markers`, to text, which is built into a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_events import SourceEvent
from reader.core.text.model import TextFormat
from reader.core.text.normalise import clean
from reader.importers.markup.embedded_resources import EmbeddedResources
from reader.importers.markup.walker import walk
from reader.importers.office.document_properties import document_header, with_properties
from reader.importers.office.document_tree import DocumentTree
from reader.importers.office.rtf_markers import (
    BOLD,
    CELL,
    END,
    LABEL,
    LINE_END,
    LOOK,
    LOWERED,
    NOTE,
    RAISED,
    READING,
    ROW,
    RUBY,
    SLANTED,
    STYLE,
    STYLES,
    TABLE,
    MarkedRtf,
    RtfDamagedError,
    document_property,
    marked_text,
)
from reader.importers.office.style_names import StyleMeaning
from reader.importers.source import SourceBytes

_STYLE = re.compile(f"{STYLE}(.)")
_LABEL = re.compile(f"{LABEL}([^{END}]*){END}")
_INLINE = re.compile(f"{NOTE}(\\d{{1,6}}){END}|{RUBY}([^{END}]*){READING}([^{END}]*){END}|{LOOK}([0-9a-f])")
_MARKERS = re.compile(f"{LOOK}[0-9a-f]?|[{NOTE}{END}{LABEL}{STYLE}{CELL}{ROW}{TABLE}{RUBY}{READING}]")
_FORMATTING_TAGS = ((BOLD, "b"), (SLANTED, "i"), (RAISED, "sup"), (LOWERED, "sub"))
_MEANINGS = {sign: meaning for meaning, sign in STYLES.items()}


def parse(source: SourceBytes) -> Iterator[SourceEvent]:
    """Yield the events of an RTF document; raises `ReaderError` DOCUMENT_DAMAGED or NO_TEXT."""
    try:
        marked = marked_text(source.data)
    except RtfDamagedError as error:
        raise ReaderError(Problem.DOCUMENT_DAMAGED, source.path) from error
    title, author = (clean(document_property(source.data, name)) for name in ("title", "author"))
    header = document_header(title, author, TextFormat.RTF)
    tree = _RtfTreeBuilder(marked).tree.body
    no_pictures: dict[str, bytes] = {}
    events = chain(walk(tree, EmbeddedResources(no_pictures.get)), marked.omissions)
    yield from with_properties(events, source, header)


class _RtfTreeBuilder:
    """Build an HTML tree of marked text."""

    def __init__(self, marked: MarkedRtf) -> None:
        self.tree = DocumentTree()
        self._notes = marked.notes
        self._style = "0"
        self._formatting = 0
        self._implied_formatting = 0
        self._shift = int(f"{STYLE}{STYLES[StyleMeaning.TITLE]}" in marked.text)
        for text, is_row in _split_rows(marked.text):
            if is_row:
                self._row(text)
            else:
                for line in text.split("\n"):
                    self._paragraph(line)
        self.tree.end_to(1)
        self._add_notes()

    def _row(self, text: str) -> None:
        """Add a row to the current table, or to a new one."""
        if not self.tree.resume("table"):
            self.tree.begin("table")
        self.tree.begin("tr")
        for cell in text.split(CELL)[:-1]:
            self.tree.begin("td")
            depth = self.tree.depth
            self._inline(_STYLE.sub("", _LABEL.sub("", cell)).strip().replace("\n", LINE_END))
            self.tree.end_to(depth - 1)
        self.tree.end_to(1)

    def _paragraph(self, line: str) -> None:
        """Add a paragraph by the meaning of its style; a style applies until the next one."""
        for found in _STYLE.finditer(line):
            self._style = found.group(1)
        label = _LABEL.search(line)
        text = _STYLE.sub("", _LABEL.sub("", line)).rstrip()
        text = text if self._meaning is StyleMeaning.CODE else text.lstrip()
        self._implied_formatting = BOLD if self._is_heading() else 0
        if not _MARKERS.sub("", text).strip():
            self._skip_text(text)
            self._end_code_line()
            return
        if self._is_heading():
            self.tree.begin_paragraph(StyleMeaning.HEADING, int(self._style) + self._shift)
        elif label is not None:
            self._begin_item(label.group(1).strip())
        elif self._meaning is StyleMeaning.CONTENTS:
            self._skip_text(text)
            return
        else:
            self.tree.begin_paragraph(self._meaning)
        self._inline(text)
        self.tree.end_to(1)

    def _is_heading(self) -> bool:
        return self._style.isdecimal() and self._style != "0"

    @property
    def _meaning(self) -> StyleMeaning:
        return _MEANINGS.get(self._style, StyleMeaning.BODY)

    def _end_code_line(self) -> None:
        """Add an empty line to a code block."""
        if self._meaning is StyleMeaning.CODE and self.tree.resume("pre"):
            self.tree.add("\n")
            self.tree.end()

    def _skip_text(self, text: str) -> None:
        """Drop a text, but apply its character formatting to what follows."""
        for found in _INLINE.finditer(text):
            if found.group(4):
                self._formatting = int(found.group(4), 16)

    def _begin_item(self, label: str) -> None:
        has_number = any(character.isalnum() for character in label)
        self.tree.begin("ol" if has_number else "ul")
        self.tree.begin("li", label=label if has_number else "")

    def _inline(self, text: str) -> None:
        """Add text with its line ends, ruby, and note references."""
        depth = self.tree.depth
        self._begin_formatting(depth)
        for number, part in enumerate(text.split(LINE_END)):
            if number:
                self.tree.single("br")
            position = 0
            for found in _INLINE.finditer(part):
                self.tree.add(_MARKERS.sub("", part[position : found.start()]))
                if found.group(1):
                    self.tree.refer_to_note(f"note{found.group(1)}", f"[{found.group(1)}]")
                elif found.group(4):
                    self._formatting = int(found.group(4), 16)
                    self._begin_formatting(depth)
                else:
                    self._ruby(found.group(2), found.group(3))
                position = found.end()
            self.tree.add(_MARKERS.sub("", part[position:]))

    def _begin_formatting(self, depth: int) -> None:
        """Begin the elements of the current formatting; headings are bold anyway."""
        self.tree.end_to(depth)
        for bit, tag in _FORMATTING_TAGS:
            if self._formatting & bit & ~self._implied_formatting:
                self.tree.begin(tag)

    def _ruby(self, base: str, reading: str) -> None:
        self.tree.begin("ruby")
        self.tree.add(base)
        self.tree.element("rt", reading)
        self.tree.end()

    def _add_notes(self) -> None:
        if not self._notes:
            return
        self.tree.begin_notes()
        for number, note in enumerate(self._notes, start=1):
            self.tree.begin("li", id=f"note{number}", label=f"[{number}]")
            for line in filter(None, map(str.strip, note.split("\n"))):
                self.tree.element("p", line)
            self.tree.end()
        self.tree.end_to(1)


def _split_rows(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, and whether each is a row of a table."""
    position = 0
    while (end := text.find(ROW, position)) >= 0:
        start = text.find(TABLE, position, end)
        if start < 0:
            start = text.rfind("\n", position, text.find(CELL, position, end) + 1)
            start = max(start, position)
        yield text[position:start], False
        yield text[start:end].replace(TABLE, ""), True
        position = end + 1
    yield text[position:], False

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
from reader.importers.office.numbering import before_heading
from reader.importers.office.rtf_markers import (
    BOLD,
    BOX,
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
from reader.importers.running_head_counter import RunningHeadCounter
from reader.importers.source import SourceBytes

_STYLE = re.compile(f"{STYLE}(.)")
_LABEL = re.compile(f"{LABEL}([^{END}]*){END}")
_BOX = re.compile(f"{BOX}(\\d{{1,6}}){END}")
_INLINE = re.compile(f"{NOTE}(\\d{{1,6}}){END}|{RUBY}([^{END}]*){READING}([^{END}]*){END}|{LOOK}([0-9a-f])")
_MARKERS = re.compile(f"{LOOK}[0-9a-f]?|[{NOTE}{END}{LABEL}{STYLE}{CELL}{ROW}{TABLE}{RUBY}{READING}{BOX}]")
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
    heads = RunningHeadCounter(header.title, header.author)
    for head in marked.heads:
        heads.add(head)
    events = chain(walk(tree, EmbeddedResources(no_pictures.get)), marked.omissions)
    yield from with_properties(heads.counted(events), source, header)


class _RtfTreeBuilder:
    """Build an HTML tree of marked text."""

    def __init__(self, marked: MarkedRtf) -> None:
        self.tree = DocumentTree()
        self._notes = marked.notes
        self._boxes = dict(enumerate(marked.boxes, start=1))
        self._style = "0"
        self._formatting = 0
        self._implied_formatting = 0
        self._shift = int(f"{STYLE}{STYLES[StyleMeaning.TITLE]}" in marked.text)
        self._add_text(marked.text)
        self._add_notes()

    def _add_text(self, text: str) -> None:
        """Add the rows and paragraphs of a text."""
        for part, is_row in _split_rows(text):
            if is_row:
                self._row(part)
            else:
                for line in part.split("\n"):
                    self._paragraph(line)
        self.tree.end_to(1)

    def _row(self, text: str) -> None:
        """Add a row to the current table, or to a new one; what follows its last cell is one more."""
        if not self.tree.resume("table"):
            self.tree.begin("table")
        self.tree.begin("tr")
        *cells, rest = text.split(CELL)
        for cell in (*cells, rest) if _MARKERS.sub("", rest).strip() else cells:
            self.tree.begin("td")
            depth = self.tree.depth
            self._inline(self._within_a_block(cell).strip().replace("\n", LINE_END))
            self.tree.end_to(depth - 1)
        self.tree.end_to(1)

    def _within_a_block(self, text: str) -> str:
        """Return a text as it stands in a cell or a note: with the words of labels, and of text boxes at its end."""
        numbers = [int(found.group(1)) for found in _BOX.finditer(text)]
        inner = _LABEL.sub(lambda found: f"{found.group(1).strip()} ", _STYLE.sub("", _BOX.sub("", text)))
        boxes = [self._within_a_block(self._boxes.pop(number, "")) for number in numbers]
        return "\n".join((inner, *boxes)).replace(CELL, " ").replace(ROW, "\n")

    def _paragraph(self, line: str) -> None:
        """Add a paragraph by the meaning of its style, and the text boxes that are anchored to it."""
        boxes = [self._boxes.pop(int(found.group(1)), "") for found in _BOX.finditer(line)]
        self._add_paragraph(_BOX.sub("", line) if boxes else line)
        for box in boxes:
            outer = self._style, self._formatting
            self._style, self._formatting = "0", 0
            self._add_text(box)
            self._style, self._formatting = outer

    def _add_paragraph(self, line: str) -> None:
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
            self.tree.add(before_heading(label.group(1).strip()) if label is not None else "")
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
            self._formatting = 0
            for line in filter(None, map(str.strip, self._within_a_block(note).split("\n"))):
                depth = self.tree.depth
                self.tree.begin("p")
                self._inline(line)
                self.tree.end_to(depth)
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

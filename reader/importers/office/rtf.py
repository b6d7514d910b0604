"""Read a rich text: striprtf makes words of it, marked by `rtf_markers`, and those become a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.core.errors import Problem, ReaderError
from reader.core.text.import_events import SourceEvent, TextHeader
from reader.core.text.model import TextFormat
from reader.core.text.normalise import clean
from reader.importers.markup.embedded_resources import EmbeddedResources
from reader.importers.markup.tree_builder import TreeBuilder
from reader.importers.markup.walker import walk
from reader.importers.office.document_properties import sound_author, sound_title, with_properties
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
    marked_words,
    said,
)
from reader.importers.office.style_names import LOWEST_HEADING, StyleMeaning
from reader.importers.source import SourceBytes

_STYLE = re.compile(f"{STYLE}(.)")
_LABEL = re.compile(f"{LABEL}([^{END}]*){END}")
_INLINE = re.compile(f"{NOTE}(\\d{{1,6}}){END}|{RUBY}([^{END}]*){READING}([^{END}]*){END}|{LOOK}([0-9a-f])")
_MARKS = re.compile(f"{LOOK}[0-9a-f]?|[{NOTE}{END}{LABEL}{STYLE}{CELL}{ROW}{TABLE}{RUBY}{READING}]")
_LOOKS = ((BOLD, "b"), (SLANTED, "i"), (RAISED, "sup"), (LOWERED, "sub"))
_MEANINGS = {sign: meaning for meaning, sign in STYLES.items()}


def parse(source: SourceBytes) -> Iterator[SourceEvent]:
    """Yield the pieces of a rich text; raises `ReaderError` DOCUMENT_DAMAGED or NO_TEXT."""
    try:
        marked = marked_words(source.data)
    except RtfDamagedError as error:
        raise ReaderError(Problem.DOCUMENT_DAMAGED, source.path) from error
    known = TextHeader(
        sound_title(clean(said(source.data, "title"))),
        sound_author(clean(said(source.data, "author"))),
        "",
        TextFormat.RTF,
        "utf-8",
    )
    tree = _Reading(marked).tree.body
    no_pictures: dict[str, bytes] = {}
    yield from with_properties(walk(tree, EmbeddedResources(no_pictures.get)), source, known)


class _Reading:
    """Make a tree of marked words."""

    def __init__(self, marked: MarkedRtf) -> None:
        self.tree = TreeBuilder()
        self._notes = marked.notes
        self._style = "0"
        self._look = 0
        self._plain_looks = 0
        self._shift = int(f"{STYLE}{STYLES[StyleMeaning.TITLE]}" in marked.words)
        for words, is_row in _stretches(marked.words):
            if is_row:
                self._row(words)
            else:
                for line in words.split("\n"):
                    self._paragraph(line)
        self.tree.end_to(1)
        self._put_notes()

    def _row(self, words: str) -> None:
        """Set a row of a table, behind the one before it."""
        if not self.tree.resume("table"):
            self.tree.begin("table")
        self.tree.begin("tr")
        for cell in words.split(CELL)[:-1]:
            self.tree.begin("td")
            depth = self.tree.depth
            self._inline(_STYLE.sub("", _LABEL.sub("", cell)).strip().replace("\n", LINE_END))
            self.tree.end_to(depth - 1)
        self.tree.end_to(1)

    def _paragraph(self, line: str) -> None:
        """Set a paragraph as what its style means; a style goes on until there is another one."""
        for found in _STYLE.finditer(line):
            self._style = found.group(1)
        label = _LABEL.search(line)
        words = _STYLE.sub("", _LABEL.sub("", line)).rstrip()
        words = words if self._is_code() else words.lstrip()
        self._plain_looks = BOLD if self._is_heading() else 0
        if not _MARKS.sub("", words).strip():
            self._pass(words)
            self._end_code_line()
            return
        if self._is_heading():
            self.tree.begin(f"h{min(int(self._style) + self._shift, LOWEST_HEADING)}")
        elif label is not None:
            self._begin_item(label.group(1).strip())
        elif not self._begin_styled():
            self._pass(words)
            return
        self._inline(words)
        self.tree.end_to(1)

    def _is_heading(self) -> bool:
        return self._style.isdecimal() and self._style != "0"

    def _is_code(self) -> bool:
        return _MEANINGS.get(self._style) is StyleMeaning.CODE

    def _end_code_line(self) -> None:
        """Keep an empty line within code."""
        if self._is_code() and self.tree.resume("pre"):
            self.tree.add("\n")
            self.tree.end()

    def _pass(self, words: str) -> None:
        """Leave words out, but for how those behind them look."""
        for found in _INLINE.finditer(words):
            if found.group(4):
                self._look = int(found.group(4), 16)

    def _begin_item(self, label: str) -> None:
        has_number = any(character.isalnum() for character in label)
        self.tree.begin("ol" if has_number else "ul")
        self.tree.begin("li", label=label if has_number else "")

    def _begin_styled(self) -> bool:
        """Begin a paragraph; give whether it is wanted."""
        match _MEANINGS.get(self._style, StyleMeaning.BODY):
            case StyleMeaning.CONTENTS:
                return False
            case StyleMeaning.TITLE:
                self.tree.begin("h1")
            case StyleMeaning.SUBTITLE:
                self.tree.begin("p", class_="standfirst")
            case StyleMeaning.QUOTATION:
                self.tree.begin("blockquote")
            case StyleMeaning.CODE:
                self._begin_code()
            case _:
                self.tree.begin("p")
        return True

    def _begin_code(self) -> None:
        """Go on with the lines of code that stand right before, or begin new ones."""
        if self.tree.resume("pre"):
            self.tree.add("\n")
        else:
            self.tree.begin("pre")

    def _inline(self, words: str) -> None:
        """Write words, their line ends, rubies, and references to notes."""
        depth = self.tree.depth
        self._begin_look(depth)
        for number, part in enumerate(words.split(LINE_END)):
            if number:
                self.tree.single("br")
            place = 0
            for found in _INLINE.finditer(part):
                self.tree.add(_MARKS.sub("", part[place : found.start()]))
                if found.group(1):
                    self._refer(found.group(1))
                elif found.group(4):
                    self._look = int(found.group(4), 16)
                    self._begin_look(depth)
                else:
                    self._ruby(found.group(2), found.group(3))
                place = found.end()
            self.tree.add(_MARKS.sub("", part[place:]))

    def _begin_look(self, depth: int) -> None:
        """Let what follows look as it is set; headings are bold anyway."""
        self.tree.end_to(depth)
        for bit, tag in _LOOKS:
            if self._look & bit & ~self._plain_looks:
                self.tree.begin(tag)

    def _refer(self, number: str) -> None:
        self.tree.begin("a", href=f"#note{number}", role="doc-noteref")
        self.tree.add(f"[{number}]")
        self.tree.end()

    def _ruby(self, base: str, reading: str) -> None:
        self.tree.begin("ruby")
        self.tree.add(base)
        self.tree.begin("rt")
        self.tree.add(reading)
        self.tree.end()
        self.tree.end()

    def _put_notes(self) -> None:
        if not self._notes:
            return
        self.tree.single("hr")
        self.tree.begin("ol", role="doc-endnotes")
        for number, words in enumerate(self._notes, start=1):
            self.tree.begin("li", id=f"note{number}", label=f"[{number}]")
            for line in filter(None, map(str.strip, words.split("\n"))):
                self.tree.begin("p")
                self.tree.add(line)
                self.tree.end()
            self.tree.end()
        self.tree.end_to(1)


def _stretches(words: str) -> Iterator[tuple[str, bool]]:
    """Yield the stretches of the words, and whether each is a row of a table."""
    place = 0
    while (end := words.find(ROW, place)) >= 0:
        start = words.find(TABLE, place, end)
        if start < 0:
            start = words.rfind("\n", place, words.find(CELL, place, end) + 1)
            start = max(start, place)
        yield words[place:start], False
        yield words[start:end].replace(TABLE, ""), True
        place = end + 1
    yield words[place:], False

"""Make blocks of the lines of pages: paragraphs go on over columns and pages, notes and pictures wait for their end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from reader.core.text.blocks import Block, BlockKind, Inline, PageStart
from reader.core.text.headings import CLOSING, find_headings
from reader.core.text.import_events import SourceEvent
from reader.core.text.normalise import LONGEST_PARAGRAPH, split_spans
from reader.importers.markup.inline_text import InlineRun, part
from reader.importers.pdf.font_survey import FontSurvey
from reader.importers.pdf.layout import (
    BULLETS,
    ENDS,
    TextColumn,
    breaks,
    bullet_of,
    column_of,
    is_far,
    note_sign_of,
    notes_from,
)
from reader.importers.pdf.line_joining import JoinedText, join_lines, join_rows
from reader.importers.pdf.lines import PdfLine, Region
from reader.importers.pdf.outline import Outline, OutlineTarget
from reader.importers.pdf.pictures import PagePicture

_LONGEST_HEADING = 200
_LONGEST_BOLD = 100
_INDENTS_TELL = 3


class _Kind(Enum):
    BODY = auto()
    HEADING = auto()
    CODE = auto()
    NOTE = auto()
    ITEM = auto()


@dataclass(slots=True)
class _Paragraph:
    """Gather the lines of a block; ``starts`` are the labels of pages by the number of the line they begin with."""

    kind: _Kind
    lines: list[PdfLine]
    column: TextColumn
    label: str = ""
    depth: int = 1
    starts: dict[int, list[str]] = field(default_factory=dict)
    goals: list[OutlineTarget] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PageContent:
    """Hold what is read of a page: its label, its columns in order, its pictures."""

    label: str
    regions: Sequence[Region]
    pictures: Sequence[PagePicture]


class BlockComposer:
    """Take pages in order and give the pieces that are finished."""

    def __init__(self, survey: FontSurvey, outline: Outline) -> None:
        """Compose with what is known of the whole file."""
        self._survey = survey
        self._outline = outline
        self._open: _Paragraph | None = None
        self._waiting: list[tuple[str, _Paragraph | PagePicture]] = []
        self._due: list[str] = []
        self._label = ""
        self._told = ""
        self._goals: list[OutlineTarget] = []
        self._column: TextColumn | None = None
        self._indents = 0
        self._note_goes_on = False
        self._lists: list[float] = []
        self._shown: set[str] = set()

    def add(self, index: int, content: PageContent) -> Iterator[SourceEvent]:
        """Take the next page."""
        self._label = content.label
        if content.label:
            self._due.append(content.label)
        self._outline.place(index, content.regions)
        pictures = _placed(content.pictures, content.regions)
        for number, region in enumerate(content.regions):
            yield from self._region(region, pictures.get(number, []))
        for picture in pictures.get(len(content.regions), []):
            yield from self._wait(picture)
        self._goals += self._outline.left_over(index)

    def close(self) -> Iterator[SourceEvent]:
        """Finish what is open."""
        yield from self._flush()

    def _region(self, region: Region, pictures: list[PagePicture]) -> Iterator[SourceEvent]:
        column = column_of(region, self._column)
        if len(region) > _INDENTS_TELL:
            self._column = column
        notes = notes_from(region, self._survey, goes_on=self._note_goes_on)
        before: PdfLine | None = None
        for number, line in enumerate(region):
            while pictures and pictures[0].bottom + pictures[0].top > 2 * line.base:
                yield from self._wait(pictures.pop(0))
            if number >= notes:
                yield from self._note(line, column, is_first=number == notes)
            else:
                yield from self._line(line, before, column)
                before = line
        for picture in pictures:
            yield from self._wait(picture)

    # --- lines ---------------------------------------------------------------------------------------------------

    def _line(self, line: PdfLine, before: PdfLine | None, column: TextColumn) -> Iterator[SourceEvent]:
        kind = self._kind(line)
        label = bullet_of(line) if kind is _Kind.BODY else ""
        if label and label not in BULLETS and self._is_mid_sentence(line, before, column):
            label = ""
        if self._open is not None and not label and self._goes_on(self._open, kind, line, before, column):
            self._put(self._open, line)
            return
        yield from self._flush()
        self._indents += kind is _Kind.BODY and column.is_indented(line)
        self._open = _Paragraph(_Kind.ITEM if label else kind, [], column, label, self._depth(line) if label else 1)
        if not label:
            self._lists = []
        self._put(self._open, line)

    def _is_mid_sentence(self, line: PdfLine, before: PdfLine | None, column: TextColumn) -> bool:
        """Return whether a dash or a number heading a line stands there only because the line before was full."""
        if self._open is None or self._open.kind is not _Kind.BODY or before is not self._open.lines[-1]:
            return False
        return before.text[-1] not in CLOSING and not breaks(self._open.lines, line, column, self._survey)

    def _depth(self, line: PdfLine) -> int:
        """Return how deep an item of a list stands, by where the items before it began."""
        while self._lists and line.left < self._lists[-1] - 0.5 * line.size:
            self._lists.pop()
        if not self._lists or line.left > self._lists[-1] + 0.7 * line.size:
            self._lists.append(line.left)
        return len(self._lists)

    def _kind(self, line: PdfLine) -> _Kind:
        if self._survey.level_of(line.size):
            return _Kind.HEADING
        if line.face.mono and not self._survey.body_is_mono and all(word.face.mono for word in line.words):
            return _Kind.CODE
        return _Kind.BODY

    def _put(self, paragraph: _Paragraph, line: PdfLine) -> None:
        if self._due:
            paragraph.starts[len(paragraph.lines)] = self._due
            self._told, self._due = self._due[-1], []
        if not paragraph.lines:
            paragraph.goals += self._goals
            self._goals = []
        goals = self._outline.goals_at(line)
        (paragraph.goals if not paragraph.lines else self._goals).extend(goals)
        paragraph.lines.append(line)

    def _goes_on(
        self, open_one: _Paragraph, kind: _Kind, line: PdfLine, before: PdfLine | None, column: TextColumn
    ) -> bool:
        last = open_one.lines[-1]
        if abs(last.size - line.size) > 0.6 or self._outline.leads_to(line):
            return False
        if open_one.kind is _Kind.HEADING or kind is _Kind.HEADING:
            near = before is last and 0 < last.base - line.base < 2 * line.size
            return open_one.kind is kind and near and not (last.bold and not line.bold)
        if open_one.kind is _Kind.CODE or kind is _Kind.CODE:
            return open_one.kind is kind and (before is not last or last.base - line.base < 3 * line.size)
        if last.bold and not line.bold and not self._survey.body_is_bold and _is_heading(last.text):
            return False
        if before is last:
            return not self._breaks(open_one, line, column)
        return self._continues(open_one, line, column)

    def _breaks(self, open_one: _Paragraph, line: PdfLine, column: TextColumn) -> bool:
        if open_one.kind is not _Kind.ITEM:
            return breaks(open_one.lines, line, column, self._survey)
        first, last = open_one.lines[0], open_one.lines[-1]
        if is_far(last, line, self._survey) or line.left < first.left - 1:
            return True
        if last is first:
            return line.left - first.left < 0.3 * line.size and column.has_room(last, line)
        return _is_moved(last, line) or breaks(
            open_one.lines[1:], line, TextColumn(last.left, column.right), self._survey
        )

    def _continues(self, open_one: _Paragraph, line: PdfLine, column: TextColumn) -> bool:
        """Return whether a line at the head of a column goes on with the paragraph at the foot of the last one."""
        last = open_one.lines[-1]
        if column.is_indented(line) and open_one.kind is _Kind.BODY:
            return False
        if last.text[-1] in "-‐" and line.text[0].islower():
            return True
        if open_one.column.has_room(last, line):
            return False
        if line.text[0].islower() or last.text[-1] not in ENDS:
            return True
        return self._indents > _INDENTS_TELL and open_one.kind is _Kind.BODY

    # --- what waits ----------------------------------------------------------------------------------------------

    def _note(self, line: PdfLine, column: TextColumn, *, is_first: bool) -> Iterator[SourceEvent]:
        sign = note_sign_of(line)
        self._note_goes_on = line.text[-1] not in ENDS
        waiting = self._waiting[-1][1] if self._waiting and not is_first else None
        if isinstance(waiting, _Paragraph) and waiting.lines and not sign:
            waiting.lines.append(line)
            return
        yield from self._wait(_Paragraph(_Kind.NOTE, [line], column, sign))

    def _wait(self, one: _Paragraph | PagePicture) -> Iterator[SourceEvent]:
        """Let a note or a picture wait for the end of the paragraph that is open."""
        self._waiting.append((self._label, one))
        if self._open is None or (self._open.kind is _Kind.HEADING and isinstance(one, PagePicture)):
            yield from self._flush()

    def _flush(self) -> Iterator[SourceEvent]:
        """Yield the paragraph that is open, then what has waited for its end."""
        if self._open is not None:
            paragraph, self._open = self._open, None
            yield from self._blocks(paragraph)
        waiting, self._waiting = self._waiting, []
        for label, one in waiting:
            if isinstance(one, PagePicture):
                yield from self._picture(one)
            else:
                self._tell(one, label)
                yield from self._blocks(one)

    def _tell(self, note: _Paragraph, label: str) -> None:
        """Say on which page a note stands, when the text has gone on to the next one meanwhile."""
        if label and label != self._told:
            note.starts[0] = [label]
            self._due = self._due or [self._told]
            self._told = label

    def _picture(self, picture: PagePicture) -> Iterator[SourceEvent]:
        if picture.image.hash not in self._shown:
            self._shown.add(picture.image.hash)
            yield picture.image
            yield Block(BlockKind.IMAGE, "", image=picture.image.hash)

    # --- blocks --------------------------------------------------------------------------------------------------

    def _blocks(self, paragraph: _Paragraph) -> Iterator[Block]:
        self._survey.learn(paragraph.lines)
        plain = paragraph.kind is _Kind.HEADING
        if paragraph.kind is _Kind.CODE:
            joined = join_rows(paragraph.lines, min(line.left for line in paragraph.lines), paragraph.starts)
        else:
            joined = join_lines(paragraph.lines, self._survey, paragraph.starts, plain=plain)
        kind, level = self._form(paragraph, joined.text)
        names = tuple(goal.name for goal in paragraph.goals)
        yield from _in_length(kind, level, _unlabelled(joined, paragraph.label), paragraph.label, names)

    def _form(self, paragraph: _Paragraph, text: str) -> tuple[BlockKind, int]:
        forms = {_Kind.CODE: BlockKind.CODE, _Kind.NOTE: BlockKind.FOOTNOTE, _Kind.ITEM: BlockKind.LIST_ITEM}
        level = self._heading_level(paragraph, text)
        if level:
            return BlockKind.HEADING, level
        kind = forms.get(paragraph.kind, BlockKind.PARAGRAPH)
        return kind, paragraph.depth if kind is BlockKind.LIST_ITEM else 0

    def _heading_level(self, paragraph: _Paragraph, text: str) -> int:
        if paragraph.kind not in {_Kind.HEADING, _Kind.BODY, _Kind.ITEM} or len(text) > _LONGEST_HEADING:
            return 0
        for goal in paragraph.goals:
            if goal.names(text):
                paragraph.label = ""
                return goal.level
        if paragraph.kind is _Kind.HEADING:
            return self._survey.level_of(paragraph.lines[0].size)
        if paragraph.kind is _Kind.ITEM or len(paragraph.lines) > 2 or not _is_heading(text):
            return 0
        bold = not self._survey.body_is_bold and all(line.bold and not line.is_parted for line in paragraph.lines)
        return self._survey.bold_level if bold or (len(text) <= 60 and find_headings(text)) else 0


def _is_moved(one: PdfLine, other: PdfLine) -> bool:
    return abs(one.left - other.left) > 0.8 * other.size


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_BOLD and text[-1] not in CLOSING and any(one.isalnum() for one in text)


def _unlabelled(joined: JoinedText, label: str) -> JoinedText:
    """Take the label off the text that it stands before."""
    if not label:
        return joined
    rest = joined.text.removeprefix(label).removeprefix(".").lstrip()
    shift = len(joined.text) - len(rest)
    if not rest:
        return joined
    run = part(InlineRun(joined.text, joined.inlines), shift, len(joined.text))
    return JoinedText(
        run.text, run.inlines, tuple(PageStart(one.label, max(0, one.start - shift)) for one in joined.pages)
    )


def _in_length(kind: BlockKind, level: int, joined: JoinedText, label: str, names: tuple[str, ...]) -> Iterator[Block]:
    """Yield the block, cut where it is too long."""
    text, inlines, pages = joined.text, joined.inlines, joined.pages
    if len(text) <= LONGEST_PARAGRAPH or kind is BlockKind.CODE:
        yield Block(kind, text, inlines, level, label, names=names, pages=pages)
        return
    done = 0
    for start, end in split_spans(text):
        cut = part(InlineRun(text, inlines), start, end)
        begun = [one for one in pages if done <= one.start < end]
        done = end
        starts = tuple(PageStart(one.label, max(0, one.start - start)) for one in begun)
        yield Block(kind, cut.text, _sound(cut.inlines), level, label, names=names, pages=starts)
        label, names = "", ()


def _sound(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(mark for mark in inlines if mark.start < mark.end)


def _placed(pictures: Sequence[PagePicture], regions: Sequence[Region]) -> dict[int, list[PagePicture]]:
    """Return the pictures by the number of the column that they stand in, from the top down."""
    placed: dict[int, list[PagePicture]] = {}
    for picture in sorted(pictures, key=_top, reverse=True):
        placed.setdefault(_place(picture, regions), []).append(picture)
    return placed


def _top(picture: PagePicture) -> float:
    return picture.top


def _place(picture: PagePicture, regions: Sequence[Region]) -> int:
    """Find the first column that has a line below a picture."""
    middle = (picture.bottom + picture.top) / 2
    for number, region in enumerate(regions):
        beside = any(line.left < picture.right and line.right > picture.left for line in region)
        if beside and region[-1].base < middle:
            return number
    return len(regions)

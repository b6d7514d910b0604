"""Export the notes of texts: read them from the library, write the files, store what the next merge needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from reader.core.annotations.anchor import Anchor
from reader.core.annotations.markdown_merge.last_export import LastExport
from reader.core.annotations.model import Annotation
from reader.core.annotations.operations import write_all
from reader.core.changes import Changes
from reader.core.errors import ReaderError
from reader.core.text.blocks import LINE, Block
from reader.core.text.citation_key import citation_keys
from reader.core.text.leaves import Leaf
from reader.core.text.model import Text
from reader.core.text.normalise import without_break_signs
from reader.exporters.export_data import ExportData
from reader.exporters.export_folder import ExportReport, NoteEdit
from reader.exporters.export_labels import ExportLabels
from reader.exporters.export_run import ExportOptions, export_texts
from reader.exporters.formats import COPY, MARKDOWN, PACKAGE, WHOLE
from reader.exporters.markdown.document import document_scopes
from reader.services.exporting.file_copies import CopiedFile, copied_files, write_copies
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class ExportJob:
    """The data of an export, values only, so that another thread may write it."""

    options: ExportOptions
    texts: tuple[ExportData, ...]
    last_exports: tuple[LastExport, ...]
    files: Mapping[str, CopiedFile] = field(default_factory=dict)

    def write(self, *, named: bool = True) -> list[ExportReport | ReaderError]:
        """Write the files and return what became of each; ``named`` says that the texts were named one by one."""
        if self.options.form == COPY:
            return list(write_copies(self.options, self.texts, self.files, named=named))
        return list(export_texts(self.options, self.texts, self.last_exports, named=named))


class PassageReader:
    """Reads the passages of a text as blocks; the leaf that was read last is kept for the notes that follow in it."""

    def __init__(self, library: Library, text: str) -> None:
        """Set the text by its id."""
        self._view = library.texts.view(text)
        self._leaf: Leaf | None = None
        self._blocks: tuple[tuple[int, Block], ...] = ()

    def blocks(self, note: Annotation) -> tuple[Block, ...]:
        """Return the blocks of a passage, cut where it begins and ends; none for a part of one line, or without one.

        The signs of items are kept where an item is quoted from its beginning.
        """
        anchor = note.anchor
        if anchor is None or note.orphan or not _has_whole_lines(anchor):
            return ()
        blocks: list[Block] = []
        position = anchor.start
        while position < anchor.end:
            leaf = self._leaf_at(position)
            for start, block in self._blocks:
                first, last = max(0, anchor.start - start), anchor.end - start
                if first < len(block.text) and last > 0:
                    label = "" if first else block.label
                    words = without_break_signs(block.text[first:last])
                    blocks.append(replace(block, text=words, label=label, inlines=()))
            position = max(leaf.end, position) + len(LINE)
        return tuple(blocks)

    def _leaf_at(self, position: int) -> Leaf:
        """Return the leaf at a position, whose blocks then are those that are kept."""
        if self._leaf is None or not self._leaf.start <= position < self._leaf.end:
            self._leaf = self._view.leaf_at(position)
            self._blocks = self._leaf.blocks()
        return self._leaf


def passage_blocks(library: Library, note: Annotation) -> tuple[Block, ...]:
    """Return the blocks of the passage of one note, as `PassageReader` does."""
    return PassageReader(library, note.text).blocks(note)


def _has_whole_lines(anchor: Anchor) -> bool:
    """Return whether a passage has a line end, or is a whole line: only then may it be more than a part of a block."""
    begins_line = anchor.prefix[-1:] in {"", LINE}
    return LINE in anchor.exact or (begins_line and anchor.suffix[:1] in {"", LINE})


def gather_export(
    library: Library, texts: Iterable[Text], options: ExportOptions, now: datetime, labels: ExportLabels
) -> ExportJob:
    """Read texts with their outlines and annotations; times are in the zone of ``now``."""
    seconds = library.ledger.seconds_by_text()
    data = tuple(_export_data(library, text, seconds.get(text.id, 0.0), now, labels) for text in texts)
    if options.covers and options.form == MARKDOWN:
        data = tuple(replace(one, cover=library.texts.image(one.text.filing.cover)) for one in data)
    if options.citation_keys:
        keys = citation_keys(library.texts.all(), library.bibliographies.all())
        data = tuple(_with_key(one, keys.get(one.text.id, one.bibliography.citation_key)) for one in data)
    if options.form == PACKAGE:
        data = tuple(_with_cards(library, one) for one in data)
    last = library.exports.of(document_scopes(data, options.per)) if options.form == MARKDOWN else []
    files = copied_files(library, data) if options.form == COPY else {}
    return ExportJob(options, data, tuple(last), files)


def placeholder_texts(library: Library, options: ExportOptions) -> list[Text]:
    """Return the texts that imported notes wait for; only the format of the whole library includes them."""
    return library.placeholders.cards() if options.form == WHOLE else []


def store_last_exports(library: Library, done: Sequence[ExportReport | ReaderError], now: datetime) -> None:
    """Store what was written, as the base of the next merge."""
    library.exports.keep([report.last for report in done if isinstance(report, ExportReport) and report.last], now)


def apply_note_edits(library: Library, edits: Iterable[NoteEdit], now: datetime) -> Changes | None:
    """Store notes that were edited in exported files, as one step of undo; return None where there are none."""
    bodies = {edit.annotation: edit.after for edit in edits}
    if not bodies:
        return None
    notes = [(library.annotations.get(annotation), body) for annotation, body in bodies.items()]
    return library.commit(write_all(notes, now))


def _export_data(library: Library, text: Text, seconds: float, now: datetime, labels: ExportLabels) -> ExportData:
    zone = now.tzinfo
    notes = library.annotations.of_text(text.id)
    passages = PassageReader(library, text.id)
    blocks = {note.id: passages.blocks(note) for note in notes}
    return ExportData(
        text=replace(
            text,
            title=without_break_signs(text.title),
            author=without_break_signs(text.author),
            added=text.added.astimezone(zone),
            opened=text.opened.astimezone(zone) if text.opened else None,
        ),
        sections=tuple(
            replace(section, title=without_break_signs(section.title))
            for section in library.texts.view(text.id).outline()
        ),
        annotations=tuple(_exported(note, zone) for note in notes),
        covered=library.coverage.covered(text.id),
        seconds=seconds,
        labels=labels,
        passages={note: found for note, found in blocks.items() if found},
        bibliography=library.bibliographies.of(text.id),
    )


def _with_key(data: ExportData, key: str) -> ExportData:
    return replace(data, bibliography=replace(data.bibliography, citation_key=key))


def _with_cards(library: Library, data: ExportData) -> ExportData:
    """Return the data of a text with the cards of the self-test, and the questions of the bank among them."""
    cards = library.cards.all(data.text.id)
    questions = library.questions.some(dict.fromkeys(info.card.question for info in cards if info.card.question))
    return replace(data, cards=tuple(cards), questions=tuple(questions.values()))


def _exported(note: Annotation, zone: tzinfo | None) -> Annotation:
    """Return a note with its times in a zone, and its passage without the signs for lines that are broken."""
    anchor = note.anchor and replace(
        note.anchor,
        exact=without_break_signs(note.anchor.exact),
        prefix=without_break_signs(note.anchor.prefix),
        suffix=without_break_signs(note.anchor.suffix),
        section=without_break_signs(note.anchor.section),
    )
    created, modified = note.created.astimezone(zone), note.modified.astimezone(zone)
    return replace(note, anchor=anchor, created=created, modified=modified)

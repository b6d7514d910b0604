"""Parse plain text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice, takewhile

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import Block, BlockKind
from reader.core.text.heading_rules import headings_of
from reader.core.text.import_events import SourceEvent, TextHeader
from reader.core.text.language import language_of
from reader.core.text.model import TextFormat
from reader.core.text.normalise import clean_words
from reader.core.text.reflow import reflow
from reader.core.text.title_detection import detect_title, main_heading, title_of_stem
from reader.importers.encoding import decode
from reader.importers.source import SourceBytes

_FIRST_BLOCKS = 12


def parse(source: SourceBytes) -> Iterator[SourceEvent]:
    """Yield the events of a plain text; raises `ReaderError` NO_TEXT when it is blank."""
    decoded, encoding = decode(source.data, source.path, source.encoding)
    text = clean_words(decoded)
    headings = headings_of(text, source.options)
    blocks = reflow(text, source.options, headings)
    first = list(islice(blocks, _FIRST_BLOCKS))
    if not first:
        raise ReaderError(Problem.NO_TEXT, source.path)
    begins_with_part = _begins_with_part(text, headings)
    opening = detect_title(text, begins_with_part=begins_with_part)
    heading = "" if begins_with_part else _first_heading(first)
    title = opening.title or heading or title_of_stem(source.path.stem)
    yield TextHeader(title, opening.author, language_of(text), TextFormat.PLAIN, encoding)
    done = 0
    for block in chain(first, blocks):
        done += len(block.text) + 1
        source.fraction = min(1.0, done / len(text))
        yield block


def _begins_with_part(text: str, headings: dict[int, int]) -> bool:
    """Return whether the first line is one of several headings of its level, hence no title of the whole."""
    first = text.rfind("\n", 0, len(text) - len(text.lstrip())) + 1
    level = headings.get(first)
    return level is not None and sum(other == level for other in headings.values()) > 1


def _first_heading(blocks: list[Block]) -> str:
    """Return the text of the main heading, if only headings and a standfirst precede it; else an empty string."""
    best = main_heading(takewhile(lambda block: block.kind in {BlockKind.HEADING, BlockKind.STANDFIRST}, blocks))
    return best.text if best is not None else ""

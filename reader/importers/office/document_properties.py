"""Complete the header of a document from its own properties, where they are usable, and from its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from reader.core.errors import Problem, ReaderError
from reader.core.text.blocks import LINE, Block, title_of
from reader.core.text.import_events import SourceEvent, TextHeader
from reader.core.text.language import language_of
from reader.core.text.title_detection import detect_title, main_heading, title_of_stem
from reader.importers.office.unstyled_headings import with_recognised_headings
from reader.importers.source import SourceBytes

_FIRST_LINES = 40
_LONGEST_TITLE = 200
_PROGRAM_AFFIX = re.compile(r"^microsoft word - |\.(?:docx?|odt|rtf|wps|txt|pdf)$", re.IGNORECASE)
_DEFAULT_TITLE = re.compile(
    r"(?:untitled|无标题|無標題|未命名|文档|文檔|新建(?:文档|文本文档|microsoft word 文档)?|document|microsoft word|wps"
    r"|template|模板|title|标题)?[\s\d.()（）_-]*$",
    re.IGNORECASE,
)
_DEFAULT_AUTHOR = re.compile(
    r"(?:administrator|admin|user|owner|unknown|微软用户|微軟用戶|windows 用户|windows user|microsoft(?: office.*)?"
    r"|microsoft corporation|lenovo|dell|hp|asus|acer|pc|python-docx|un-named|未知|作者|author|系统管理员|\w?)$",
    re.IGNORECASE,
)


def usable_title(text: str) -> str:
    """Return a document's own title, or an empty string where it is a program's default."""
    text = _PROGRAM_AFFIX.sub("", " ".join(text.split())).strip()
    return "" if len(text) > _LONGEST_TITLE or _DEFAULT_TITLE.match(text) else text


def usable_author(text: str) -> str:
    """Return a document's own author, or an empty string where it only names a machine or a program."""
    text = " ".join(text.split())
    return "" if len(text) > _LONGEST_TITLE or _DEFAULT_AUTHOR.match(text) else text


def with_properties(
    events: Iterable[SourceEvent], source: SourceBytes, header: TextHeader, *, declared: str = ""
) -> Iterator[SourceEvent]:
    """Yield a header and the events; what ``header`` lacks is detected in the first lines, as in a plain text.

    ``declared`` is the language that the document declares, used only where none is detected.
    Where the document has no heading, its title and headings are recognised by their text. Raises `ReaderError` NO_TEXT
    where there is no block.
    """
    all_events = list(with_recognised_headings(list(events)))
    blocks = [event for event in all_events if isinstance(event, Block)]
    if not blocks:
        raise ReaderError(Problem.NO_TEXT, source.path)
    first = LINE.join(block.text for block in islice(blocks, _FIRST_LINES))
    opening = detect_title(first)
    title = header.title or opening.title or _first_heading(blocks) or title_of_stem(source.path.stem)
    language = header.language or language_of(first) or declared
    yield replace(header, title=title, author=header.author or opening.author, language=language)
    for number, event in enumerate(all_events, start=1):
        source.fraction = number / len(all_events)
        yield event


def _first_heading(blocks: Iterable[Block]) -> str:
    """Return the text of the main heading among the first blocks."""
    heading = main_heading(islice(blocks, _FIRST_LINES))
    return title_of(heading) if heading is not None else ""

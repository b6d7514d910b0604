"""Parse Markdown: python-markdown converts it to HTML, and the HTML walker makes blocks of that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

import markdown
import yaml
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension, TableProcessor
from typing_extensions import override

from reader.core.errors import Problem, ReaderError
from reader.core.text.citation_properties import stated_properties
from reader.core.text.import_events import SourceEvent, TextHeader
from reader.core.text.model import TextFormat
from reader.core.text.normalise import clean_words
from reader.importers.encoding import decode
from reader.importers.markup.tree_parser import parse_html
from reader.importers.source import SourceBytes
from reader.importers.web.html import document_events

_EXTENSIONS = (
    "footnotes",
    "fenced_code",
    "def_list",
    "sane_lists",
    "pymdownx.tasklist",
    "pymdownx.tilde",
    "pymdownx.mark",
    "pymdownx.magiclink",
)
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)(?:\n|\Z)", re.DOTALL)
_LONGEST_FRONT_MATTER = 64 * 1024
_MOST_BRACKETS = 200
_BRACKETS = re.compile(r"[\[!]{200,}")
_TAG = re.compile(r"<[A-Za-z/!?]")
_MOST_TAGS = 2_000
_MOST_NOTES = 1_000
_RULES = re.compile(r"(?:^[-*_ ]{3,}\n){2000}", re.MULTILINE)
_LARGEST = 20 * 1024 * 1024
"""Code points; python-markdown takes a minute for some ten million."""


def parse(source: SourceBytes) -> Iterator[SourceEvent]:
    """Yield the events of a Markdown file; raises `ReaderError` NO_TEXT, MARKUP_DAMAGED or FILE_TOO_LARGE."""
    decoded, encoding = decode(source.data, source.path, source.encoding)
    text = clean_words(decoded)
    if len(text) > _LARGEST:
        raise ReaderError(Problem.FILE_TOO_LARGE, source.path, size=len(text), limit=_LARGEST)
    if _would_hang(text):
        raise ReaderError(Problem.MARKUP_DAMAGED, source.path)
    front, body = _front_matter(text)
    if not body.strip():
        raise ReaderError(Problem.NO_TEXT, source.path)
    root = parse_html(f"<html><body>{_html(body)}</body></html>")
    if root is None:
        raise ReaderError(Problem.MARKUP_DAMAGED, source.path)
    title, author = front.get("title", ""), front.get("author", "")
    data = stated_properties(front)
    header = TextHeader(title, author, "", TextFormat.MARKDOWN, encoding, bibliography=data)
    yield from document_events(root, source, header)


def _html(text: str) -> str:
    extensions: list[str | Extension] = [*_EXTENSIONS, _WholeRowTables()]
    converter = markdown.Markdown(extensions=extensions, output_format="xhtml", tab_length=4)
    return converter.convert(text)


class _WholeRowProcessor(TableProcessor):
    """Build tables whose rows may have more cells than the first row; python-markdown drops those."""

    # the stubs do not know the methods that build a row
    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        missing = len(self._split_row(row)) - len(align)  # type: ignore[attr-defined]
        super()._build_row(row, parent, [*align, *[None] * missing])  # type: ignore[misc]


class _WholeRowTables(TableExtension):
    """Read tables with all cells of each row."""

    @override
    def extendMarkdown(self, md: markdown.Markdown) -> None:
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(_WholeRowProcessor(md.parser, self.getConfigs()), "table", 75)


def _would_hang(text: str) -> bool:
    """Return whether python-markdown would take minutes, as for long runs of opening brackets (299 s for 50,000)."""
    return (
        _BRACKETS.search(text) is not None
        or _has_open_brackets(text)
        or _has_open_tags(text)
        or _has_many_rules(text)
        or _has_many_notes(text)
    )


def _has_many_notes(text: str) -> bool:
    """Return whether a paragraph has more note references than any real one.

    Each is searched among all (10 s for 2,600).
    """
    return text.count("[^") >= _MOST_NOTES and any(part.count("[^") >= _MOST_NOTES for part in text.split("\n\n"))


def _has_open_tags(text: str) -> bool:
    """Return whether many more tags are opened than closed: each is searched up to the end (10 s for 20,000)."""
    return len(_TAG.findall(text)) - text.count(">") >= _MOST_TAGS


def _has_many_rules(text: str) -> bool:
    """Return whether very many rules follow each other.

    The rest of the text is scanned after each (10 s for 20,000).
    """
    return _RULES.search(text) is not None


def _has_open_brackets(text: str) -> bool:
    """Return whether a paragraph opens many more brackets or addresses than it closes."""
    return any(
        text.count(opening) - text.count(closing) >= _MOST_BRACKETS
        and any(part.count(opening) - part.count(closing) >= _MOST_BRACKETS for part in text.split("\n\n"))
        for opening, closing in (("[", "]"), ("](", ")"))
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Split the front matter from the text; one that is not a YAML mapping remains in the text."""
    found = _FRONT_MATTER.match(text)
    if found is None or found.end() > _LONGEST_FRONT_MATTER:
        return {}, text
    try:
        values = yaml.load(found.group(1), Loader=_PlainLoader)  # noqa: S506 - a safe loader that builds strings only
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text
    if not isinstance(values, dict):
        return {}, text
    return {str(key).lower(): _to_text(value) for key, value in values.items()}, text[found.end() :]


def _to_text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value).strip()


class _PlainLoader(yaml.BaseLoader):
    """Build strings, lists and mappings only."""

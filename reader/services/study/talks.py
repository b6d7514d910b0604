"""Make talks from topics and from chosen notes, and write them into files."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from pathlib import Path

from reader.core.annotations.topics import Topic
from reader.core.errors import Problem, ReaderError
from reader.core.study.talk import TalkForm, TalkSource, plan_talk
from reader.exporters.atomic_write import write_whole
from reader.exporters.docx import docx_bytes
from reader.exporters.essay import Essay, EssayItem, EssayLabels
from reader.exporters.markdown.sheet_page import sheet_markdown
from reader.exporters.sheet import SheetDocument, SheetLabels
from reader.exporters.sheet_html import sheet_html
from reader.exporters.talk import Talk, TalkLabels, is_heading, talk_document
from reader.services.exporting.essays import essay_of_annotations, essay_of_topic
from reader.services.exporting.translated_labels import Translate
from reader.storage.library import Library

SUFFIXES = (".md", ".html", ".docx")
"""How the names of the files end that a talk is written into."""

_SHARED = {"comma": "Meeting"}
"""The translation contexts of labels that are shared with other places; all others are in "Talk"."""


def talk_labels(translate: Translate) -> TalkLabels:
    """Return the labels of talks."""
    texts = {one.name: one.default for one in fields(TalkLabels) if isinstance(one.default, str)}
    return TalkLabels(
        **{name: translate(_SHARED.get(name, "Talk"), text) for name, text in texts.items()},
        sheet=SheetLabels(**{one.name: translate("Sheet", str(one.default)) for one in fields(SheetLabels)}),
    )


def find_topic(library: Library, name: str) -> Topic:
    """Return the topic with a question, or whose id begins so; raises ReaderError TOPIC_UNKNOWN."""
    named = [topic for topic in library.topics.all() if topic.question == name]
    if not named and not name:
        raise ReaderError(Problem.TOPIC_UNKNOWN, id=name, matches=0)
    return named[0] if named else library.topics.get(name)


def talk_of(library: Library, source: TalkSource, minutes: int, labels: TalkLabels) -> Talk:
    """Return the talk of a topic, in the order of its outline, or of annotations in their order.

    Raises ReaderError TOPIC_UNKNOWN.
    """
    if source.topic:
        return _talk(essay_of_topic(library, library.topics.get(source.topic), EssayLabels()), minutes, labels)
    essay = essay_of_annotations(library, source.annotations, source.title, EssayLabels())
    return _talk(essay, minutes, labels)


def write_talk(talk: Talk, form: TalkForm, path: Path, now: datetime) -> None:
    """Write a talk into a file, by the suffix of its name; without a known one, as Markdown.

    Raises ReaderError DOCX_MISSING, FOLDER_UNWRITABLE, EXPORT_FAILED.
    """
    write_whole(path, _content(talk_document(talk, form), path.suffix.lower(), now))


def _content(document: SheetDocument, suffix: str, now: datetime) -> bytes:
    match suffix:
        case ".docx":
            return docx_bytes(document, now)
        case ".html" | ".htm":
            return sheet_html(document).encode("utf-8", "replace")
    return sheet_markdown(document).encode("utf-8", "replace")


def _talk(essay: Essay, minutes: int, labels: TalkLabels) -> Talk:
    spoken = ["" if is_heading(essay.items, place) else _spoken(item) for place, item in enumerate(essay.items)]
    return Talk(essay.question, essay.items, plan_talk(spoken, minutes), minutes, labels)


def _spoken(item: EssayItem) -> str:
    """Return what is said at an item: the passage, and the note on it."""
    if item.annotation is None:
        return item.words
    return "\n".join(part for part in (item.annotation.quote, item.annotation.body) if part)

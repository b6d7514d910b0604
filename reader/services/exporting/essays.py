"""Gather from the library the content of an essay scaffold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.core.annotations.model import Annotation
from reader.core.annotations.topics import Topic
from reader.core.text.outline import short_path
from reader.exporters.essay import Essay, EssayItem, EssayLabels
from reader.services.annotations.text_names import TextName, text_names
from reader.services.exporting.export_job import passage_blocks
from reader.storage.library import Library


def essay_of_topic(library: Library, topic: Topic, labels: EssayLabels) -> Essay:
    """Return the essay of a topic, built from its outline."""
    outline = library.topics.outline(topic.id)
    ids = [item.annotation for item in outline if item.annotation]
    annotations = {annotation.id: annotation for annotation in library.annotation_lists.some(ids)}
    names = text_names(library)
    items = [
        _item(library, names, annotations[item.annotation], item.level)
        if item.annotation
        else EssayItem(item.level, item.text)
        for item in outline
        if not item.annotation or item.annotation in annotations
    ]
    return Essay(topic.question, tuple(items), labels)


def essay_of_annotations(library: Library, annotations: Sequence[str], title: str, labels: EssayLabels) -> Essay:
    """Return an essay of annotations in the given order, each text under a heading of its own."""
    names = text_names(library)
    items: list[EssayItem] = []
    text = ""
    for annotation in library.annotation_lists.some(annotations):
        if annotation.text != text:
            text = annotation.text
            items.append(EssayItem(0, names[annotation.text].title))
        items.append(_item(library, names, annotation, 1))
    return Essay(title, tuple(items), labels)


def _item(library: Library, names: Mapping[str, TextName], annotation: Annotation, level: int) -> EssayItem:
    name, passage = names[annotation.text], passage_blocks(library, annotation)
    section = short_path(library.outlines.titles_of(annotation), full_last=True)
    return EssayItem(
        level, annotation=annotation, title=name.title, author=name.author, section=section, passage=passage
    )

"""Gather out of the library what goes into a scaffold for an essay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.core.annotations.model import Annotation
from reader.core.annotations.topics import Topic
from reader.exporters.essay import Essay, EssayItem, EssayLabels
from reader.services.annotations.text_names import TextName, text_names
from reader.storage.library import Library


def essay_of_topic(library: Library, topic: Topic, labels: EssayLabels) -> Essay:
    """Gather a topic with its outline."""
    outline = library.topics.outline(topic.id)
    held = {
        one.id: one for one in library.annotation_lists.some([item.annotation for item in outline if item.annotation])
    }
    names = text_names(library)
    items = [
        _item(names, held[item.annotation], item.level) if item.annotation else EssayItem(item.level, item.text)
        for item in outline
        if not item.annotation or item.annotation in held
    ]
    return Essay(topic.question, tuple(items), labels)


def essay_of(library: Library, annotations: Sequence[str], title: str, labels: EssayLabels) -> Essay:
    """Gather annotations in the order in which they are given, each text under a heading of its own."""
    names = text_names(library)
    items: list[EssayItem] = []
    text = ""
    for one in library.annotation_lists.some(annotations):
        if one.text != text:
            text = one.text
            items.append(EssayItem(0, names[one.text].title))
        items.append(_item(names, one, 1))
    return Essay(title, tuple(items), labels)


def _item(names: Mapping[str, TextName], annotation: Annotation, level: int) -> EssayItem:
    name = names[annotation.text]
    return EssayItem(level, annotation=annotation, title=name.title, author=name.author)

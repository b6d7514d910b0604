"""Put an annotation into the few words that its card and a screen reader need."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.ui.translation.labels import page_label


def kind_name(kind: AnnotationKind) -> str:
    """Name a kind of annotation."""
    names = {
        AnnotationKind.HIGHLIGHT: QCoreApplication.translate("Cards", "Highlight"),
        AnnotationKind.NOTE: QCoreApplication.translate("Cards", "Note"),
        AnnotationKind.QUESTION: QCoreApplication.translate("Cards", "Question"),
        AnnotationKind.BOOKMARK: QCoreApplication.translate("Cards", "Bookmark"),
    }
    return names[kind]


def colour_name(colour: int) -> str:
    """Name a colour by the key 1 to 5 that gives it."""
    names = (
        QCoreApplication.translate("Cards", "No colour"),
        QCoreApplication.translate("Cards", "Yellow"),
        QCoreApplication.translate("Cards", "Green"),
        QCoreApplication.translate("Cards", "Blue"),
        QCoreApplication.translate("Cards", "Violet"),
        QCoreApplication.translate("Cards", "Red"),
    )
    return names[colour]


def place_words(annotation: Annotation) -> str:
    """Return where an annotation stands, led by its kind unless that can be seen."""
    words = []
    if annotation.kind in {AnnotationKind.QUESTION, AnnotationKind.BOOKMARK}:
        words.append(kind_name(annotation.kind))
    if annotation.orphan:
        words.append(QCoreApplication.translate("Cards", "Passage not found"))
    elif annotation.anchor is None:
        words.append(QCoreApplication.translate("Cards", "On the whole text"))
    else:
        # the page first: a long section is cut off at the end
        if annotation.page:
            words.append(page_label(annotation.page))
        if annotation.anchor.section:
            words.append("§ " + " ".join(annotation.anchor.section.split()))
    return " · ".join(words)


def time_words(annotation: Annotation, now: datetime) -> str:
    """Return when an annotation was made, in local time; with the year only if that is another one."""
    made = annotation.created.astimezone()
    return made.strftime("%m-%d %H:%M" if made.year == now.year else "%Y-%m-%d")


def spoken(annotation: Annotation) -> str:
    """Put a whole card into one line, for screen readers."""
    parts = [kind_name(annotation.kind)]
    if annotation.colour:
        parts.append(colour_name(annotation.colour))
    parts += [place_words(annotation), annotation.quote, annotation.body]
    parts += [f"#{tag}" for tag in annotation.tags]
    return ". ".join(" ".join(part.split()) for part in parts if part)

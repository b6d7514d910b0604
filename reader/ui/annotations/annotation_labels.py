"""Build the labels of an annotation for its card and for screen readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from reader.core.annotations.model import Annotation, AnnotationKind
from reader.core.text.outline import short_path
from reader.core.text.sanitise import one_line
from reader.storage.library import Library
from reader.ui.appearance.mark_colours import colour_name
from reader.ui.appearance.mark_styles import LINE_STYLES, style_name
from reader.ui.translation.day_labels import compact_date
from reader.ui.translation.labels import page_label


def kind_name(kind: AnnotationKind) -> str:
    """Return the label of a kind of annotation."""
    names = {
        AnnotationKind.HIGHLIGHT: QCoreApplication.translate("Cards", "Highlight"),
        AnnotationKind.NOTE: QCoreApplication.translate("Cards", "Note"),
        AnnotationKind.QUESTION: QCoreApplication.translate("Cards", "Question"),
        AnnotationKind.BOOKMARK: QCoreApplication.translate("Cards", "Bookmark"),
    }
    return names[kind]


def visible_kind(annotation: Annotation) -> str:
    """Return the kind of an annotation if its card has to name it; empty for highlights and notes."""
    return kind_name(annotation.kind) if annotation.kind in {AnnotationKind.QUESTION, AnnotationKind.BOOKMARK} else ""


def damage_label(annotation: Annotation) -> str:
    """Return the word on the card of an annotation whose row is damaged; empty for a sound one."""
    return QCoreApplication.translate("Cards", "Damaged") if annotation.damaged else ""


def damage_explanation(annotation: Annotation) -> str:
    """Return what it means that an annotation is damaged, and what mends it; empty for a sound one."""
    if not annotation.damaged:
        return ""
    return QCoreApplication.translate(
        "Cards",
        "Part of this note is damaged; only the readable part is shown. “Check the Library…” in "
        "the Library menu repairs it and keeps a copy of what was stored.",
    )


def location_label(annotation: Annotation, sections: Sequence[str] = ()) -> str:
    """Return the location of an annotation: its page and its section, or why it has none.

    ``sections`` are the titles of the sections around it, the outermost first; else the anchor names the innermost.
    """
    parts = []
    if annotation.orphan:
        parts.append(QCoreApplication.translate("Cards", "Unplaced"))
    elif annotation.anchor is None:
        parts.append(QCoreApplication.translate("Cards", "About the whole text"))
    else:
        # the page comes first, as a long section title is cut off at the end
        if annotation.page:
            parts.append(page_label(annotation.page))
        parts.append(short_path(sections or (one_line(annotation.anchor.section),)))
    return " · ".join(part for part in parts if part)


def credit_label(annotation: Annotation) -> str:
    """Return by whom an annotation is that came from somebody else; empty for one of the reader's own."""
    if not annotation.creator:
        return ""
    return QCoreApplication.translate("Cards", "by {name}").format(name=one_line(annotation.creator))


def time_label(annotation: Annotation, now: datetime) -> str:
    """Return the creation time of an annotation in local time, with the year only if it is not the current one."""
    created = annotation.created.astimezone()
    if created.year != now.year:
        return compact_date(created.date(), now.date())
    template = QCoreApplication.translate("Cards", "{day} {time}")
    return template.format(day=compact_date(created.date()), time=f"{created:%H:%M}")


def place_label(library: Library, annotation: Annotation) -> str:
    """Return the location of an annotation with all the sections around it, or that its text is not there yet."""
    if annotation.orphan and library.placeholders.has(annotation.text):
        return QCoreApplication.translate("Cards", "Waiting for its text")
    return location_label(annotation, library.outlines.titles_of(annotation))


def look_label(annotation: Annotation) -> str:
    """Return the kind of an annotation with its colour and the style in which its passage is marked."""
    parts = [kind_name(annotation.kind)]
    if annotation.colour:
        parts.append(colour_name(annotation.colour))
    if annotation.style in LINE_STYLES:
        parts.append(style_name(annotation.style))
    return ". ".join(parts)


def accessible_text(annotation: Annotation, place: str | None = None) -> str:
    """Return the content of a whole card in one line, for screen readers; ``place`` is its `place_label`."""
    parts = [
        look_label(annotation),
        location_label(annotation) if place is None else place,
        credit_label(annotation),
        annotation.quote,
        annotation.body,
    ]
    parts += [f"#{tag}" for tag in annotation.tags]
    parts.append(damage_explanation(annotation))
    return ". ".join(" ".join(part.split()) for part in parts if part)


def described_by(library: Library) -> Callable[[Annotation], str]:
    """Return what gives `accessible_text` with the sections that a library knows around an annotation."""

    def described(annotation: Annotation) -> str:
        return accessible_text(annotation, place_label(library, annotation))

    return described

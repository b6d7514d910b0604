"""Say what an importer left out of a text."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QObject

from reader.core.text.omissions import Omission, OmissionKind
from reader.core.text.sanitise import one_line
from reader.ui.translation.error_messages import join_sentences

_MOST_NAMES = 5
"""The number of missing chapters that are named."""


class OmissionLabels(QObject):
    """The words for each kind of omission, in the right plural form."""

    def counted(self, kind: OmissionKind, count: int) -> str:
        """Return the label of a number of omissions of one kind; a new kind is a row here."""
        return {
            OmissionKind.CHAPTER: self.tr("%Ln chapter(s)", None, count),
            OmissionKind.PICTURE: self.tr("%Ln picture(s)", None, count),
            OmissionKind.DRAWING: self.tr("%Ln drawing(s)", None, count),
            OmissionKind.FORMULA: self.tr("%Ln formula(s)", None, count),
            OmissionKind.AUDIO: self.tr("%Ln audio recording(s)", None, count),
            OmissionKind.VIDEO: self.tr("%Ln video(s)", None, count),
            OmissionKind.EMBEDDED: self.tr("%Ln embedded object(s)", None, count),
            OmissionKind.FIELD: self.tr("%Ln form field(s)", None, count),
            OmissionKind.HIDDEN: self.tr("%Ln hidden passage(s)", None, count),
            OmissionKind.COMMENT: self.tr("%Ln comment(s)", None, count),
            OmissionKind.TURNED: self.tr("%Ln rotated passage(s)", None, count),
            OmissionKind.RUNNING_HEAD: self.tr("%Ln header(s) or footer(s)", None, count),
        }[kind]


def omissions_label(omissions: Iterable[Omission]) -> str:
    """Return what was left out as a list in one line, such as "3 drawings, 1 video"."""
    labels = OmissionLabels()
    separator = QCoreApplication.translate("Omissions", ", ", "between what was left out")
    return separator.join(labels.counted(omission.kind, omission.count) for omission in omissions)


def omissions_message(omissions: Iterable[Omission]) -> str:
    """Return all sentences that say what was left out; empty without omissions."""
    return join_sentences(omissions_sentences(omissions))


def omissions_sentences(omissions: Iterable[Omission]) -> list[str]:
    """Return a sentence that says what was left out, and one that names the missing chapters."""
    left_out = list(omissions)
    if not left_out:
        return []
    sentences = [QCoreApplication.translate("Omissions", "{list} left out.").format(list=omissions_label(left_out))]
    missing = [name for omission in left_out if omission.kind is OmissionKind.CHAPTER for name in omission.names]
    if missing:
        sentences.append(
            QCoreApplication.translate("Omissions", "Missing from the file, or unreadable: {names}.").format(
                names=_quoted(missing)
            )
        )
    return sentences


def _quoted(names: list[str]) -> str:
    """Return the first of these names of the file in quotation marks."""
    template = QCoreApplication.translate("Omissions", "“{name}”", "the name of a chapter's file")
    separator = QCoreApplication.translate("Omissions", ", ", "between what was left out")
    shown = [template.format(name=one_line(name)) for name in names[:_MOST_NAMES]]
    return separator.join(shown) + ("…" if len(names) > _MOST_NAMES else "")

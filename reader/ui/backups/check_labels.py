"""Say in words what a check of the library found."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.storage.integrity import FindingKind, IntegrityReport

KIND_LABELS = {
    FindingKind.FILE: QT_TRANSLATE_NOOP("Check", "Parts of the file cannot be read, or an index is wrong"),
    FindingKind.ROW: QT_TRANSLATE_NOOP("Check", "Rows with unreadable values"),
    FindingKind.REFERENCE: QT_TRANSLATE_NOOP("Check", "Rows that refer to missing rows"),
    FindingKind.TEXT: QT_TRANSLATE_NOOP("Check", "Incomplete texts"),
    FindingKind.LEAF: QT_TRANSLATE_NOOP("Check", "Pages of texts out of order"),
    FindingKind.ANCHOR: QT_TRANSLATE_NOOP("Check", "Notes not at their passage"),
    FindingKind.FILING: QT_TRANSLATE_NOOP("Check", "Unreadable tracks and tags of texts"),
    FindingKind.COVER: QT_TRANSLATE_NOOP("Check", "Missing covers"),
    FindingKind.COVERAGE: QT_TRANSLATE_NOOP("Check", "Progress beyond the end of a text"),
    FindingKind.OVERLAP: QT_TRANSLATE_NOOP("Check", "Overlapping sessions"),
    FindingKind.DAY_SUM: QT_TRANSLATE_NOOP("Check", "Daily totals that do not match their sessions"),
    FindingKind.DAY_TO_COME: QT_TRANSLATE_NOOP("Check", "Sessions dated in the future"),
}


class CheckLabels(QObject):
    """Sentences about a report; an object only because lupdate finds plurals only in ``tr``."""

    def summary(self, report: IntegrityReport) -> str:
        """Return what was looked at and what came of it."""
        looked_at = self.tr("%n text(s)", None, report.texts), self.tr("%n note(s)", None, report.annotations)
        what = self.tr("{texts} and {notes} checked.").format(texts=looked_at[0], notes=looked_at[1])
        if not report.findings:
            return self.tr("No problems found. {what}").format(what=what)
        if report.is_clean:
            return self.tr("Everything was repaired; unreadable parts were set aside. {what}").format(what=what)
        return self.tr("Problems found; nothing has been changed yet. {what}").format(what=what)

    def kind(self, kind: str) -> str:
        """Return the label of a kind of finding."""
        return QCoreApplication.translate("Check", KIND_LABELS[FindingKind(kind)])

    def remedy(self, *, repaired: bool, repairable: bool) -> str:
        """Return what was done about a finding, or what can be."""
        if repaired:
            return self.tr("repaired")
        return self.tr("can be repaired") if repairable else self.tr("needs a backup")

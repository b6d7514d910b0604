"""Say in words what a check of the library found."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.storage.integrity import FindingKind, IntegrityReport

KIND_LABELS = {
    FindingKind.FILE: QT_TRANSLATE_NOOP("Check", "Parts of the file cannot be read, or an index is wrong"),
    FindingKind.ROW: QT_TRANSLATE_NOOP("Check", "Rows with a value that cannot be read"),
    FindingKind.REFERENCE: QT_TRANSLATE_NOOP("Check", "Rows that refer to one that is not there"),
    FindingKind.TEXT: QT_TRANSLATE_NOOP("Check", "Texts that are not whole"),
    FindingKind.LEAF: QT_TRANSLATE_NOOP("Check", "Pages of texts out of order"),
    FindingKind.ANCHOR: QT_TRANSLATE_NOOP("Check", "Notes that are not at their passage"),
    FindingKind.FILING: QT_TRANSLATE_NOOP("Check", "Tracks and tags of texts that cannot be read"),
    FindingKind.COVER: QT_TRANSLATE_NOOP("Check", "Covers that are not there"),
    FindingKind.COVERAGE: QT_TRANSLATE_NOOP("Check", "Progress beyond the end of a text"),
    FindingKind.OVERLAP: QT_TRANSLATE_NOOP("Check", "Sessions that overlap"),
    FindingKind.DAY_SUM: QT_TRANSLATE_NOOP("Check", "Sums of days that are not those of their sessions"),
    FindingKind.DAY_TO_COME: QT_TRANSLATE_NOOP("Check", "Sessions on days that lie ahead"),
}


class CheckLabels(QObject):
    """Sentences about a report; an object only because lupdate finds plurals only in ``tr``."""

    def summary(self, report: IntegrityReport) -> str:
        """Return what was looked at and what came of it."""
        looked_at = self.tr("%n text(s)", None, report.texts), self.tr("%n note(s)", None, report.annotations)
        what = self.tr("{texts} and {notes} were looked at.").format(texts=looked_at[0], notes=looked_at[1])
        if not report.findings:
            return self.tr("All is well. {what}").format(what=what)
        if report.is_clean:
            return self.tr("All is mended, and what could not be read is kept aside. {what}").format(what=what)
        return self.tr("Not all is well; nothing was changed so far. {what}").format(what=what)

    def kind(self, kind: str) -> str:
        """Return the label of a kind of finding."""
        return QCoreApplication.translate("Check", KIND_LABELS[FindingKind(kind)])

    def remedy(self, *, repaired: bool, repairable: bool) -> str:
        """Return what was done about a finding, or what can be."""
        if repaired:
            return self.tr("mended")
        return self.tr("can be mended") if repairable else self.tr("restore a backup")

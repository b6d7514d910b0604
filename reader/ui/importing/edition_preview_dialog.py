"""Preview what a new edition would do to the notes of a text, before it replaces the present one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.core.annotations.reanchoring.anchor_match import MatchKind
from reader.core.annotations.reanchoring.edition_preview import CarriedAnnotation, EditionPreview

_ORDER = (MatchKind.ORPHANED, MatchKind.FUZZY, MatchKind.MOVED, MatchKind.EXACT)
_MAX_QUOTE = 160
_MAX_ROWS = 2000


class EditionPreviewDialog(QDialog):
    """Summarise and list what would happen to the notes; the dialog is accepted to replace the edition."""

    def __init__(self, title: str, preview: EditionPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New edition of “{title}”").format(title=title))
        self.resize(760, 480)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(_label(self._summary(preview), "heading"))
        column.addWidget(
            _label(
                self.tr(
                    "Nothing has been changed yet. The old edition is kept: one step of undo brings it back, "
                    "with every note where it was. Notes without a place wait at the end of the notes."
                ),
                "muted",
            )
        )
        self.list = self._build_list(preview)
        column.addWidget(self.list, 1)
        buttons = QDialogButtonBox()
        self.replace_button = buttons.addButton(self.tr("Replace"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Keep the present edition"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _build_list(self, preview: EditionPreview) -> QTreeWidget:
        notes = QTreeWidget()
        notes.setHeaderLabels([self.tr("What happens"), self.tr("Passage now"), self.tr("Passage then")])
        notes.setRootIsDecorated(False)
        notes.setUniformRowHeights(True)
        notes.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        notes.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        notes.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        notes.setAccessibleName(self.tr("Notes"))
        anchored = [carried for carried in preview.carried if carried.how is not None]
        anchored.sort(key=_sort_key)
        notes.addTopLevelItems([self._row(carried) for carried in anchored[:_MAX_ROWS]])
        return notes

    def _row(self, carried: CarriedAnnotation) -> QTreeWidgetItem:
        assert carried.how is not None
        then = "" if carried.how is MatchKind.ORPHANED else _shortened(carried.after.quote)
        item = QTreeWidgetItem([self._kind_label(carried.how), _shortened(carried.before.quote), then])
        if carried.how is MatchKind.EXACT:
            faint = QBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
            for column in range(3):
                item.setForeground(column, faint)
        return item

    def _summary(self, preview: EditionPreview) -> str:
        """Return a summary of what happens to the notes: "212 exact, 9 moved, 3 need you"."""
        exact, moved, fuzzy, orphaned = (
            preview.count(how) for how in (MatchKind.EXACT, MatchKind.MOVED, MatchKind.FUZZY, MatchKind.ORPHANED)
        )
        if not exact + moved + fuzzy + orphaned:
            return self.tr("There are no notes on passages of this text.")
        parts = [self.tr("%n exact", None, exact), self.tr("%n moved", None, moved)]
        if fuzzy:
            parts.append(self.tr("%n in changed words", None, fuzzy))
        parts.append(self.tr("%n need(s) you", None, orphaned))
        return self.tr(", ", "between parts of a list").join(parts)

    def _kind_label(self, kind: MatchKind) -> str:
        labels = {
            MatchKind.EXACT: self.tr("stays"),
            MatchKind.MOVED: self.tr("moves along"),
            MatchKind.FUZZY: self.tr("in changed words"),
            MatchKind.ORPHANED: self.tr("needs you"),
        }
        return labels[kind]


def _sort_key(carried: CarriedAnnotation) -> tuple[int, int]:
    assert carried.how is not None
    return _ORDER.index(carried.how), carried.before.start


def _shortened(text: str) -> str:
    joined = " ".join(text[: 2 * _MAX_QUOTE].split())
    return joined if len(joined) <= _MAX_QUOTE else joined[: _MAX_QUOTE - 1] + "…"


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label

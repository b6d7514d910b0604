"""Show what a new edition would do to the notes of a text, before it is put in place."""

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
_LONGEST = 160
_MOST = 2000


class EditionPreviewDialog(QDialog):
    """Say in words what would become of the notes, list them, and ask; the answer is whether it was accepted."""

    def __init__(self, title: str, rehearsal: EditionPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New edition of “{title}”").format(title=title))
        self.resize(760, 480)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(_label(self._summary(rehearsal), "heading"))
        column.addWidget(
            _label(
                self.tr(
                    "Nothing has been changed yet. The old edition is kept: one step of undo brings it back, "
                    "with every note where it was. Notes without a place wait at the end of the notes."
                ),
                "muted",
            )
        )
        self.list = self._made_list(rehearsal)
        column.addWidget(self.list, 1)
        buttons = QDialogButtonBox()
        self.replace_button = buttons.addButton(self.tr("Replace"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Keep the present edition"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _made_list(self, rehearsal: EditionPreview) -> QTreeWidget:
        made = QTreeWidget()
        made.setHeaderLabels([self.tr("What happens"), self.tr("Passage now"), self.tr("Passage then")])
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        made.setAccessibleName(self.tr("Notes"))
        on_passages = [one for one in rehearsal.carried if one.how is not None]
        on_passages.sort(key=_place_in_list)
        made.addTopLevelItems([self._row(one) for one in on_passages[:_MOST]])
        return made

    def _row(self, carried: CarriedAnnotation) -> QTreeWidgetItem:
        assert carried.how is not None
        then = "" if carried.how is MatchKind.ORPHANED else _line(carried.after.quote)
        item = QTreeWidgetItem([self._how_words(carried.how), _line(carried.before.quote), then])
        if carried.how is MatchKind.EXACT:
            faint = QBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
            for place in range(3):
                item.setForeground(place, faint)
        return item

    def _summary(self, rehearsal: EditionPreview) -> str:
        """Say in one line what becomes of the notes: "212 exact, 9 moved, 3 need you"."""
        exact, moved, fuzzy, orphaned = (
            rehearsal.count(how) for how in (MatchKind.EXACT, MatchKind.MOVED, MatchKind.FUZZY, MatchKind.ORPHANED)
        )
        if not exact + moved + fuzzy + orphaned:
            return self.tr("There are no notes on passages of this text.")
        parts = [self.tr("%n exact", None, exact), self.tr("%n moved", None, moved)]
        if fuzzy:
            parts.append(self.tr("%n in changed words", None, fuzzy))
        parts.append(self.tr("%n need(s) you", None, orphaned))
        return self.tr(", ", "between parts of a list").join(parts)

    def _how_words(self, how: MatchKind) -> str:
        words = {
            MatchKind.EXACT: self.tr("stays"),
            MatchKind.MOVED: self.tr("moves along"),
            MatchKind.FUZZY: self.tr("in changed words"),
            MatchKind.ORPHANED: self.tr("needs you"),
        }
        return words[how]


def _place_in_list(carried: CarriedAnnotation) -> tuple[int, int]:
    assert carried.how is not None
    return _ORDER.index(carried.how), carried.before.start


def _line(words: str) -> str:
    joined = " ".join(words[: 2 * _LONGEST].split())
    return joined if len(joined) <= _LONGEST else joined[: _LONGEST - 1] + "…"


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label

"""Preview what a new edition would do to the notes of a text, before it replaces the present one."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QTreeWidgetItem,
    QWidget,
)

from reader.core.annotations.reanchoring.anchor_match import MatchKind
from reader.core.annotations.reanchoring.edition_preview import CarriedAnnotation, EditionPreview
from reader.services.study.edition_cards import EditionCards
from reader.ui.translation.labels import single_line
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.item_view import ColumnList, make_faint
from reader.ui.widgets.label import Label

_ORDER = (MatchKind.ORPHANED, MatchKind.FUZZY, MatchKind.MOVED, MatchKind.EXACT)
_MAX_QUOTE = 160
_MAX_ROWS = 2000


class EditionPreviewDialog(Dialog):
    """Summarise and list what would happen to the notes; the dialog is accepted to replace the edition."""

    def __init__(
        self,
        title: str,
        preview: EditionPreview,
        parent: QWidget | None = None,
        *,
        cards: EditionCards = EditionCards(),  # noqa: B008  a frozen value
    ) -> None:
        super().__init__(self.tr("New edition of “{title}”").format(title=title), parent)
        self.resize(840, 560)
        explanation = self.tr(
            "Nothing has been changed yet. The old edition is kept: a single undo brings it back, with every "
            "note in its place. Unplaced notes are listed at the end of the notes."
        )
        self.list = self._build_list(preview)
        self.outcome.setText(explanation)
        self.column.add(Label(self._summary(preview), "heading", wraps=True))
        if cards.kept + cards.resting:
            self.column.add(Label(self._card_summary(cards), wraps=True))
        if preview.peers:
            self.column.add(Label(self._peer_summary(preview), wraps=True))
        self.column.addWidget(self.list, 1)
        self.buttons.add_reject(self.tr("Keep Current Edition"))
        self.replace_button = self.buttons.add_accept(self.tr("Replace"))

    def _build_list(self, preview: EditionPreview) -> ColumnList:
        headings = (self.tr("Result"), self.tr("Passage now"), self.tr("Passage after"))
        notes = ColumnList(headings, self.tr("Notes"))
        notes.stretch(1, 2)
        anchored = [carried for carried in preview.carried if carried.how is not None]
        anchored.sort(key=_sort_key)
        notes.addTopLevelItems([self._row(carried) for carried in anchored[:_MAX_ROWS]])
        return notes

    def _row(self, carried: CarriedAnnotation) -> QTreeWidgetItem:
        assert carried.how is not None
        then = "" if carried.how is MatchKind.ORPHANED else single_line(carried.after.quote, _MAX_QUOTE)
        item = QTreeWidgetItem([self._kind_label(carried.how), single_line(carried.before.quote, _MAX_QUOTE), then])
        if carried.how is MatchKind.EXACT:
            make_faint(item, self.palette())
        return item

    def _summary(self, preview: EditionPreview) -> str:
        """Return a summary of what happens to the notes: "212 exact, 9 moved, 3 need you"."""
        exact, moved, fuzzy, orphaned = (
            preview.count(how) for how in (MatchKind.EXACT, MatchKind.MOVED, MatchKind.FUZZY, MatchKind.ORPHANED)
        )
        if not exact + moved + fuzzy + orphaned:
            return self.tr("This text has no notes on passages.")
        parts = [self.tr("%n unchanged", None, exact), self.tr("%n moved", None, moved)]
        if fuzzy:
            parts.append(self.tr("%n with changed text", None, fuzzy))
        parts.append(self.tr("%n need(s) your attention", None, orphaned))
        return self.tr(", ", "between parts of a list").join(parts)

    def _card_summary(self, cards: EditionCards) -> str:
        """Return a summary of what happens to the cards of the self-test: "12 cards stay, 3 rest"."""
        parts = [self.tr("%n card(s) unchanged", None, cards.kept)]
        if cards.resting:
            parts.append(self.tr("%n paused, since their text is not found", None, cards.resting))
        return self.tr(", ", "between parts of a list").join(parts)

    def _peer_summary(self, preview: EditionPreview) -> str:
        """Return a summary of what happens to the notes of others: "12 find their passages, 3 do not"."""
        lost = preview.count_peers(MatchKind.ORPHANED)
        parts = [self.tr("%n find(s) the passage", None, len(preview.peers) - lost)]
        if lost:
            parts.append(self.tr("%n do(es) not and will be listed at the end", None, lost))
        return self.tr("Others’ notes: {summary}").format(summary=self.tr(", ", "between parts of a list").join(parts))

    def _kind_label(self, kind: MatchKind) -> str:
        labels = {
            MatchKind.EXACT: self.tr("unchanged"),
            MatchKind.MOVED: self.tr("moved"),
            MatchKind.FUZZY: self.tr("text changed"),
            MatchKind.ORPHANED: self.tr("needs your attention"),
        }
        return labels[kind]


def _sort_key(carried: CarriedAnnotation) -> tuple[int, int]:
    assert carried.how is not None
    return _ORDER.index(carried.how), carried.before.start

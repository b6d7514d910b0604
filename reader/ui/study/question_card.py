"""Show one question of the bank as a whole: stem, options with those that are right, explanation and source."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reader.core.study.pack import PACK_ORIGIN
from reader.core.study.question_sides import front_lines, right_lines
from reader.core.study.questions import BankQuestion
from reader.ui.appearance.sizes import SPACE
from reader.ui.translation.question_labels import question_kind_label, truth_labels
from reader.ui.widgets.frame import ColumnCard, Rule, ScrollArea
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import STRETCH, Column
from reader.ui.widgets.translated_widget import TranslatedWidget


class QuestionCard(TranslatedWidget, ColumnCard):
    """The card beside the list with the question that is chosen there."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: BankQuestion | None = None
        self._pack = ""
        self._kind, self._facts = Label(role="muted", wraps=True), Label(role="muted", wraps=True)
        self._stem = Label(role="heading", wraps=True, selectable=True)
        self._offered = Label(wraps=True, selectable=True)
        self._right = Label(role="strong", wraps=True, selectable=True)
        self._explanation = Label(wraps=True, selectable=True)
        self._rule = Rule()
        content = QWidget()
        column = Column(content, margins=0, spacing=SPACE)
        column.add(
            self._kind, self._stem, self._offered, self._rule, self._right, self._explanation, self._facts, STRETCH
        )
        area = ScrollArea(content)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.add(area, grows=area)
        self.retranslate()

    def show_question(self, one: BankQuestion | None, pack: str = "") -> None:
        """Show a question, or nothing; ``pack`` is the title of the study pack that it came in."""
        self._shown, self._pack = one, pack
        self.retranslate()

    @override
    def retranslate(self) -> None:
        """Set all labels in the current language."""
        if self._shown is None:
            self._show_words(kind=self.tr("Select a question to see it in full."))
            return
        question, truths = self._shown.question, truth_labels()
        stem, *offered = front_lines(question, truths)
        facts = (
            self.tr("Source: {words}").format(words=question.source) if question.source else "",
            self._origin(self._shown.origin),
        )
        self._show_words(
            kind=" · ".join(filter(None, (question_kind_label(question.kind), question.category))),
            stem=stem,
            offered="\n".join(offered),
            right="\n".join(right_lines(question, truths)),
            explanation=question.explanation,
            facts="\n".join(filter(None, facts)),
        )

    def _origin(self, origin: str) -> str:
        """Return where a question came from, in words; empty for one that was written here."""
        if self._pack:
            return self.tr("From the study pack “{title}”").format(title=self._pack)
        if origin.startswith(PACK_ORIGIN):
            return self.tr("From a study pack")
        return self.tr("From the file {name}").format(name=origin) if origin else ""

    def _show_words(
        self, *, kind: str, stem: str = "", offered: str = "", right: str = "", explanation: str = "", facts: str = ""
    ) -> None:
        words = {
            self._kind: kind,
            self._stem: stem,
            self._offered: offered,
            self._right: right,
            self._explanation: explanation,
            self._facts: facts,
        }
        for label, text in words.items():
            label.setText(text)
            label.setVisible(bool(text))
        self._rule.setVisible(bool(stem))

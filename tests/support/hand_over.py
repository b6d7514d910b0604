"""Small forms and views, in place of those of packs, reports and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit
from typing_extensions import override

from reader.core.changes import Changes
from reader.core.study.exchange import ExchangeFile, ExchangeKind
from reader.core.study.groups import StudyGroup
from reader.ui.importing.file_queue import Steps
from reader.ui.shell.context import AppContext
from reader.ui.study.given_file_view import GivenFileView
from reader.ui.study.given_file_views import GivenFileViewSpec
from reader.ui.study.hand_over_form import HandOverForm
from reader.ui.study.hand_over_forms import HandOverFormSpec
from reader.ui.widgets.label import Label
from reader.ui.widgets.layout import Column
from tests.support.exchange import PERSON, exchange_file

README = """# Reading report, 23 to 29 March 2026

From 王小明, for 青年读书小组. No. 2.

| Portion | State |
|---|---|
| 1. On the mission | done |

## In my own words

{words}

1. Why would he leave?
2. How is a talk put on record?

---

Not included: times of day.
"""


class WordsForm(HandOverForm):
    """Hands over own words; without a name of the reader it cannot."""

    has_line = True

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.name, self.words = QLineEdit(PERSON.name), QLineEdit("Said aloud, it is a warning.")
        self.name.setAccessibleName("Name")
        self.words.setAccessibleName("Words")
        self.records: list[Path | None] = []
        column = Column(self, margins=0)
        column.add(self.name, self.words)
        column.addStretch()
        for field in (self.name, self.words):
            field.textChanged.connect(self.changed)

    @override
    def title(self) -> str:
        return "Hand over a report"

    @override
    def exchange_file(self) -> ExchangeFile | None:
        if not self.name.text():
            return None
        words = self.words.text()
        file = exchange_file(
            {
                "README.md": README.format(words=words).encode(),
                "texts/01 & 一.md": b"x" * 300_000,
                "a.bin": b"\xff\x00",
            },
            person=replace(PERSON, name=self.name.text()),
        )
        return replace(file, content={"words": words})

    @override
    def file_name(self) -> str:
        return f"{self.name.text()}, 2026-W13.study.zip"

    @override
    def missing(self) -> str:
        return "Say the name that others see."

    @override
    def saved(self, path: Path | None) -> None:
        self.records.append(path)


class WordsView(GivenFileView):
    """Shows own words of others, and makes a group of each name."""

    def __init__(self, context: AppContext, files: Sequence[ExchangeFile]) -> None:
        super().__init__(context, files)
        self.ticks = [QCheckBox(str(file.content["words"])) for file in files]
        self.prepared = Label()
        column = Column(self)
        column.add(self.prepared, *self.ticks)
        column.addStretch()
        for tick in self.ticks:
            tick.setChecked(True)
            tick.toggled.connect(self.changed)

    @override
    def title(self) -> str:
        return f"{len(self.files)} of {self.files[0].header.person.name}"

    @override
    def outcome(self) -> str:
        return f"{sum(tick.isChecked() for tick in self.ticks)} would be taken in."

    @override
    def is_acceptable(self) -> bool:
        return any(tick.isChecked() for tick in self.ticks)

    @override
    def prepare(self) -> Steps:
        words = yield lambda: "compared"
        self.prepared.setText(words)

    @override
    def accept(self) -> Steps:
        names = yield lambda: [
            str(file.content["words"]) for file, tick in zip(self.files, self.ticks, strict=True) if tick.isChecked()
        ]

        def change() -> Changes:
            group = StudyGroup("g", "; ".join(names), PERSON.id)
            return self.context.library.study_groups.change(group, self.context.clock.now())

        self.context.commands.run(change, self)


FORMS = (
    HandOverFormSpec("report", "export", "A report", "What you read this week", WordsForm),
    HandOverFormSpec("notes", "notes", "My notes", "Those you choose", WordsForm),
)
VIEWS = (
    GivenFileViewSpec(frozenset({ExchangeKind.REPORT}), WordsView, takes_many=True),
    GivenFileViewSpec(frozenset({ExchangeKind.PACK}), WordsView),
)

"""List the formats in which the bank is written out; a new format is one module and one row here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reader.core.study.questions import BankQuestion
from reader.core.translatable import QT_TRANSLATE_NOOP
from reader.exporters.questions.anki_notes import SOURCE_LABELS, QuestionLabels, question_package
from reader.exporters.questions.gift import gift
from reader.exporters.questions.table import question_table
from reader.exporters.questions.text import question_text

Questions = Sequence[BankQuestion]


@dataclass(frozen=True, slots=True)
class BankFormat:
    """A format's label, its file suffix, and how a file is rendered."""

    label: str
    suffix: str
    render: Callable[[Questions, QuestionLabels], bytes]


GIFT = "gift"


def _gift(questions: Questions, _labels: QuestionLabels = SOURCE_LABELS) -> bytes:
    return gift(questions).encode()


def _text(questions: Questions, _labels: QuestionLabels = SOURCE_LABELS) -> bytes:
    return question_text(questions).encode()


def _table(questions: Questions, _labels: QuestionLabels = SOURCE_LABELS) -> bytes:
    return question_table(questions).encode()


BANK_FORMATS: Mapping[str, BankFormat] = MappingProxyType(
    {
        GIFT: BankFormat(QT_TRANSLATE_NOOP("BankFormat", "GIFT (Moodle and others)"), ".gift.txt", _gift),
        "text": BankFormat(QT_TRANSLATE_NOOP("BankFormat", "Plain text, numbered, with answers"), ".txt", _text),
        "csv": BankFormat(QT_TRANSLATE_NOOP("BankFormat", "Table (CSV)"), ".csv", _table),
        "apkg": BankFormat(QT_TRANSLATE_NOOP("BankFormat", "Anki package"), ".apkg", question_package),
    }
)

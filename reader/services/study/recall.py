"""Tell how well the cards of each text are remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reader.services.study.self_test import recall_shares
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class TextRecall:
    """How many cards of a text were asked in the last 30 days, each once a day, and how many of them were known."""

    title: str
    asked: int
    right: int


def text_recalls(library: Library, now: datetime) -> tuple[TextRecall, ...]:
    """Return the recall of each text of which cards were asked; those of which most was asked come first."""
    shares = recall_shares(library, now)
    recalls = [
        TextRecall(text.title, shares[text.id].asked, shares[text.id].right) for text in library.texts.some(shares)
    ]
    return tuple(sorted(recalls, key=lambda recall: (-recall.asked, recall.title)))

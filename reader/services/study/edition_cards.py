"""Count what a new edition of a text does to the cards of its marks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.core.annotations.reanchoring.edition_preview import EditionPreview
from reader.core.study.cards import count_kept
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class EditionCards:
    """How many cards are asked as before in a new edition, and how many rest since their words are not found."""

    kept: int = 0
    resting: int = 0


def edition_cards(library: Library, preview: EditionPreview) -> EditionCards:
    """Return what becomes of the cards; those of an orphan are kept, and ask for the words that it keeps."""
    after = {carried.before.id: carried.after for carried in preview.carried}
    sources = [
        (info.card, replace(info.source, passage=after[info.card.annotation].quote))
        for info in library.cards.of_annotations(after)
        if info.card.annotation is not None
    ]
    return EditionCards(*count_kept(sources))

"""Make the cards of a condensed text: its marks with the sentences around them, section by section."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from typing_extensions import override

from reader.core.annotations.excerpts import Excerpt, Excerpts
from reader.core.annotations.model import Annotation
from reader.core.text.leaves import Leaf, extract_passage
from reader.core.text.model import Section, Text
from reader.services.clock import Clock
from reader.storage.library import Library
from reader.ui.annotations.annotation_card import CardStyle
from reader.ui.annotations.annotation_model import AnnotationModel
from reader.ui.annotations.card_layout import AnnotationCards, CardLayout
from reader.ui.notes.excerpt_card import ExcerptCard, MarkLine, has_words, note_card
from reader.ui.page.image_cache import ImageCache
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.marks import LeafMarks
from reader.ui.page.page_style import typography_for
from reader.ui.page.painting import Mark
from reader.ui.page.typography import Typography
from reader.ui.preferences import Preferences

_TALLEST = 420
"""Pixels: no picture is taller, so that more than one passage stands on a screen."""

_HEADING = 300


class ExcerptCards:
    """Lay out the annotations of one text; `take` is told which they are."""

    def __init__(self, library: Library, text: Text, clock: Clock) -> None:
        self.text = text
        self._view = library.texts.view(text.id)
        self._outline = self._view.outline()
        self._starts = [section.start for section in self._outline]
        self._pictures = ImageCache(library.texts.image)
        self._usual = AnnotationCards(clock)
        self._clock = clock
        self._places: dict[str, int] = {}
        self._anchored: Sequence[Annotation] = ()
        self._condensed = Excerpts(self._view, (), 0)
        self.typography: Typography | None = None

    def set_page(self, look: CardStyle, preferences: Preferences, width: int) -> None:
        """Set the passages as the page sets the text in a window of this width."""
        self.typography = typography_for(preferences, look.theme, self.text.language, width)

    def take(self, annotations: Sequence[Annotation], context: int) -> None:
        """Take the annotations in text order, and how many sentences are shown around each."""
        self._anchored = [one for one in annotations if one.anchor is not None and not one.orphan]
        self._places = {one.id: place for place, one in enumerate(self._anchored)}
        self._condensed = Excerpts(self._view, [(one.start, one.end) for one in self._anchored], context)

    def section(self, annotation: Annotation) -> Section | None:
        """Return the innermost section that an annotation begins in."""
        place = bisect_right(self._starts, annotation.start) - 1
        return self._outline[place] if place >= 0 else None

    def path(self, section: Section) -> str:
        """Name a section by those around it, the outermost first."""
        titles: list[str] = []
        level = section.level + 1
        for one in reversed(self._outline[: self._outline.index(section) + 1]):
            if one.level < level:
                titles.append(" ".join(one.title.split()))
                level = one.level
        return " › ".join(reversed(titles))

    def __call__(self, annotation: Annotation, look: CardStyle, width: float) -> CardLayout:
        """Lay one annotation out: its stretch of the text, or a usual card where that is shown already."""
        place = self._places.get(annotation.id)
        stretch = None if place is None else self._condensed.excerpt(place)
        if stretch is None and place is not None and not has_words(annotation):
            return MarkLine(annotation, look, width)
        if stretch is None or self.typography is None:
            return self._usual(annotation, look, width)
        stretch = self._within_section(stretch, annotation)
        layouts = self._layouts(self.typography, stretch)
        marks = self._marks(self.typography, stretch)
        note = note_card(annotation, look, width, self._clock)
        return ExcerptCard(annotation, stretch, layouts, marks, note, look, width)

    def _within_section(self, stretch: Excerpt, annotation: Annotation) -> Excerpt:
        """Leave out the heading, which stands above, and what belongs to other sections."""
        place = bisect_right(self._starts, annotation.start) - 1
        start, end = stretch.start, stretch.end
        if place >= 0 and start < annotation.start:
            heading = self._view.slice(self._starts[place], self._starts[place] + _HEADING).find("\n")
            after = self._starts[place] + max(0, heading + 1)
            start = min(max(start, after), annotation.start)
        if place + 1 < len(self._starts):
            end = max(min(end, self._starts[place + 1] - 1), annotation.end)
        first_of_section = place >= 0 and start == stretch.start and stretch.follows_gap
        return Excerpt(start, end, follows_gap=first_of_section or (place < 0 and stretch.follows_gap))

    def _layouts(self, typography: Typography, stretch: Excerpt) -> list[LeafLayout]:
        layouts: list[LeafLayout] = []
        at = stretch.start
        while at < stretch.end:
            leaf = self._view.leaf_at(at)
            piece = extract_passage(leaf, at, stretch.end)
            if piece is not None and piece.text.strip():
                layout = LeafLayout(piece, typography, self._pictures, _TALLEST)
                if all(start != piece.start for start, _block in leaf.blocks()):
                    layout.begin_amid()
                layouts.append(layout)
            at = max(leaf.end + 1, at + 1)
        return layouts

    def _marks(self, typography: Typography, stretch: Excerpt) -> list[Mark]:
        marks = LeafMarks(self._between, typography.ink)
        return marks.marks(Leaf(-1, stretch.start, " " * (stretch.end - stretch.start), "[]"))

    def _between(self, start: int, end: int) -> list[Annotation]:
        return [one for one in self._anchored if one.start < end and one.end > start]


class SectionedModel(AnnotationModel):
    """Group a text's annotations by its sections."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.condensed: ExcerptCards | None = None
        self.other_words = ("", "")
        """Over the notes whose passage was not found, and over those on the text as a whole."""

    @override
    def group(self, row: int) -> str:
        heading = self._heading(row)
        return "" if row and self._heading(row - 1) == heading else heading

    def _heading(self, row: int) -> str:
        one = self.annotation(row)
        if one.orphan or one.anchor is None:
            return self.other_words[one.anchor is None]
        section = self.condensed.section(one) if self.condensed else None
        return self.condensed.path(section) if self.condensed and section else ""

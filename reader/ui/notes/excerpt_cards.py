"""Lay out the excerpts of a text: its marks in context, section by section."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from typing_extensions import override

from reader.core.annotations.excerpts import Excerpt, Excerpts
from reader.core.annotations.model import Annotation
from reader.core.text.language_tags import is_chinese
from reader.core.text.leaves import Leaf, extract_passage
from reader.core.text.model import Section, Text
from reader.services.clock import Clock
from reader.services.script_display import shown_in
from reader.storage.library import Library
from reader.ui.annotations.annotation_card import CardStyle
from reader.ui.annotations.annotation_model import AnnotationModel
from reader.ui.annotations.card_layout import AnnotationCards, CardLayout
from reader.ui.notes.excerpt_card import ExcerptCard, MarkLine, has_content, note_card
from reader.ui.page.image_cache import ImageCache
from reader.ui.page.leaf_layout import LeafLayout
from reader.ui.page.marks import LeafMarks
from reader.ui.page.page_style import typography_for
from reader.ui.page.painting import Mark
from reader.ui.page.typography import Typography
from reader.ui.preferences.preferences import Preferences

_MAX_IMAGE_HEIGHT = 420
"""Maximum height of an image in pixels, so that more than one passage fits on a screen."""

_MAX_HEADING = 300


class ExcerptCards:
    """Lay out the annotations of one text, set with `take`, as excerpts."""

    def __init__(self, library: Library, text: Text, clock: Clock) -> None:
        self.text = text
        self._view = library.texts.view(text.id)
        self._appearance = library.texts.appearance(text.id)
        self._outline = self._view.outline()
        self._starts = [section.start for section in self._outline]
        self._images = ImageCache(library.texts.image)
        self._standard_cards = AnnotationCards(library, clock)
        self._clock = clock
        self._indexes: dict[str, int] = {}
        self._anchored: Sequence[Annotation] = ()
        self._excerpts = Excerpts(self._view, (), 0)
        self.typography: Typography | None = None

    def set_page(self, style: CardStyle, preferences: Preferences, width: int) -> None:
        """Use the typography that the page has in a window of this width."""
        look = self._appearance
        self.typography = typography_for(preferences, style.theme, self.text.language, width, appearance=look)

    def set_annotations(self, annotations: Sequence[Annotation], context: int) -> None:
        """Set the annotations, in text order, and the number of sentences of context around each."""
        self._anchored = [a for a in annotations if a.anchor is not None and not a.orphan]
        self._indexes = {annotation.id: index for index, annotation in enumerate(self._anchored)}
        self._excerpts = Excerpts(self._view, [(a.start, a.end) for a in self._anchored], context)

    def section(self, annotation: Annotation) -> Section | None:
        """Return the innermost section in which an annotation begins, or None."""
        index = bisect_right(self._starts, annotation.start) - 1
        return self._outline[index] if index >= 0 else None

    def path(self, section: Section) -> str:
        """Return the path of a section: its title preceded by those of its ancestors, the outermost first."""
        titles: list[str] = []
        level = section.level + 1
        for ancestor in reversed(self._outline[: self._outline.index(section) + 1]):
            if ancestor.level < level:
                titles.append(" ".join(ancestor.title.split()))
                level = ancestor.level
        path = " › ".join(reversed(titles))
        return shown_in(self._appearance.script, path) if is_chinese(self.text.language) else path

    def __call__(self, annotation: Annotation, style: CardStyle, width: float) -> CardLayout:
        """Lay out one annotation: its excerpt, or a line or a standard card if that is already shown."""
        index = self._indexes.get(annotation.id)
        excerpt = None if index is None else self._excerpts.excerpt(index)
        if excerpt is None and index is not None and not has_content(annotation):
            return MarkLine(annotation, style, width)
        if excerpt is None or self.typography is None:
            return self._standard_cards(annotation, style, width)
        excerpt = self._within_section(excerpt, annotation)
        layouts = self._layouts(self.typography, excerpt)
        marks = self._marks(self.typography, excerpt)
        note = note_card(annotation, style, width, self._clock)
        return ExcerptCard(annotation, excerpt, layouts, marks, note, style, width)

    def _within_section(self, excerpt: Excerpt, annotation: Annotation) -> Excerpt:
        """Return an excerpt without the section heading, which is shown above it, and without other sections' text."""
        index = bisect_right(self._starts, annotation.start) - 1
        start, end = excerpt.start, excerpt.end
        if index >= 0 and start < annotation.start:
            heading = self._view.slice(self._starts[index], self._starts[index] + _MAX_HEADING).find("\n")
            after = self._starts[index] + max(0, heading + 1)
            start = min(max(start, after), annotation.start)
        if index + 1 < len(self._starts):
            end = max(min(end, self._starts[index + 1] - 1), annotation.end)
        first_of_section = index >= 0 and start == excerpt.start and excerpt.follows_gap
        return Excerpt(start, end, follows_gap=first_of_section or (index < 0 and excerpt.follows_gap))

    def _layouts(self, typography: Typography, excerpt: Excerpt) -> list[LeafLayout]:
        layouts: list[LeafLayout] = []
        position = excerpt.start
        while position < excerpt.end:
            leaf = self._view.leaf_at(position)
            passage = extract_passage(leaf, position, excerpt.end)
            if passage is not None and passage.text.strip():
                is_continued = all(start != passage.start for start, _block in leaf.blocks())
                layouts.append(LeafLayout(passage, typography, self._images, _MAX_IMAGE_HEIGHT, continued=is_continued))
            position = max(leaf.end + 1, position + 1)
        return layouts

    def _marks(self, typography: Typography, excerpt: Excerpt) -> list[Mark]:
        marks = LeafMarks(self._between, typography.ink)
        return marks.marks(Leaf(-1, excerpt.start, " " * (excerpt.end - excerpt.start), "[]"))

    def _between(self, start: int, end: int) -> list[Annotation]:
        return [annotation for annotation in self._anchored if annotation.start < end and annotation.end > start]


class SectionedModel(AnnotationModel):
    """A model of a text's annotations grouped by section."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.excerpt_cards: ExcerptCards | None = None
        self.other_headings = ("", "")
        """Headings of the notes whose passage was not found, and of those on the text as a whole."""

    @override
    def group(self, row: int) -> str:
        heading = self._heading(row)
        return "" if row and self._heading(row - 1) == heading else heading

    def _heading(self, row: int) -> str:
        annotation = self.annotation(row)
        if annotation.orphan or annotation.anchor is None:
            return self.other_headings[annotation.anchor is None]
        section = self.excerpt_cards.section(annotation) if self.excerpt_cards else None
        return self.excerpt_cards.path(section) if self.excerpt_cards and section else ""

"""Hold in memory what notes are found by, and match the terms of a query to it.

A term is looked for as a string in the words of a note (`_marked_words`), which takes a twentieth of the time of its
regular expression: a filter looks at 50,000 notes for each key. The two have to agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from reader.core.annotations.model import Annotation
from reader.core.annotations.query_terms import GAP, QueryTerm, QueryTerms, is_character
from reader.core.text.search_folding import CHARACTERS, SearchFolding

_MARK = "|"
"""A character that no word contains: it stands before and after each word that is not a single character."""

_GAP = re.compile(GAP)
_WORD = re.compile(f"[^\\W_{CHARACTERS}]+")


@dataclass(frozen=True, slots=True)
class SearchableNote:
    """What an annotation is found by.

    ``text`` is all its text, and ``words`` the same with its words marked. ``words``, ``folded_tags`` and ``section``
    are loosely folded (`SearchFolding.fold_loosely`); ``text`` and ``tags`` are as they were typed.
    """

    id: str
    kind: str
    colour: int
    style: str
    orphan: bool
    tags: tuple[str, ...]
    folded_tags: tuple[str, ...]
    section: str
    text: str
    words: str

    @classmethod
    def of(cls, annotation: Annotation, folding: SearchFolding) -> Self:
        """Return what an annotation is found by."""
        look = (annotation.kind, annotation.colour, annotation.style)
        text = note_text(annotation.body, annotation.quote, annotation.tags)
        section = annotation.anchor.section if annotation.anchor else ""
        return cls.fold(folding, annotation.id, *look, annotation.tags, section, text, orphan=annotation.orphan)

    @classmethod
    def fold(  # noqa: PLR0917  the fields in their order
        cls,
        folding: SearchFolding,
        identifier: str,
        kind: str,
        colour: int,
        style: str,
        tags: tuple[str, ...],
        section: str,
        text: str,
        *,
        orphan: bool,
    ) -> Self:
        """Fold the tags, the section and the text (`note_text`) of an annotation."""
        return cls(
            identifier,
            kind,
            colour,
            style,
            orphan,
            tags,
            tuple(folding.fold_name(tag) for tag in tags),
            folding.fold_name(section),
            text,
            _marked_words(folding.fold_loosely(text)),
        )


class NoteTerms:
    """The terms of a query as they are matched to notes: all must be found, and none of the unwanted ones."""

    def __init__(self, terms: QueryTerms, folding: SearchFolding) -> None:
        """Prepare the terms."""
        self._wanted = [_NoteTerm(term, folding) for term in terms.terms]
        self._unwanted = [_NoteTerm(term, folding) for term in terms.unwanted]

    def matching(self, notes: Sequence[SearchableNote], *, with_sections: bool) -> Sequence[SearchableNote]:
        """Return the notes that match; ``with_sections`` finds a wanted term in the title of a note's section too."""
        for term in self._wanted:
            notes = term.having_or_in(notes) if with_sections else term.having(notes)
        for term in self._unwanted:
            notes = term.lacking(notes)
        return notes


class _NoteTerm:
    """One term; ``_pattern`` decides where the loose folding is not exact."""

    def __init__(self, term: QueryTerm, folding: SearchFolding) -> None:
        words = _words_of(term)
        self._words = folding.fold_variants(words)
        self._pattern = None if folding.is_exact(words) else re.compile(term.pattern(folding))
        self._folding = folding
        self._runs = [folding.fold_variants(run) for run in term.runs()]

    def having(self, notes: Sequence[SearchableNote]) -> list[SearchableNote]:
        words = self._words
        found = [note for note in notes if words in note.words]
        return found if self._pattern is None else list(filter(self._has_pattern, found))

    def having_or_in(self, notes: Sequence[SearchableNote]) -> list[SearchableNote]:
        """Return the notes that have the term, or whose section has it in its title."""
        sections = {note.section for note in notes}
        matching = {section for section in sections if all(run in section for run in self._runs)}
        if not matching:
            return self.having(notes)
        having = {note.id for note in self.having(notes)}
        return [note for note in notes if note.section in matching or note.id in having]

    def lacking(self, notes: Sequence[SearchableNote]) -> list[SearchableNote]:
        words = self._words
        return [note for note in notes if words not in note.words or not self._has_pattern(note)]

    def _has_pattern(self, note: SearchableNote) -> bool:
        return self._pattern is None or self._pattern.search(self._folding.fold(note.text)) is not None


def note_text(body: str, quote: str, tags: Iterable[str]) -> str:
    """Join all the text that a note is found by."""
    hashtags = " ".join(f"#{tag}" for tag in tags)
    return "\n".join(part for part in (body, quote, hashtags) if part)


def _marked_words(folded: str) -> str:
    """Return loosely folded text with a mark around each word, and a space for whatever is between words."""
    return _WORD.sub(rf"{_MARK}\g<0>{_MARK}", _GAP.sub(" ", folded))


def _words_of(term: QueryTerm) -> str:
    """Return the string that marked words contain if and only if they match a term, but for variant forms."""
    parts = []
    for gap, token in zip((False, *term.gaps), term.tokens, strict=True):
        parts += [" " if gap else "", token if is_character(token) else f"{_MARK}{token}{_MARK}"]
    words = "".join(parts)
    return words.removesuffix(_MARK) if term.is_prefix else words

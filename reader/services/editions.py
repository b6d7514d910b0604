"""Replace a text by a new edition of it: preview what becomes of the notes, then put the edition in place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader.core.annotations.reanchoring.anchor_match import Edition
from reader.core.annotations.reanchoring.edition_preview import EditionPreview, PresentEdition
from reader.core.changes import Changes
from reader.core.text.bibliography import Bibliography
from reader.core.text.model import Text
from reader.resources import character_variants
from reader.storage.library import Library


@dataclass(frozen=True, slots=True)
class EditionComparison:
    """The present edition of a text and a new one: values only, so that another thread may preview the change.

    ``encodings`` are the old and the new one where the same file is read again; None for another file.
    """

    present: PresentEdition
    edition: Edition
    encodings: tuple[str, str] | None = None

    def preview(self, now: datetime) -> EditionPreview:
        """Return what would become of everything that is anchored in the present edition."""
        from reader.core.annotations.reanchoring.carry_over import preview_edition
        from reader.core.annotations.reanchoring.comparison import Comparison

        reencoded = _in_new_encoding(self.present, *self.encodings) if self.encodings else None
        return preview_edition(self.present, self.edition, Comparison(character_variants()), now, reencoded)


def _in_new_encoding(present: PresentEdition, before: str, after: str) -> PresentEdition | None:
    """Return the present edition in the characters of another encoding; None where both are the same or unknown."""
    from reader.core.annotations.reanchoring.encoding_repair import in_other_encoding
    from reader.importers.encoding import codec_of

    old, new = codec_of(before), codec_of(after)
    return in_other_encoding(present, old, new) if old and new and old != new else None


def compare_editions(library: Library, text_id: str, edition_id: str, *, corrects: bool = False) -> EditionComparison:
    """Load both editions; ``corrects`` says that the new one comes from reading the same file again."""
    encodings = library.texts.get(text_id).encoding, library.editions.card(edition_id).encoding
    present, edition = library.editions.present(text_id), library.editions.edition(edition_id)
    return EditionComparison(present, edition, encodings if corrects else None)


def replace_edition(
    library: Library,
    text_id: str,
    edition_id: str,
    preview: EditionPreview,
    now: datetime,
    *,
    corrects: bool = False,
    is_copied: bool = False,
    data: Bibliography | None = None,
) -> Changes:
    """Replace the present edition by another one; where that fails, the new edition is discarded.

    ``is_copied`` says that the library was backed up for this step already, ``data`` are the bibliographic data that
    the reader wrote. The new text is not indexed yet.
    """
    try:
        return library.editions.replace(
            text_id, edition_id, preview, now, corrects=corrects, is_copied=is_copied, data=data
        )
    except BaseException:
        library.editions.discard(edition_id, now)
        raise


def original_file(library: Library, card: Text, folder: Path) -> Path:
    """Return the file that a text was read from: the kept copy, written into ``folder``, else the file itself."""
    data = library.texts.source_bytes(card.id)
    if data is None:
        return Path(card.source)
    path = folder / (Path(card.source).name or "text.txt")
    path.write_bytes(data)
    return path

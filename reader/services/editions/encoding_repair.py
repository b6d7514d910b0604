"""See what stands on a text in the letters of another encoding, when its file was read in the wrong one."""

from __future__ import annotations

from reader.core.annotations.reanchoring.edition_preview import PresentEdition
from reader.core.annotations.reanchoring.encoding_repair import in_other_encoding
from reader.importers.encoding import codec_of


def seen_in_other_letters(standing: PresentEdition, before: str, after: str) -> PresentEdition | None:
    """Return what stands on a text as it would in the encoding ``after``; None where both are the same or not known."""
    one, other = codec_of(before), codec_of(after)
    return in_other_encoding(standing, one, other) if one and other and one != other else None

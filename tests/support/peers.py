"""Add the notes of others to a library."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from reader.core.annotations.reanchoring.comparison import Comparison
from reader.importers.annotations.web_annotation import read_web_annotations
from reader.services.study.peers import PeerNotesOptions, PeerNotesReport, add_peer_notes
from reader.storage.library import Library
from tests.support.annotation_sets import SetNote, set_value


def add_notes_of(
    library: Library, creator: tuple[str, str], text: str, now: datetime, *notes: SetNote, **options: Any
) -> PeerNotesReport:
    """Add notes by ``creator``, the id and the name of a person, on the text with the id ``text``."""
    title = library.texts.get(text).title
    path = Path("notes.jsonld")
    zone = now.tzinfo
    assert zone is not None
    foreign = read_web_annotations(set_value(*notes, title=title, creator=creator, **options), path, zone)
    return add_peer_notes(library, foreign, PeerNotesOptions(path), Comparison(), now)[0]

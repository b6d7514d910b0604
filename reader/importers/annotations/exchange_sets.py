"""Read the annotation sets in a file that was handed over."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path

from reader.core.annotations.foreign_notes import ForeignNotes
from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import ExchangeFile
from reader.core.study.study_json import parse_exchanged_json
from reader.importers.annotations.annotation_sets import joined_notes
from reader.importers.annotations.web_annotation import is_web_annotation, read_web_annotations

_FOLDER, _SUFFIX = "notes/", ".jsonld"


def foreign_notes_of(file: ExchangeFile, path: Path, zone: tzinfo) -> ForeignNotes:
    """Return the notes of all sets in a file; times without an offset are in ``zone``.

    Raises ReaderError BAG_JSON, NOTES_UNKNOWN, NOTES_EMPTY: nothing of a file is taken that is not wholly sound.
    """
    sets: list[ForeignNotes] = []
    for name in sorted(file.files):
        if not (name.startswith(_FOLDER) and name.endswith(_SUFFIX)):
            continue
        value = parse_exchanged_json(file.files[name], name)
        if not is_web_annotation(value):
            raise ReaderError(Problem.NOTES_UNKNOWN, path)
        sets.append(read_web_annotations(value, path, zone))
    if not sets:
        raise ReaderError(Problem.NOTES_EMPTY, path)
    return joined_notes(sets, (), path)

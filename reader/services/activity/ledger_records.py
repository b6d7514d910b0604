"""Read the entries of the ledger as records with the titles of their texts."""

from __future__ import annotations

from datetime import date, datetime

from reader.core.activity.ledger_record import Record, ledger_record
from reader.services.annotations.text_names import text_names
from reader.storage.library import Library


def ledger_records(library: Library, first: date, last: date, until: datetime) -> list[Record]:
    """Return the records of the study days from ``first`` to ``last`` that start by ``until``, in order."""
    names = text_names(library)
    entries = (entry for entry in library.ledger.between(first, last) if entry.start <= until)
    return [ledger_record(entry, names[entry.text].title if entry.text in names else "") for entry in entries]

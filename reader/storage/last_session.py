"""Clean up what the last session left in a library, and add what a new library needs.

After most sessions there is nothing to do, so each step looks for work before it loads the repository that does it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reader.storage.recovery_file import has_recovery_files

if TYPE_CHECKING:
    from reader.storage.connection import Connection
    from reader.storage.library_repositories import LibraryRepositories

_DAY_START = 4
"""The hour at which a day begins until a plan sets another (hour.md, "Study day")."""

_HAS_PLAN = "SELECT EXISTS (SELECT 1 FROM plan)"
_HAS_RUNNING_ENTRY = "SELECT EXISTS (SELECT 1 FROM entry WHERE running = 1)"
_HAS_DUE_REPORT = "SELECT EXISTS (SELECT 1 FROM report WHERE erased IS NULL AND keep_until < ?)"


def clean_up(library: LibraryRepositories, connection: Connection, now: datetime) -> int:
    """Clean up, and return how many notes were imported that could not be saved when the last session ended."""
    _delete_leftover_texts(library, connection, now)
    recovered = _import_recovery_files(library, now)
    if connection.value(_HAS_RUNNING_ENTRY):
        library.ledger.close_all()
    if not connection.value(_HAS_PLAN):
        _begin_plan(library, now)
    _erase_reports(library, connection, now)
    return recovered


def _delete_leftover_texts(library: LibraryRepositories, connection: Connection, now: datetime) -> None:
    """Delete what interrupted imports left behind, and the editions that no text shows any more."""
    from reader.storage.text_deletion import incomplete_texts, unused_editions

    if incomplete_texts(connection):
        library.texts.clear_incomplete(now)
    if unused_editions(connection):
        library.editions.clear(now)


def _import_recovery_files(library: LibraryRepositories, now: datetime) -> int:
    if library.path is None or not has_recovery_files(library.path):
        return 0
    from reader.storage.recovery import Recovery

    return Recovery(library, now).import_files()


def _begin_plan(library: LibraryRepositories, now: datetime) -> None:
    from reader.core.activity.plan import Plan
    from reader.core.activity.study_day import study_day

    library.plans.begin(Plan(study_day(now, _DAY_START)), now)


def _erase_reports(library: LibraryRepositories, connection: Connection, now: datetime) -> None:
    """Erase the reports whose last day is over, unless the clock is in doubt; no study day is later than the date."""
    if not connection.value(_HAS_DUE_REPORT, (now.date().isoformat(),)):
        return
    from reader.core.activity.plan_change import study_day_now
    from reader.storage.report_erasure import erase_expired

    if library.clock_doubts.current(now) is None:
        erase_expired(connection, study_day_now(library.plans.history(), now))

"""List what is shown of each kind of file that others handed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.core.study.board import BOARD_KINDS
from reader.core.study.exchange import ExchangeFile, ExchangeKind
from reader.ui.shell.context import AppContext
from reader.ui.study.given_file_view import GivenFileView


@dataclass(frozen=True, slots=True)
class GivenFileViewSpec:
    """One row: the kinds of files that a view shows, all at once if it ``takes_many``, else one after the other."""

    kinds: frozenset[ExchangeKind]
    make: Callable[[AppContext, Sequence[ExchangeFile]], GivenFileView]
    takes_many: bool = False


def make_reports_view(context: AppContext, files: Sequence[ExchangeFile]) -> GivenFileView:
    """Make the view of reports, results and withdrawals."""
    from reader.ui.study.reports_view import ReportsView

    return ReportsView(context, files)


def make_notes_view(context: AppContext, files: Sequence[ExchangeFile]) -> GivenFileView:
    """Make the view of notes."""
    from reader.ui.study.given_notes_view import GivenNotesView

    return GivenNotesView(context, files)


def make_pack_view(context: AppContext, files: Sequence[ExchangeFile]) -> GivenFileView:
    """Make the view of a study pack."""
    from reader.ui.study.pack_view import PackView

    return PackView(context, files)


GIVEN_FILE_VIEWS: tuple[GivenFileViewSpec, ...] = (
    GivenFileViewSpec(frozenset((ExchangeKind.PACK,)), make_pack_view),
    GivenFileViewSpec(BOARD_KINDS, make_reports_view, takes_many=True),
    GivenFileViewSpec(frozenset((ExchangeKind.NOTES,)), make_notes_view),
)
"""The views; without any, nothing leads to the dialog."""


def view_batches(
    files: Sequence[ExchangeFile], views: Sequence[GivenFileViewSpec]
) -> list[tuple[GivenFileViewSpec, tuple[ExchangeFile, ...]]]:
    """Return which view shows which files, in their order; files of a kind that no view shows are left out."""
    batches: list[tuple[GivenFileViewSpec, tuple[ExchangeFile, ...]]] = []
    for view in views:
        shown = tuple(file for file in files if file.header.kind in view.kinds)
        if view.takes_many and shown:
            batches.append((view, shown))
        elif not view.takes_many:
            batches.extend((view, (file,)) for file in shown)
    return batches

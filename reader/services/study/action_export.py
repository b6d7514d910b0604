"""Gather the actions for an export, write them into files, and take what was ticked off there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path

from reader.core.annotations.markdown_merge.merge import MergeLabels
from reader.core.changes import Changes
from reader.core.library_links import link_address
from reader.exporters.actions.action_data import ActionExport, ActionLabels
from reader.exporters.actions.formats import TASKS, render_actions
from reader.exporters.actions.tasks import SCOPE, ActionOffer, TasksReport, export_tasks
from reader.exporters.atomic_write import write_whole
from reader.services.exporting.translated_labels import Translate
from reader.services.study.actions import ActionEdit, change_actions
from reader.storage.library import Library


def action_labels(translate: Translate) -> ActionLabels:
    """Return the labels of exported actions."""
    texts = {field.name: str(field.default) for field in fields(ActionLabels)}
    return ActionLabels(**{name: translate("ActionExport", text) for name, text in texts.items()})


def gather_actions(library: Library, labels: ActionLabels) -> ActionExport:
    """Return all actions by day, with the addresses of the marks that they came from."""
    records = tuple(library.actions.all())
    sources = [record.action.annotation for record in records if record.action.annotation]
    texts = {annotation.id: annotation.text for annotation in library.annotation_lists.some(sources)}
    links = {
        record.action.id: link_address(texts[record.action.annotation], record.action.annotation)
        for record in records
        if record.action.annotation in texts
    }
    return ActionExport(records, labels, links)


def write_tasks(
    library: Library, path: Path, export: ActionExport, labels: MergeLabels, now: datetime, *, dry_run: bool = False
) -> TasksReport:
    """Merge the actions into a file of tasks, and keep what the next merge needs.

    Raises ReaderError FOLDER_UNWRITABLE, EXPORT_FAILED.
    """
    report = export_tasks(path, export, library.exports.of([SCOPE]), labels, dry_run=dry_run)
    if not dry_run:
        library.exports.keep([report.last], now)
    return report


def write_actions(path: Path, export: ActionExport, form: str, now: datetime, *, as_events: bool = False) -> None:
    """Write a file in a format that is not merged. Raises ReaderError FOLDER_UNWRITABLE, EXPORT_FAILED."""
    assert form != TASKS
    write_whole(path, render_actions(export, form, now, as_events=as_events).encode("utf-8", "replace"))


def take_offers(library: Library, offers: Iterable[ActionOffer], now: datetime) -> Changes | None:
    """Change actions as a file offers, as one step of undo; return None where nothing is offered."""
    edits: dict[str, tuple[ActionEdit, date | None]] = {
        offer.action: (ActionEdit(state=offer.state, due=offer.due), offer.done) for offer in offers
    }
    return change_actions(library, edits, now) if edits else None

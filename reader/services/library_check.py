"""Check a library beside the window that has it open, and tell what a repair changed."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from pathlib import Path

from reader.core.changes import Changes
from reader.storage.integrity import IntegrityReport
from reader.storage.library import Library
from reader.storage.recorded_rows import STUDY_KINDS

_TEXT_KINDS = frozenset({"filing", "cover", "coverage"})


def check_file(path: Path, now: datetime) -> IntegrityReport:
    """Check the library at ``path`` over a connection of its own, without changing anything; in any thread."""
    with Library.open(path, now, read_only=True) as library:
        return library.check(now=now)


def repaired_rows(report: IntegrityReport) -> Changes:
    """Return what the repairs of a report changed, for the views to read it again."""
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for finding in report.findings:
        if finding.repaired:
            table = finding.facts.partition(" ")[0] if finding.kind == "row" else ""
            kind = "annotation" if finding.kind == "anchor" else "entry" if finding.kind == "day-sum" else table
            ids["text" if finding.kind in _TEXT_KINDS else kind].append(finding.id)
    return Changes(
        "check",
        annotations=tuple(ids["annotation"]),
        texts=tuple(ids["text"]),
        entries=tuple(ids["entry"]),
        plan=bool(ids["plan"] or ids["rest_day"]),
        roadmap=bool(ids["roadmap"] or ids["roadmap_end"]),
        topics=bool(ids["topic"] or ids["topic_item"]),
        study=any(ids[kind] for kind in STUDY_KINDS),
    )

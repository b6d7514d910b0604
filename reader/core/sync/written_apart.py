"""Find the words that two machines changed without having seen each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reader.core.sync.authored_record import AuthoredRecord
from reader.core.sync.edit_counts import EditCounts, has_seen, machine_of


@dataclass(frozen=True, slots=True)
class WordsVersion:
    """Words as somebody left them: which edits made them so, and which edits were known then."""

    words: str
    made_by: EditCounts
    seen: EditCounts


def version_of(authored: AuthoredRecord, field: str) -> WordsVersion:
    """Return the version of words that an author left."""
    made_by = {authored.writer: authored.edits.get(authored.writer, 0)}
    return WordsVersion(authored.record.words.get(field, ""), made_by, authored.edits)


def versions_apart(versions: Iterable[WordsVersion]) -> Mapping[str, str]:
    """Return those words that no other version has seen, by the machine that wrote them; none unless they differ."""
    latest = list(_latest([version for version in versions if version.made_by]))
    if len({version.words for version in latest}) < 2:
        return {}
    writers = [_writer(version, [other for other in latest if other is not version]) for version in latest]
    machines = [machine_of(writer) for writer in writers]
    names = machines if len(set(machines)) == len(machines) else writers
    return dict(zip(names, (version.words for version in latest), strict=True))


def _latest(versions: list[WordsVersion]) -> Iterator[WordsVersion]:
    for place, version in enumerate(versions):
        others = [other for other in versions if other.made_by != version.made_by]
        is_again = any(earlier.made_by == version.made_by for earlier in versions[:place])
        if not is_again and not any(has_seen(other.seen, version.made_by) for other in others):
            yield version


def _writer(version: WordsVersion, others: Iterable[WordsVersion]) -> str:
    """Return who made a version what none of the others knows; the first by name, where several did."""
    edits = version.made_by.items()
    return min(writer for writer, count in edits if any(other.seen.get(writer, 0) < count for other in others))

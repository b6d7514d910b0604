from __future__ import annotations

from datetime import datetime
from pathlib import Path

from reader.core.annotations.markdown_merge.last_export import LastExport, deserialise
from reader.storage.library import Library


def test_the_last_two_exports_of_a_file_are_kept_the_newest_first(now: datetime) -> None:
    with Library.in_memory(now) as library:
        for digest in "abca":
            library.exports.keep([LastExport("/x.md", "text", digest, f"words {digest}")], now)
        library.exports.keep([LastExport("/y.md", "other", "d", "")], now)
        assert [one.digest for one in library.exports.of(["text"])] == ["a", "c"]
        assert [one.file for one in library.exports.of(["text", "other"])] == ["/x.md", "/x.md", "/y.md"]


def test_nothing_is_kept_in_a_library_that_can_only_be_read(tmp_path: Path, now: datetime) -> None:
    Library.open(tmp_path / "library.db", now).close()
    with Library.open(tmp_path / "library.db", now, read_only=True) as library:
        library.exports.keep([LastExport("/x.md", "text", "a", "")], now)
        assert library.exports.of(["text"]) == []


def test_a_damaged_export_is_none() -> None:
    assert deserialise("{") is None
    assert deserialise('{"airy": true, "front": {}, "pieces": [1]}') is None

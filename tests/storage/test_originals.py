"""Test the copies of PDFs beside the library."""

from __future__ import annotations

import hashlib
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.text.model import SourceFile
from reader.services.editions import compare_editions, replace_edition
from reader.services.importing.file_import import import_file
from reader.services.importing.import_run import ImportRequest
from reader.storage.library import Library
from reader.storage.originals import KEEP_PDFS
from reader.ui.preferences.preferences import Preferences
from tests.importers.pdf.conftest import PdfWriter, column, wrapped
from tests.importers.pdf.samples import BRIDGE, FLOOD, MILL


@pytest.fixture
def library(tmp_path: Path, now: datetime) -> Iterator[Library]:
    with Library.open(tmp_path / "library" / "library.db", now) as opened:
        yield opened


def paper(path: Path, text: str = FLOOD) -> Path:
    path.write_bytes(PdfWriter().page(column(wrapped(text))).write())
    return path


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names(library: Library) -> list[str]:
    folder = library.originals.folder
    assert folder is not None
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_a_pdf_that_is_added_is_copied_and_outlives_its_file(library: Library, tmp_path: Path, now: datetime) -> None:
    path = paper(tmp_path / "a.pdf")
    data, digest = path.read_bytes(), digest_of(path)
    import_file(library, ImportRequest(path), now)
    path.unlink()
    kept = library.originals.path(digest)
    assert kept is not None
    assert kept.read_bytes() == data
    assert kept.parent == tmp_path / "library" / "originals"


def test_nothing_is_copied_where_the_reader_does_not_wish_it(library: Library, tmp_path: Path, now: datetime) -> None:
    assert KEEP_PDFS in {field.name for field in fields(Preferences)}
    assert Preferences().keep_pdfs
    library.preferences.set(KEEP_PDFS, value=False)
    import_file(library, ImportRequest(paper(tmp_path / "a.pdf")), now)
    assert names(library) == []


def test_a_file_that_is_known_is_copied_when_it_is_added_again(library: Library, tmp_path: Path, now: datetime) -> None:
    library.preferences.set(KEEP_PDFS, value=False)
    path = paper(tmp_path / "a.pdf")
    text = import_file(library, ImportRequest(path), now).id
    library.preferences.set(KEEP_PDFS, value=True)
    assert import_file(library, ImportRequest(path), now).id == text
    assert names(library) == [f"{digest_of(path)}.pdf"]


def test_a_large_file_is_not_copied_unless_it_is_asked_for(library: Library, tmp_path: Path) -> None:
    path = paper(tmp_path / "a.pdf")
    source = SourceFile(str(path), digest_of(path))
    assert not library.originals.keep(source, largest=100)
    assert names(library) == []
    assert library.originals.keep(source, largest=None)
    assert library.originals.keep(source, largest=100)


def test_a_file_that_changed_meanwhile_is_not_copied(library: Library, tmp_path: Path) -> None:
    path = paper(tmp_path / "a.pdf")
    source = SourceFile(str(path), digest_of(path))
    paper(path, MILL)
    with pytest.raises(ReaderError) as caught:
        library.originals.keep(source)
    assert caught.value.problem is Problem.ORIGINAL_NOT_KEPT
    assert names(library) == []


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a full disk."""
    before, ignored = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on files")
def test_a_full_disk_leaves_nothing_half_copied(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(paper(path).read_bytes() + b"%" * 300_000)
    with largest_file(100_000), pytest.raises(ReaderError) as caught:
        library.originals.keep(SourceFile(str(path), digest_of(path)))
    assert caught.value.problem is Problem.ORIGINAL_NOT_KEPT
    assert names(library) == []


def test_only_what_no_text_can_come_back_to_is_unused(library: Library, tmp_path: Path, now: datetime) -> None:
    first = import_file(library, ImportRequest(paper(tmp_path / "a.pdf")), now)
    import_file(library, ImportRequest(paper(tmp_path / "b.pdf", BRIDGE)), now)
    stray = paper(tmp_path / "c.pdf", MILL)
    library.originals.keep(SourceFile(str(stray), digest_of(stray)))
    assert (library.originals.kept().count, library.originals.kept().unused) == (3, 1)
    library.texts.remove(first.id, now)
    assert library.originals.kept().unused == 1, "undo brings the text back"
    another = paper(stray.with_name("library") / "originals" / "another.pdf")
    assert library.originals.kept().count == 3
    assert library.originals.remove_unused() == 1
    another.unlink()
    assert names(library) == sorted(f"{digest_of(tmp_path / name)}.pdf" for name in ("a.pdf", "b.pdf"))
    library.undo(now)
    assert library.originals.path(digest_of(tmp_path / "a.pdf")) is not None


def test_the_file_of_an_edition_is_in_use_as_long_as_undo_brings_it_back(
    library: Library, tmp_path: Path, now: datetime
) -> None:
    text = import_file(library, ImportRequest(paper(tmp_path / "a.pdf")), now).id
    request = ImportRequest(paper(tmp_path / "b.pdf", f"{FLOOD} {MILL}"), edition_of=text)
    edition = import_file(library, request, now).id
    replace_edition(library, text, edition, compare_editions(library, text, edition).preview(now), now)
    assert (library.originals.kept().count, library.originals.remove_unused()) == (2, 0)
    library.undo(now)
    assert library.originals.file_of(library.texts.source_file(text)).parent == library.originals.folder
    assert library.originals.remove_unused() == 0, "the other edition can be taken again"

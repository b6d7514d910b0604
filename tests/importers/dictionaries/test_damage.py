"""Test that a dictionary damaged in any way raises nothing but `ReaderError`."""

from __future__ import annotations

import gzip
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.errors import Problem, ReaderError
from reader.importers.dictionaries.dictionary_job import DictionaryWorker, dictionary_worker
from reader.importers.dictionaries.formats import dictionary_events

if TYPE_CHECKING:
    from tests.importers.dictionaries.conftest import Read

StarDict = Callable[..., Path]
WORDS = [(f"word{number}", b"1. a <b>meaning</b>\n2. another") for number in range(60)]
CEDICT = ("# CC-CEDICT\n#! entries=40\n" + "銀行 银行 [yin2 hang2] /bank/money [qian2]/\n" * 40).encode()


@pytest.mark.parametrize("tenth", range(10))
@pytest.mark.parametrize("suffix", [".ifo", ".idx", ".dict", ".idx.gz", ".dict.dz"])
def test_a_dictionary_that_breaks_off_at_any_tenth_is_refused(
    tmp_path: Path, stardict: StarDict, suffix: str, tenth: int
) -> None:
    path = stardict(tmp_path, WORDS, packed=".dz" if suffix.endswith("z") else "")
    part = path.with_suffix(suffix)
    data = part.read_bytes()
    part.write_bytes(data[: len(data) * tenth // 10])
    if suffix == ".ifo" and tenth in {8, 9}:
        return  # cut within the size of the index or behind it, which nothing is read by
    with pytest.raises(ReaderError) as caught:
        list(dictionary_events(path))
    assert caught.value.problem in {Problem.DICTIONARY_DAMAGED, Problem.DICTIONARY_UNKNOWN, Problem.FILE_EMPTY}


@pytest.mark.parametrize("tenth", range(1, 10))
def test_cedict_that_breaks_off_at_any_tenth_is_refused(tmp_path: Path, tenth: int) -> None:
    path = tmp_path / "cedict.u8"
    path.write_bytes(CEDICT[: len(CEDICT) * tenth // 10])
    with pytest.raises(ReaderError) as caught:
        list(dictionary_events(path))
    assert caught.value.problem is Problem.DICTIONARY_DAMAGED


def test_synonyms_that_break_off_cost_one_entry(
    tmp_path: Path, stardict: StarDict, read: Callable[[Path], Read]
) -> None:
    path = stardict(tmp_path, [(f"word{number}", b"said") for number in range(200)], aliases=[("other", 3)])
    synonyms = path.with_suffix(".syn")
    synonyms.write_bytes(synonyms.read_bytes() + b"broken\0\0")
    found = read(path)
    assert (found.said("other"), found.missing) == ("said", 1)


EDITS = st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 12), st.binary(max_size=6)), min_size=1, max_size=5)


def mutated(data: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for at, gone, put in edits:
        place = at % (len(data) + 1)
        data = data[:place] + put + data[place + gone :]
    return data


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edits=EDITS,
    part=st.sampled_from((".ifo", ".idx", ".dict", ".syn")),
    types=st.sampled_from(("m", "h", "x", "g", "tm", "")),
)
def test_any_change_of_any_part_ends_in_entries_or_an_error_of_ours(
    stardict: StarDict, edits: list[tuple[int, int, bytes]], part: str, types: str
) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        path = stardict(folder, WORDS, types=types, aliases=[("alias", 2)])
        target = path.with_suffix(part)
        target.write_bytes(mutated(target.read_bytes(), edits))
        for _piece, share in dictionary_events(path):
            assert 0 <= share <= 1
    except ReaderError:
        pass
    finally:
        shutil.rmtree(folder)


@settings(max_examples=100)
@given(edits=EDITS, packed=st.booleans())
def test_any_change_of_a_word_list_ends_in_entries_or_an_error_of_ours(
    edits: list[tuple[int, int, bytes]], packed: bool
) -> None:
    data = mutated(gzip.compress(CEDICT) if packed else CEDICT, edits)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "cedict.txt.gz" if packed else "cedict.u8")
        path.write_bytes(data)
        try:
            assert list(dictionary_events(path))
        except ReaderError:
            return


def asked(path: Path) -> DictionaryWorker:
    worker = dictionary_worker()
    worker.ask(path, path)
    return worker


def test_a_dictionary_is_read_apart_as_it_is_here(tmp_path: Path, stardict: StarDict) -> None:
    path = stardict(tmp_path, WORDS)
    with asked(path) as worker:
        assert [piece for batch in worker for piece in batch] == [piece for piece, _share in dictionary_events(path)]
        assert worker.fraction == 1.0
        assert worker.finished


def test_an_error_comes_back_from_apart(tmp_path: Path) -> None:
    with asked(tmp_path / "nowhere.u8") as worker, pytest.raises(ReaderError) as caught:
        list(worker)
    assert caught.value.problem is Problem.FILE_MISSING


def test_reading_apart_can_be_cancelled(tmp_path: Path, stardict: StarDict) -> None:
    with asked(stardict(tmp_path, WORDS)) as worker:
        worker.cancel()
        with pytest.raises(ReaderError) as caught:
            list(worker)
    assert caught.value.problem is Problem.IMPORT_CANCELLED

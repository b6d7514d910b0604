from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.lookup.entries import DictionaryFormat

if TYPE_CHECKING:
    from tests.importers.dictionaries.conftest import Read

Reading = Callable[[Path], "Read"]
CEDICT = """# CC-CEDICT
#! entries=4
銀行 银行 [yin2 hang2] /bank/CL:家[jia1],個|个[ge4]/
行 行 [hang2] /row; line/
綠色 绿色 [lu:4 se4] /green/
A咖 A咖 [A ka1] /class "A"/
"""


def test_cedict_is_read_in_its_own_form(tmp_path: Path, read: Reading) -> None:
    path = tmp_path / "cedict_ts.u8"
    path.write_text(CEDICT, "utf-8")
    found = read(path)
    assert [(one.name, one.format) for one in found.heads] == [("CC-CEDICT", DictionaryFormat.CEDICT)]
    bank = found.entries[0]
    assert (bank.word, bank.reading, bank.aliases) == ("银行", "〔銀行〕 yín háng", ("銀行",))
    assert bank.plain == "1. bank\n2. CL:家[jiā],個|个[gè]"
    assert found.entries[2].reading == "〔綠色〕 lǜ sè"
    assert found.missing == 0


@pytest.mark.parametrize("name", ["cedict_1_0_ts_utf-8_mdbg.txt.gz", "cedict.u8.gz", "cedict.txt"])
def test_cedict_is_known_by_its_content_however_it_is_packed(tmp_path: Path, read: Reading, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(CEDICT.encode()) if name.endswith(".gz") else CEDICT.encode())
    assert len(read(path).entries) == 4


def test_cedict_that_breaks_off_is_refused(tmp_path: Path, read: Reading) -> None:
    path = tmp_path / "cedict_ts.u8"
    path.write_text(CEDICT.rsplit("\n", 2)[0], "utf-8")
    with pytest.raises(ReaderError) as caught:
        read(path)
    assert caught.value.problem is Problem.DICTIONARY_DAMAGED


def test_a_list_of_words_parted_by_tabs_is_a_dictionary(tmp_path: Path, read: Reading) -> None:
    path = tmp_path / "my words.tsv"
    path.write_bytes("drei\tthree\r\nzwei\t1. two\\n2. a pair\r\n机制\tmechanism\r\n".encode())
    found = read(path)
    assert [(one.name, one.format) for one in found.heads] == [("my words", DictionaryFormat.TABBED)]
    assert found.said("zwei") == "1. two\n2. a pair"
    assert found.said("机制") == "mechanism"


def test_a_name_of_any_bytes_becomes_one_that_can_stand_in_a_list(tmp_path: Path, read: Reading) -> None:
    path = tmp_path / os.fsdecode("w\u202e\u00f6rter".encode() + b"\xff.tsv")
    path.write_text("zwei\ttwo\n", "utf-8")
    (head,) = read(path).heads
    assert head.name == "w\u00f6rter\ufffd"


@pytest.mark.parametrize("text", ["Call me Ishmael.\nSome years ago.\n", "one two\tthree\nno tab\nnor here\n"])
def test_a_text_is_no_dictionary(tmp_path: Path, read: Reading, text: str) -> None:
    path = tmp_path / "text.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(ReaderError) as caught:
        read(path)
    assert caught.value.problem is Problem.DICTIONARY_UNKNOWN

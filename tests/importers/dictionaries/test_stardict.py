from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.lookup.entries import DictionaryFormat

if TYPE_CHECKING:
    from tests.importers.dictionaries.conftest import Read

Reading = Callable[[Path], "Read"]
StarDict = Callable[..., Path]
ENTRIES = [("apple", b"a fruit"), ("书", "可以读的东西".encode()), ("zeal", b"1. great energy\n2. eagerness")]


@pytest.mark.parametrize("bits", [32, 64])
@pytest.mark.parametrize("packed", ["", ".dz"])
def test_words_and_meanings_are_read(tmp_path: Path, stardict: StarDict, read: Reading, bits: int, packed: str) -> None:
    found = read(stardict(tmp_path, ENTRIES, bits=bits, packed=packed))
    (head,) = found.heads
    assert (head.name, head.format) == ("Pocket Words", DictionaryFormat.STARDICT)
    assert [one.word for one in found.entries] == ["apple", "书", "zeal"]
    assert found.said("zeal") == "1. great energy\n2. eagerness"
    assert found.missing == 0


@pytest.mark.parametrize("part", [".ifo", ".idx", ".dict"])
def test_any_part_stands_for_the_whole(tmp_path: Path, stardict: StarDict, read: Reading, part: str) -> None:
    assert len(read(stardict(tmp_path, ENTRIES).with_suffix(part)).entries) == 3


@pytest.mark.parametrize(
    ("types", "data", "reading", "text"),
    [
        ("m", b"plain", "", "plain"),
        ("tm", b"r\xc9\x9bd\0a colour", "rɛd", "a colour"),
        ("ym", b"shu\0a book", "shu", "a book"),
        ("h", b"<b>bold</b><ul><li>one<li>two</ul>", "", "bold\n• one\n• two"),
        ("g", b'<span weight="bold">bold</span>\nnext', "", "bold\nnext"),
        ("x", b"<k>apple</k>\n<tr>ap</tr> <i>n.</i>", "", "[ap] n."),
        ("mr", b"plain\0img:a.png\0", "", "plain"),
        ("kwm", b"<k/>\0== w ==\0plain", "", "plain"),
        ("Pm", b"\0\0\0\2\xff\xd8plain", "", "plain"),
        ("", b"mplain\0tred\0h<i>x</i>\0", "red", "plain\nx"),
        ("", b"W\0\0\0\2\0\0mplain", "", "plain"),
    ],
)
def test_every_kind_of_field_is_understood(  # noqa: PLR0917
    tmp_path: Path, stardict: StarDict, read: Reading, types: str, data: bytes, reading: str, text: str
) -> None:
    (entry,) = read(stardict(tmp_path, [("apple", data)], types=types)).entries
    assert (entry.reading, entry.plain) == (reading, text)


def test_other_spellings_lead_to_their_word(tmp_path: Path, stardict: StarDict, read: Reading) -> None:
    found = read(stardict(tmp_path, ENTRIES, aliases=[("apples", 0), ("書", 1)]))
    assert found.said("apples") == "a fruit"
    assert found.said("書") == "可以读的东西"


def test_words_that_share_a_definition_become_one_entry(tmp_path: Path, stardict: StarDict, read: Reading) -> None:
    path = stardict(tmp_path, ENTRIES)
    place = (0).to_bytes(4, "big") + (7).to_bytes(4, "big")
    with path.with_suffix(".idx").open("ab") as index:
        index.write(b"pome\0" + place)
    found = read(path)
    assert len(found.entries) == 3
    assert found.said("pome") == "a fruit"


@pytest.mark.parametrize(
    ("name", "shown"), [("A \u202eB", "A B"), ("x" * 500, "x" * 120), ("\u202e", "?"), ("", "pocket")]
)
def test_the_name_is_made_sound(tmp_path: Path, stardict: StarDict, read: Reading, name: str, shown: str) -> None:
    (head,) = read(stardict(tmp_path, ENTRIES, name=name)).heads
    assert head.name == shown


def test_a_part_that_is_not_there_is_named(tmp_path: Path, stardict: StarDict, read: Reading) -> None:
    path = stardict(tmp_path, ENTRIES)
    path.with_suffix(".dict").unlink()
    with pytest.raises(ReaderError) as caught:
        read(path)
    assert caught.value.problem is Problem.DICTIONARY_INCOMPLETE
    assert caught.value.detail == {"part": "pocket.dict"}


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        (b"StarDict's dict", b"Some other", Problem.DICTIONARY_UNKNOWN),
        (b"StarDict's dict", b"StarDict's treedict", Problem.DICTIONARY_UNKNOWN),
        (b"wordcount=3", b"wordcount=many", Problem.DICTIONARY_DAMAGED),
        (b"wordcount=3", b"wordcount=300", Problem.DICTIONARY_DAMAGED),
        (b"idxfilesize", b"idxoffsetbits=17\nidxfilesize", Problem.DICTIONARY_DAMAGED),
    ],
)
def test_a_card_that_lies_is_refused(  # noqa: PLR0917
    tmp_path: Path, stardict: StarDict, read: Reading, before: bytes, after: bytes, problem: Problem
) -> None:
    path = stardict(tmp_path, ENTRIES)
    path.write_bytes(path.read_bytes().replace(before, after))
    with pytest.raises(ReaderError) as caught:
        read(path)
    assert caught.value.problem is problem


def test_a_few_entries_outside_of_the_file_are_left_out_and_counted(
    tmp_path: Path, stardict: StarDict, read: Reading
) -> None:
    path = stardict(tmp_path, [(f"word{number}", b"a meaning") for number in range(300)])
    data = path.with_suffix(".dict").read_bytes()
    path.with_suffix(".dict").write_bytes(data[:-18])
    found = read(path)
    assert (len(found.entries), found.missing) == (298, 2)


def test_many_entries_outside_of_the_file_are_damage(tmp_path: Path, stardict: StarDict, read: Reading) -> None:
    path = stardict(tmp_path, ENTRIES)
    path.with_suffix(".dict").write_bytes(b"a fruit")
    with pytest.raises(ReaderError) as caught:
        read(path)
    assert caught.value.problem is Problem.DICTIONARY_DAMAGED


def test_a_dictionary_without_words_is_told(tmp_path: Path, stardict: StarDict, read: Reading) -> None:
    path = stardict(tmp_path, [])
    path.with_suffix(".idx").write_bytes(b"")
    with pytest.raises(ReaderError) as caught:
        read(path)
    assert caught.value.problem is Problem.FILE_EMPTY

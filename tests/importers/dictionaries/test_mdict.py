"""Test that MDict dictionaries are read however they are packed, and that others are refused by name."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.core.errors import Problem, ReaderError
from reader.core.lookup.entries import DictionaryFormat
from reader.core.text.blocks import InlineKind
from reader.importers.dictionaries.formats import is_dictionary_name
from tests.support.mdict import Entry, MdictPacker

if TYPE_CHECKING:
    from tests.importers.dictionaries.conftest import Read

Reading = Callable[[Path], "Read"]
ENTRIES: list[Entry] = [
    ("apple", "<b>apple</b> a fruit"),
    ("银行", "管理存款和贷款的机构"),
    (("learn", "study"), "1. the use of the mind<br>2. a room"),
    *((f"word{number:03}", f"the meaning of number {number}, said at some length") for number in range(300)),
]


@pytest.fixture
def mdx(tmp_path: Path) -> Callable[..., Path]:
    def write(entries: list[Entry], packer: MdictPacker | None = None, name: str = "pocket.mdx") -> Path:
        path = tmp_path / name
        path.write_bytes((packer or MdictPacker()).pack(entries))
        return path

    return write


Mdx = Callable[..., Path]


def problem_of(read: Reading, path: Path) -> Problem:
    with pytest.raises(ReaderError) as caught:
        read(path)
    return caught.value.problem


@pytest.mark.parametrize("encrypted", ["", "0", "2", "No"])
@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "GBK", "Big5"])
@pytest.mark.parametrize("packing", ["none", "lzo", "zlib"])
@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_words_and_meanings_are_read(  # noqa: PLR0917
    mdx: Mdx, read: Reading, version: str, packing: str, encoding: str, encrypted: str
) -> None:
    entries = [(word, text.replace("银行", "銀行")) for word, text in ENTRIES]
    entries[1] = ("銀行", "管理存款的機構") if encoding == "Big5" else ENTRIES[1]
    packer = MdictPacker(version=version, packing=packing, encoding=encoding, encrypted=encrypted)
    found = read(mdx(entries, packer))
    (head,) = found.heads
    assert (head.name, head.format) == ("Pocket Words", DictionaryFormat.MDICT)
    assert len(found.entries) == len(ENTRIES)
    assert found.missing == 0
    assert found.said("apple") == "apple a fruit"
    assert found.said("study") == "1. the use of the mind\n2. a room"
    assert found.said("word299") == "the meaning of number 299, said at some length"
    assert found.said("銀行" if encoding == "Big5" else "银行").startswith("管理存款")


def test_emphasis_is_kept_and_scripts_pictures_and_links_are_not(mdx: Mdx, read: Reading) -> None:
    text = (
        '<link rel="stylesheet" href="a.css"><script>go()</script><b>a</b> '
        '<img src="/x.png" onerror="go()"><a href="entry://b">see b</a> <a href="sound://c.mp3"><img src=s></a>'
    )
    (entry,) = read(mdx([("a", text)])).entries
    assert entry.plain == "a see b"
    ((_position, block),) = entry.leaf.blocks()
    assert [(mark.kind, mark.start, mark.end) for mark in block.inlines] == [(InlineKind.STRONG, 0, 1)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("<h3>a</h3><p>said</p>", "said"), ("<h3>A</h3><p>said</p>", "A\nsaid"), ("<b>a</b> said", "a said"), ("a", "a")],
)
def test_a_line_that_only_repeats_the_headword_is_left_out(mdx: Mdx, read: Reading, text: str, shown: str) -> None:
    assert read(mdx([("a", text)])).said("a") == shown


def test_the_lines_of_a_plain_dictionary_are_kept(mdx: Mdx, read: Reading) -> None:
    found = read(mdx([("a", "first\r\n1. second\r\n2. a < b")], MdictPacker(format="Text")))
    assert found.said("a") == "first\n1. second\n2. a < b"


def test_a_style_sheet_is_put_in_for_its_marks(mdx: Mdx, read: Reading) -> None:
    sheet = "1\n<b>\n</b>\n2\n<i>\n</i><br>\n"
    found = read(mdx([("a", "`1`strong`2`slanted`3`plain `9")], MdictPacker(style_sheet=sheet)))
    first, second = (block for _position, block in found.entries[0].leaf.blocks())
    assert (first.text, second.text) == ("strongslanted", "plain `9")
    assert [mark.kind for mark in first.inlines] == [InlineKind.STRONG, InlineKind.EMPHASIS]


def test_links_lead_to_their_words(mdx: Mdx, read: Reading) -> None:
    entries: list[Entry] = [
        ("ran", "@@@LINK=run\r\n"),
        ("run", "to move fast"),
        ("running", "@@@LINK=ran"),
        ("run", "a score"),
        ("Running", "a sport"),
        ("corps", "@@@LINK=CORP"),
        ("Corp", "a body"),
    ]
    found = read(mdx(entries))
    assert [(alias.word, alias.entries) for alias in found.aliases] == [
        ("ran", (0, 1)),
        ("running", (0, 1)),
        ("corps", (3,)),
    ]
    assert [entry.word for entry in found.entries] == ["run", "run", "Running", "Corp"]
    assert found.missing == 0


def test_a_chain_of_links_ends_at_the_first_word_with_an_entry(mdx: Mdx, read: Reading) -> None:
    entries: list[Entry] = [
        ("laid", "@@@LINK=lay"),
        ("lay", "@@@LINK=lie"),
        ("lay", "to put down"),
        ("lie", "to be flat"),
    ]
    assert [(alias.word, alias.entries) for alias in read(mdx(entries)).aliases] == [("laid", (0,)), ("lay", (1,))]


def test_a_link_without_a_word_is_shown_as_it_is(mdx: Mdx, read: Reading) -> None:
    assert read(mdx([("a", "said"), ("b", "@@@LINK=\r\n")])).said("b") == "@@@LINK="


def test_a_link_that_leads_nowhere_names_its_word(mdx: Mdx, read: Reading) -> None:
    found = read(mdx([("a", "said"), ("b", "@@@LINK=c"), ("c", "@@@LINK=b"), ("d", "@@@LINK=gone")]))
    assert [(entry.word, entry.plain) for entry in found.entries] == [
        ("a", "said"),
        ("b", "→ c"),
        ("c", "→ b"),
        ("d", "→ gone"),
    ]


def test_entries_of_pictures_alone_are_counted_and_damage_nothing(mdx: Mdx, read: Reading) -> None:
    found = read(mdx([("a", "words"), *((f"page{number}", '<img src="/1.png">') for number in range(9))]))
    assert (len(found.entries), found.missing, found.wordless) == (1, 0, 9)


def test_a_dictionary_of_pictures_alone_has_no_words(mdx: Mdx, read: Reading) -> None:
    assert problem_of(read, mdx([("page", '<img src="/1.png">')])) is Problem.DICTIONARY_EMPTY


def test_a_dictionary_without_entries_has_no_words(mdx: Mdx, read: Reading) -> None:
    assert problem_of(read, mdx([])) is Problem.DICTIONARY_EMPTY


@pytest.mark.parametrize(
    ("title", "name"),
    [("", "pocket"), ("Title (No HTML code allowed)", "pocket"), ("<b>My</b>\n &amp; 词典", "My & 词典")],
)
def test_it_is_named_by_its_title_or_else_its_file(mdx: Mdx, read: Reading, title: str, name: str) -> None:
    (head,) = read(mdx(ENTRIES, MdictPacker(title=title))).heads
    assert head.name == name


@pytest.mark.parametrize("encrypted", ["1", "3", "Yes"])
def test_a_registered_dictionary_is_refused_by_name(mdx: Mdx, read: Reading, encrypted: str) -> None:
    path = mdx(ENTRIES)
    source = path.read_bytes()
    path.write_bytes(
        source.replace('Encrypted="0"'.encode("utf-16-le"), f'Encrypted="{encrypted}"'.encode("utf-16-le"))
    )
    assert problem_of(read, path) is Problem.DICTIONARY_REGISTERED


def test_a_newer_version_is_refused_by_name(mdx: Mdx, read: Reading) -> None:
    with pytest.raises(ReaderError) as caught:
        read(mdx(ENTRIES, MdictPacker(version="3.0")))
    assert caught.value.problem is Problem.DICTIONARY_VERSION
    assert caught.value.detail["version"] == "3.0"


def test_pictures_and_sounds_are_passed_over_by_name(tmp_path: Path, read: Reading) -> None:
    path = tmp_path / "pocket.1.mdd"
    path.write_bytes(b"anything")
    assert is_dictionary_name(path)
    assert problem_of(read, path) is Problem.DICTIONARY_RESOURCES


def test_a_file_that_is_only_named_so_is_no_dictionary(tmp_path: Path, read: Reading) -> None:
    path = tmp_path / "page.mdx"
    path.write_text("# A page of *Markdown*\n\n<Chart/>\n", "utf-8")
    assert problem_of(read, path) is Problem.DICTIONARY_UNKNOWN


def test_dictionaries_in_an_archive_are_read(mdx: Mdx, read: Reading, tmp_path: Path) -> None:
    path = tmp_path / "words.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, title in (("a/one.mdx", "One"), ("a/two.MDX", "Two")):
            archive.writestr(name, MdictPacker(title=title).pack(ENTRIES))
        archive.writestr("a/one.mdd", b"x")
    assert is_dictionary_name(path)
    found = read(path)
    assert [head.name for head in found.heads] == ["One", "Two"]
    assert len(found.entries) == 2 * len(ENTRIES)


@pytest.mark.parametrize("tenth", range(10))
@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_one_that_breaks_off_is_refused(mdx: Mdx, read: Reading, version: str, tenth: int) -> None:
    path = mdx(ENTRIES, MdictPacker(version=version))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * tenth // 10])
    assert problem_of(read, path) in {
        Problem.DICTIONARY_DAMAGED,
        Problem.DICTIONARY_UNKNOWN,
        Problem.FILE_EMPTY,
    }


def test_one_that_lacks_its_last_byte_is_refused(mdx: Mdx, read: Reading) -> None:
    path = mdx(ENTRIES)
    path.write_bytes(path.read_bytes()[:-1])
    assert problem_of(read, path) is Problem.DICTIONARY_DAMAGED


@pytest.mark.parametrize(("entries", "is_kept"), [(30, False), (3_000, True)])
def test_a_damaged_block_costs_its_entries_if_there_are_few(
    mdx: Mdx, read: Reading, entries: int, *, is_kept: bool
) -> None:
    path = mdx([(f"word{number}", f"meaning {number}") for number in range(entries)], MdictPacker(block_size=300))
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(data)
    if is_kept:
        found = read(path)
        assert 0 < found.missing <= entries // 100
        assert len(found.entries) == entries - found.missing
    else:
        assert problem_of(read, path) is Problem.DICTIONARY_DAMAGED


def test_damaged_keys_are_refused(mdx: Mdx, read: Reading) -> None:
    path = mdx(ENTRIES, MdictPacker(packing="none"))
    path.write_bytes(path.read_bytes().replace(b"word123", b"word321", 1))
    assert problem_of(read, path) is Problem.DICTIONARY_DAMAGED


@pytest.mark.parametrize("packing", ["zlib", "lzo"])
def test_a_bomb_is_refused(mdx: Mdx, read: Reading, packing: str) -> None:
    bomb = MdictPacker(packing="zlib").pack([("a", "b" * 40_000_000)])
    if packing == "lzo":
        bomb = MdictPacker(packing="lzo").pack([("a", "b" * 40_000_000)])
    path = mdx([])
    path.write_bytes(bomb)
    assert problem_of(read, path) is Problem.ZIP_BOMB


def test_a_word_that_is_longer_than_any_is_missing(mdx: Mdx, read: Reading) -> None:
    found = read(mdx([*ENTRIES, ("long" * 500, "a word")]))
    assert (len(found.entries), found.missing) == (len(ENTRIES), 1)


def test_the_same_file_is_known_again_and_another_edition_is_not(mdx: Mdx, read: Reading) -> None:
    first, again = read(mdx(ENTRIES)).heads, read(mdx(ENTRIES, name="copy.mdx")).heads
    other = read(mdx([*ENTRIES[:-1], ("word299", "another meaning")], replace(MdictPacker(), packing="lzo"))).heads
    assert first[0].digest == again[0].digest != other[0].digest

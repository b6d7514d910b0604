"""Records come out as they were packed, whatever packed them, and damaged ones raise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import Problem, ReaderError
from reader.importers.mobi.huffman import HuffmanCodec
from reader.importers.mobi.palm_database import MOBIPOCKET, PalmDatabase
from reader.importers.mobi.palmdoc import unpack_palmdoc
from reader.importers.mobi.record_text import without_trailing
from tests.support.mobi_files import huffman_records, palm_file, palmdoc_record

WORDS = "The herons, the herons and the weir: 鹭鸶站在水里。 aaaaaaaaaaaaaaaa\n\t\x01".encode()


@given(st.lists(st.sampled_from((b"heron ", b"the ", b"\xe9\xb9\xad", b"\0", b"aaaa", b" Z", b"<p>"))).map(b"".join))
def test_palmdoc_comes_out_as_it_was_packed(text: bytes) -> None:
    assert unpack_palmdoc(palmdoc_record(text)) == text


@pytest.mark.parametrize("text", [WORDS, WORDS * 60, bytes(range(256))])
def test_huffman_comes_out_as_it_was_packed(text: bytes) -> None:
    records, (codes, *phrases) = huffman_records([text, text[5:]])
    codec = HuffmanCodec(codes, phrases)
    assert [codec.unpack(record) for record in records] == [text, text[5:]]


@pytest.mark.parametrize("record", [b"\x80\x01", b"a\x80\x13", b"a\x80\x00"])
def test_palmdoc_raises_where_it_repeats_what_is_not_there(record: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack_palmdoc(record)


def of_phrases(*phrases: bytes) -> HuffmanCodec:
    """Return a codec with these phrases, packed themselves; phrase 0 is the byte 0xFF, phrase 1 0xFE."""
    codes = huffman_records([b"x"])[1][0]
    stored = b"".join(len(phrase).to_bytes(2) + phrase for phrase in phrases)
    ends = [2 * len(phrases)]
    for phrase in phrases:
        ends.append(ends[-1] + 2 + len(phrase))
    offsets = b"".join(end.to_bytes(2) for end in ends[:-1])
    head = b"CDIC" + (16).to_bytes(4) + len(phrases).to_bytes(4) + (8).to_bytes(4)
    return HuffmanCodec(codes, [head + offsets + stored])


@pytest.mark.parametrize(
    "codec",
    [
        lambda: of_phrases(b"\xff"),
        lambda: of_phrases(b"\xfe", b"\xff"),
        lambda: of_phrases(b"\x07"),
        lambda: of_phrases(*(bytes((254 - n,)) * 200 for n in range(40))),
        lambda: HuffmanCodec(b"HUFF", []),
        lambda: HuffmanCodec(b"CDIC" + bytes(3_000), []),
    ],
    ids=["of itself", "in a circle", "beyond the last", "far too much", "no tables", "no code"],
)
def test_huffman_raises_where_phrases_cannot_be_unpacked(codec: Callable[[], HuffmanCodec]) -> None:
    with pytest.raises(ValueError, match=r"."):
        codec().unpack(b"\xff")


@pytest.mark.parametrize(
    ("record", "flags", "text"),
    [
        (b"text", 0, b"text"),
        (b"text\x81", 2, b"text"),
        (b"textxy\x83", 2, b"text"),
        (b"text\x80\x00", 1, b"text\x80"),
        (b"text\xb9\xad\x02", 1, b"text"),
        (b"text\xb9\xad\x02xy\x83z\x82", 7, b"text"),
        (b"te\x01\x00", 0, b"te\x01\x00"),
        (b"\x85", 2, b""),
        (b"", 3, b""),
    ],
)
def test_what_follows_the_text_of_a_record_is_cut_off(record: bytes, flags: int, text: bytes) -> None:
    assert without_trailing(record, flags) == text


def test_a_list_of_records_that_does_not_fit_its_file_is_damaged() -> None:
    whole = palm_file(MOBIPOCKET, [b"head", b"text"])
    assert PalmDatabase(whole, Path("a.mobi")).record(1) == b"text"
    for damaged in (
        whole[:-6],
        whole[:70],
        whole[:76] + b"\0\0" + whole[78:],
        whole[:78] + whole[86:94] + whole[78:86],
    ):
        with pytest.raises(ReaderError) as caught:
            PalmDatabase(damaged, Path("a.mobi"))
        assert caught.value.problem is Problem.MOBI_DAMAGED

"""Test that each instruction of an LZO1X stream does what its description says."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.importers.dictionaries.lzo1x import unpack_lzo1x
from tests.support.mdict import lzo_of_literals

END = b"\x11\0\0"
FAR = bytes(range(256)) * 128


@pytest.mark.parametrize(
    ("stream", "plain"),
    [
        (END, b""),
        (bytes([17 + 4]) + b"abcd" + END, b"abcd"),
        (b"\x01abcd" + END, b"abcd"),
        (b"\x01abcd" + bytes([0x40 | 3 << 2 | 1, 0]) + b"x" + END, b"abcdabcx"),
        (b"\x01abcd" + bytes([0xE0 | 0, 0]) + END, b"abcd" + b"d" * 8),
        (b"\x01abcd" + bytes([0x24, 3 << 2 & 0xFF | 2, 0]) + b"xy" + END, b"abcd" + b"abcdab" + b"xy"),
        (b"\x01abcd" + bytes([0x20, 0, 10, 0, 0]) + END, b"abcd" + b"d" * (255 + 31 + 10 + 2)),
        (bytes([17 + 1]) + b"a" + bytes([0x40, 0]) + END, b"a" + b"aaa"),
        (b"\x01abcd" + bytes([0x40 | 1, 0]) + b"x" + bytes([3 << 2 | 0, 0]) + END, b"abcddddxdd"[:9] + b"d"),
    ],
)
def test_an_instruction_is_carried_out(stream: bytes, plain: bytes) -> None:
    assert unpack_lzo1x(stream, len(plain)) == plain


def test_a_match_may_lie_far_behind() -> None:
    stream = lzo_of_literals(FAR)[: -len(END)] + bytes([0x10 | 5]) + (4 << 2).to_bytes(2, "little") + END
    start = len(FAR) - 0x4000 - 4
    assert unpack_lzo1x(stream, len(FAR) + 7) == FAR + FAR[start : start + 7]


def test_a_match_after_literals_may_lie_behind_two_thousand_bytes() -> None:
    stream = lzo_of_literals(FAR[:4_000])[: -len(END)] + bytes([1 << 2, 2]) + END
    start = 4_000 - (2 * 4 + 1 + 0x800 + 1)
    assert unpack_lzo1x(stream, 4_003) == FAR[:4_000] + FAR[start : start + 3]


@given(st.binary(min_size=4, max_size=2_000))
def test_literals_come_back_as_they_were(plain: bytes) -> None:
    assert unpack_lzo1x(lzo_of_literals(plain), len(plain)) == plain


@pytest.mark.parametrize(
    ("stream", "size"),
    [
        (b"", 4),
        (b"\x01abcd", 4),
        (b"\x01ab", 4),
        (b"\x01abcd" + END, 3),
        (b"\x01abcd" + bytes([0x40, 9]) + END, 9),
        (b"\x01abcd" + bytes([0x20, *[0] * 1_000]), 99),
        (b"\x01abcd" + bytes([0x20, *[0] * 1_000, 1, 0, 0]) + END, 300),
    ],
)
def test_a_damaged_stream_is_refused(stream: bytes, size: int) -> None:
    with pytest.raises(ValueError, match=r"the|a match"):
        unpack_lzo1x(stream, size)


@given(st.binary(max_size=300), st.integers(0, 5_000))
def test_any_bytes_end_in_bytes_of_that_size_or_an_error(stream: bytes, size: int) -> None:
    with suppress(ValueError):
        assert len(unpack_lzo1x(stream, size)) <= size

"""Compute RIPEMD-128, by which the key index of an MDict dictionary is encrypted.

Source: Dobbertin, Bosselaers and Preneel, "RIPEMD-160: A Strengthened Version of RIPEMD", with its variant of 128 bits.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

_WORD = 0xFFFFFFFF
_START = (0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476)
_BLOCK = 64

_ORDER = (7, 4, 13, 1, 10, 6, 15, 3, 12, 0, 9, 5, 2, 14, 11, 8)
"""The order of the words of the message in a round, as a permutation of that in the round before."""

_LEFT_SHIFTS = (
    (11, 14, 15, 12, 5, 8, 7, 9, 11, 13, 14, 15, 6, 7, 9, 8),
    (7, 6, 8, 13, 11, 9, 7, 15, 7, 12, 15, 9, 11, 7, 13, 12),
    (11, 13, 6, 7, 14, 9, 13, 15, 14, 8, 13, 6, 5, 12, 7, 5),
    (11, 12, 14, 15, 14, 15, 9, 8, 9, 14, 5, 6, 8, 6, 5, 12),
)
_RIGHT_SHIFTS = (
    (8, 9, 9, 11, 13, 15, 15, 5, 7, 7, 8, 11, 14, 14, 12, 6),
    (9, 13, 15, 7, 12, 8, 9, 11, 7, 7, 12, 7, 6, 15, 13, 11),
    (9, 7, 15, 11, 8, 6, 6, 14, 12, 13, 5, 14, 13, 13, 7, 5),
    (15, 5, 8, 11, 14, 14, 6, 14, 6, 9, 12, 9, 12, 5, 15, 8),
)
_LEFT_CONSTANTS = (0, 0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC)
_RIGHT_CONSTANTS = (0x50A28BE6, 0x5C4DD124, 0x6D703EF3, 0)

_FUNCTIONS: tuple[Callable[[int, int, int], int], ...] = (
    lambda x, y, z: x ^ y ^ z,
    lambda x, y, z: (x & y) | (~x & z),
    lambda x, y, z: (x | ~y) ^ z,
    lambda x, y, z: (x & z) | (y & ~z),
)
_LEFT_FIRST = tuple(range(16))
_RIGHT_FIRST = tuple((9 * index + 5) % 16 for index in range(16))


def ripemd128(message: bytes) -> bytes:
    """Return the 16 bytes of the digest."""
    padding = b"\x80" + bytes(-(len(message) + 9) % _BLOCK)
    padded = message + padding + struct.pack("<Q", 8 * len(message))
    state: Sequence[int] = _START
    for at in range(0, len(padded), _BLOCK):
        state = _compressed(state, struct.unpack_from("<16I", padded, at))
    return struct.pack("<4I", *state)


def _compressed(state: Sequence[int], words: Sequence[int]) -> Sequence[int]:
    """Return the state after one block of the message."""
    left = _line(state, words, _LEFT_FIRST, tuple(zip(_FUNCTIONS, _LEFT_CONSTANTS, _LEFT_SHIFTS, strict=True)))
    right = _line(
        state, words, _RIGHT_FIRST, tuple(zip(_FUNCTIONS[::-1], _RIGHT_CONSTANTS, _RIGHT_SHIFTS, strict=True))
    )
    sums = ((state[(i + 1) % 4] + left[(i + 2) % 4] + right[(i + 3) % 4]) & _WORD for i in range(4))
    return tuple(sums)


def _line(
    state: Sequence[int],
    words: Sequence[int],
    order: Sequence[int],
    rounds: Sequence[tuple[Callable[[int, int, int], int], int, Sequence[int]]],
) -> Sequence[int]:
    """Return the registers after the four rounds of one of the two parallel lines."""
    a, b, c, d = state
    for mix, constant, shifts in rounds:
        for index, shift in zip(order, shifts, strict=True):
            total = (a + (mix(b, c, d) & _WORD) + words[index] + constant) & _WORD
            a, b, c, d = d, ((total << shift) | (total >> (32 - shift))) & _WORD, b, c
        order = [_ORDER[index] for index in order]
    return a, b, c, d

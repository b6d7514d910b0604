"""Unpack records that are packed as in PalmDOC."""

from __future__ import annotations

_PAIR, _SPACED = 0x80, 0xC0
_FIRST_LITERAL = 9
_SHORTEST = 3


def unpack_palmdoc(record: bytes) -> bytes:
    """Return the bytes of a packed record; raises `ValueError` where it is damaged."""
    unpacked = bytearray()
    at, end = 0, len(record)
    while at < end:
        byte = record[at]
        at += 1
        if byte >= _SPACED:
            unpacked += b" "
            unpacked.append(byte ^ 0x80)
        elif byte >= _PAIR:
            if at == end:
                break
            pair = byte << 8 | record[at]
            at += 1
            distance, length = pair >> 3 & 0x7FF, (pair & 7) + _SHORTEST
            start = len(unpacked) - distance
            if start < 0 or not distance:
                raise ValueError(distance)
            copied = unpacked[start : start + length]
            unpacked += copied if distance >= length else _extended(copied, length)
        elif 0 < byte < _FIRST_LITERAL:
            unpacked += record[at : at + byte]
            at += byte
        else:
            unpacked.append(byte)
    return bytes(unpacked)


def _extended(copied: bytearray, length: int) -> bytes:
    """Return bytes that overlap with their own copy: they go on repeating."""
    return (bytes(copied) * length)[:length]

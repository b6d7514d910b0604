"""Unpack LZO1X streams.

Source: the description of the stream in the Linux kernel's documentation, "LZO stream format as understood by Linux's
LZO decompressor".
"""

from __future__ import annotations

_SHORT_RUN = 17
"""A first byte above this is the length of a run of literals, plus this."""

_FAR = 0x4000
_NEAR = 0x0800


def unpack_lzo1x(data: bytes, size: int) -> bytes:
    """Return the ``size`` bytes of a stream; raises ValueError for one that is damaged or has more."""
    try:
        return _Stream(data, size).unpack()
    except IndexError as error:
        raise ValueError("the stream is short") from error


class _Stream:
    """A stream that is being read; ``_literals`` is how many bytes the last instruction copied from the stream.

    That is 0 to 3 after a match, and 4 after a run of literals: what an instruction below 16 means depends on it.
    """

    def __init__(self, data: bytes, size: int) -> None:
        self._data = data
        self._at = 0
        self._size = size
        self._out = bytearray()
        self._literals = 0

    def unpack(self) -> bytes:
        """Return what is in the stream."""
        if self._data[0] > _SHORT_RUN:
            run = self._data[0] - _SHORT_RUN
            self._at = 1
            self._copy_literals(run)
            self._literals = min(run, 4)
        while self._step():
            if len(self._out) > self._size:
                raise ValueError("there is more than was stated")
        return bytes(self._out)

    def _step(self) -> bool:
        """Carry out the next instruction; return whether it was not the end of the stream."""
        code = self._next()
        if code >= 64:
            self._match(self._next() * 8 + (code >> 2 & 7) + 1, (code >> 5) + 1, code & 3)
        elif code >= 32:
            length = self._length(code & 31, 31) + 2
            low = self._pair()
            self._match((low >> 2) + 1, length, low & 3)
        elif code >= 16:
            length = self._length(code & 7, 7) + 2
            low = self._pair()
            distance = _FAR + ((code & 8) << 11) + (low >> 2)
            if distance == _FAR:
                return False
            self._match(distance, length, low & 3)
        elif self._literals == 0:
            self._copy_literals(self._length(code, 15) + 3)
            self._literals = 4
        elif self._literals < 4:
            self._match(self._next() * 4 + (code >> 2) + 1, 2, code & 3)
        else:
            self._match(self._next() * 4 + (code >> 2) + _NEAR + 1, 3, code & 3)
        return True

    def _next(self) -> int:
        self._at += 1
        return self._data[self._at - 1]

    def _pair(self) -> int:
        return self._next() | self._next() << 8

    def _length(self, bits: int, most: int) -> int:
        """Return a length: in the bits of the instruction, or, if they are 0, in the bytes that follow."""
        if bits:
            return bits
        start = self._at
        while not self._next():
            pass
        return most + 255 * (self._at - 1 - start) + self._data[self._at - 1]

    def _copy_literals(self, count: int) -> None:
        end = self._at + count
        if end > len(self._data):
            raise ValueError("the stream is short")
        self._out += self._data[self._at : end]
        self._at = end

    def _match(self, distance: int, length: int, literals: int) -> None:
        """Repeat what was unpacked ``distance`` bytes before, then copy up to three literals."""
        out = self._out
        start = len(out) - distance
        if start < 0 or len(out) + length > self._size:
            raise ValueError("a match lies outside of what is unpacked")
        if distance >= length:
            out += out[start : start + length]
        else:
            part = out[start:]
            out += (part * (length // distance + 1))[:length]
        self._copy_literals(literals)
        self._literals = literals

from __future__ import annotations

import pytest

from reader.importers.dictionaries.ripemd128 import ripemd128


@pytest.mark.parametrize(
    ("message", "digest"),
    [
        (b"", "cdf26213a150dc3ecb610f18f6b38b46"),
        (b"a", "86be7afa339d0fc7cfc785e72f578d33"),
        (b"abc", "c14a12199c66e4ba84636b0f69144c77"),
        (b"message digest", "9e327b3d6e523062afc1132d7df9d1b8"),
        (b"1234567890" * 8, "3f45ef194732c2dbb2c4a2c769795fa3"),
    ],
)
def test_the_digests_of_its_authors_come_out(message: bytes, digest: str) -> None:
    assert ripemd128(message).hex() == digest

import codecs
from pathlib import Path

import pytest

from reader.core.errors import Problem, ReaderError
from reader.importers.encoding import ENCODINGS, decode

CHINESE = "话说天下大势，分久必合，合久必分。周末七国分争，并入于秦。\n及秦灭之后，楚、汉分争，又并入于汉。\n" * 4
TRADITIONAL = "話說天下大勢，分久必合，合久必分。週末七國分爭，併入於秦。\n及秦滅之後，楚、漢分爭，又併入於漢。\n" * 4
JAPANESE = (
    "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。\n何でも薄暗いじめじめした所で泣いていた。\n" * 4
)
KOREAN = "모든 인간은 태어날 때부터 자유로우며 권리에 있어 동등하다.\n인간은 천부적으로 이성과 양심을 부여받았다.\n" * 4
FRENCH = "Où est passé le garçon ? Il était là, près de l’école, à côté du café.\nC’est déjà l’été.\n" * 4
HERE = Path("a.txt")


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (CHINESE, "utf-8", "utf-8"),
        (CHINESE, "utf-8-sig", "utf-8"),
        (CHINESE, "utf-16", "utf-16-le"),
        (CHINESE, "utf-16-le", "utf-16-le"),
        (CHINESE, "utf-16-be", "utf-16-be"),
        (FRENCH, "utf-16-le", "utf-16-le"),
        (FRENCH, "utf-16-be", "utf-16-be"),
        (KOREAN, "utf-16-le", "utf-16-le"),
        (CHINESE, "gb2312", "gb18030"),
        (CHINESE, "gb18030", "gb18030"),
        (TRADITIONAL, "cp950", "big5"),
        (JAPANESE, "cp932", "shift_jis"),
        (JAPANESE, "euc-jp", "euc-jp"),
        (KOREAN, "euc-kr", "euc-kr"),
        (FRENCH, "cp1252", "windows-1252"),
        ("plain words only\n", "ascii", "utf-8"),
    ],
)
def test_decides_by_evidence(text: str, codec: str, name: str) -> None:
    decoded, found = decode(text.encode(codec), HERE)
    assert found == name
    assert decoded == text


def test_a_few_damaged_bytes_leave_utf8_what_it_is() -> None:
    data = CHINESE.encode()
    damaged = data[:100] + b"\xff\xfe\x80" + data[100:]
    decoded, name = decode(damaged, HERE)
    assert name == "utf-8"
    assert "\ufffd" in decoded
    assert decoded.replace("\ufffd", "")[-60:] == CHINESE[-60:]


def test_a_few_damaged_bytes_leave_gb18030_what_it_is() -> None:
    data = (CHINESE * 10).encode("gb18030")
    decoded, name = decode(data[:400] + b"\xff" + data[400:], HERE)
    assert name == "gb18030"
    assert "又并入于汉" in decoded


def test_a_text_cut_off_within_a_character_is_utf8() -> None:
    assert decode(CHINESE.encode()[:-2], HERE)[1] == "utf-8"


def test_what_a_document_claims_counts_if_its_bytes_agree() -> None:
    assert decode("中文".encode("gbk"), HERE, hint="gb2312")[1] == "gb18030"
    assert decode("中文".encode(), HERE, hint="gb2312")[1] == "utf-8"


def test_the_users_choice_stands_above_the_evidence() -> None:
    assert decode(CHINESE.encode("gb18030"), HERE, "big5")[1] == "big5"


@pytest.mark.parametrize("name", ENCODINGS)
def test_each_choice_can_be_decoded(name: str) -> None:
    assert decode(b"abcd", HERE, name)[1] == name


def test_a_choice_that_is_none_is_refused() -> None:
    with pytest.raises(ReaderError) as caught:
        decode(b"abc", HERE, "klingon")
    assert caught.value.problem is Problem.ENCODING_UNKNOWN


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"%PDF-1.4\n",
        bytes(range(256)) * 40,
        b"\x00" * 500,
        codecs.encode(b"x" * 90, "zlib"),
    ],
)
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(ReaderError) as caught:
        decode(data, HERE)
    assert caught.value.problem is Problem.FILE_BINARY


def test_a_few_nuls_are_read_past() -> None:
    assert decode(CHINESE.encode() + b"\x00\x00", HERE)[1] == "utf-8"

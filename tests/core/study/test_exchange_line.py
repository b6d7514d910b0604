from __future__ import annotations

import base64
import textwrap
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import Problem, ReaderError
from reader.core.study.exchange import ExchangeFile
from reader.core.study.exchange_line import LARGEST_UNPACKED, exchange_line, exchange_lines
from tests.support.exchange import exchange_file

ONE = exchange_file()
TWO = exchange_file(number=3)
LINE = exchange_line(ONE)


def read(text: str) -> list[ExchangeFile]:
    found = exchange_lines(text)
    assert all(isinstance(one, ExchangeFile) for one in found)
    return [one for one in found if isinstance(one, ExchangeFile)]


def faults(text: str) -> list[Problem]:
    return [one.problem for one in exchange_lines(text) if isinstance(one, ReaderError)]


def made_line(content: bytes, version: int = 1) -> str:
    data = base64.urlsafe_b64encode(zlib.compress(content, 9)).decode().rstrip("=")
    return f"onehour:{version}:{len(data)}:{zlib.crc32(content):08x}:{data}"


def test_a_line_says_what_the_file_says() -> None:
    assert LINE.startswith("onehour:1:")
    assert LINE.isascii()
    (found,) = read(LINE)
    assert (found.header, found.content, found.files) == (ONE.header, ONE.content, {})


def test_many_lines_are_found_in_a_chat_log() -> None:
    wrapped = "\n".join(textwrap.wrap(exchange_line(TWO), 30))
    log = f"""
        王小明 2026/3/8 21:03
        我的汇报，onehour:1 开头的一行是给程序看的：
        {LINE}李晨 21:04：收到。
        > 王小明：
        {textwrap.indent(LINE[:80], "> ")}
        {textwrap.indent(LINE[80:], "> ")}
        博
        {textwrap.indent(wrapped, "│ ")}
        12:00 好
        """
    assert [one.header.number for one in read(log)] == [2, 3]


@given(st.data())
def test_a_line_with_one_character_changed_is_told(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(LINE) - 1))
    letter = data.draw(st.characters(codec="ascii").filter(lambda one: one != LINE[place]))
    changed = LINE[:place] + letter + LINE[place + 1 :]
    assert faults(f"好\n{changed}\n好")
    assert len(faults(f"{changed} {exchange_line(TWO)}")) == 1
    assert [one.header for one in exchange_lines(f"{changed} {exchange_line(TWO)}") if isinstance(one, ExchangeFile)][
        -1
    ] == TWO.header


@pytest.mark.parametrize("end", [20, 60, len(LINE) // 2, len(LINE) - 1])
def test_a_line_that_was_cut_off_is_told_and_the_next_is_read(end: int) -> None:
    found = exchange_lines(f"{LINE[:end]}…\n{exchange_line(TWO)}")
    assert [getattr(one, "problem", "read") for one in found] == [Problem.BAG_LINE, "read"]


def test_the_message_names_the_line() -> None:
    (fault,) = exchange_lines(LINE[:-1])
    assert isinstance(fault, ReaderError)
    assert str(fault.detail["name"]).startswith("onehour:1:")


def test_a_later_version_is_told_with_both_numbers() -> None:
    (fault,) = exchange_lines(LINE.replace("onehour:1:", "onehour:2:"))
    assert isinstance(fault, ReaderError)
    assert (fault.problem, fault.detail["found"], fault.detail["known"]) == (Problem.BAG_NEWER, "2", 1)


def test_a_line_is_no_bomb() -> None:
    assert faults(made_line(b" " * (LARGEST_UNPACKED + 1))) == [Problem.BAG_TOO_LARGE]
    assert faults(made_line(b"[" * LARGEST_UNPACKED)) == [Problem.BAG_JSON]
    with pytest.raises(ReaderError):
        exchange_line(ExchangeFile(ONE.header, {"words": "x" * LARGEST_UNPACKED}, {}))


def test_a_log_without_lines_has_none() -> None:
    assert exchange_lines("") == []
    assert exchange_lines("onehour 好用。https://example.org/eNxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx") == []


@given(st.text())
def test_any_text_is_read_without_a_fault_of_the_program(text: str) -> None:
    exchange_lines(text + "onehour:1:" + text)

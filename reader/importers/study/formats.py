"""Read a file that was handed over, whatever its name, and tell it from others by its content."""

from __future__ import annotations

from pathlib import Path

from reader.core.errors import Problem, ReaderError
from reader.core.study.bag_names import DECLARATION_FILE, PAYLOAD
from reader.core.study.exchange import ExchangeFile
from reader.core.study.exchange_line import exchange_lines
from reader.core.study.study_json import README, STUDY_JSON, is_json_name, parse_exchanged_json, parsed_study_json
from reader.importers.encoding import decode
from reader.importers.source import read_source, tail_of
from reader.importers.study.bag import bag_payload, shown_name
from reader.importers.zip_archive import ZipArchive

_ZIP_START = b"PK\x03\x04"
_DIRECTORY = 2 * 1024 * 1024
"""Bytes at the end of a ZIP that hold the names of its members."""

_PROBLEMS = {Problem.ZIP_UNSAFE: Problem.BAG_UNSAFE, Problem.ZIP_BOMB: Problem.BAG_TOO_LARGE}
"""What is said instead of the errors that speak of books."""


def read_exchange(path: Path) -> ExchangeFile:
    """Read a file that was handed over.

    Raises ReaderError FILE_*, ZIP_DAMAGED, ZIP_ENCRYPTED, BAG_*: nothing of a file is taken that is not wholly sound.
    """
    try:
        return _read_exchange(path)
    except ReaderError as error:
        problem = _PROBLEMS.get(error.problem, error.problem)
        if problem is error.problem:
            raise error.with_path(path) from error
        raise ReaderError(problem, path, file=shown_name(str(error.detail.get("entry", path.name)))) from error


def read_given(source: Path | str) -> list[ExchangeFile | ReaderError]:
    """Return what a file, a chat log in a file, or a pasted text holds; a line that cannot be read is an error.

    Raises ReaderError as `read_exchange` does, BAG_UNKNOWN for a text without lines.
    """
    if isinstance(source, Path):
        data = read_source(source).data
        if data.startswith(_ZIP_START):
            return [read_exchange(source)]
        text, path = _log(data, source), source
    else:
        text, path = source, Path()
    if found := exchange_lines(text):
        return found
    raise ReaderError(Problem.BAG_UNKNOWN, path) if path.name else ReaderError(Problem.BAG_NO_LINE)


def is_exchange_file(path: Path) -> bool:
    """Return whether a file is one that was handed over, by its content; False for one that cannot be read.

    Only its beginning and its end are read.
    """
    try:
        with path.open("rb") as file:
            if not path.is_file() or file.read(len(_ZIP_START)) != _ZIP_START:
                return False
    except (OSError, ValueError):
        return False
    directory = tail_of(path, _DIRECTORY)
    return f"/{PAYLOAD}{STUDY_JSON}".encode() in directory and f"/{DECLARATION_FILE}".encode() in directory


def _log(data: bytes, path: Path) -> str:
    """Return a file as text; raises ReaderError BAG_UNKNOWN for one that is none."""
    try:
        text, _encoding = decode(data, path)
    except ReaderError as error:
        raise ReaderError(Problem.BAG_UNKNOWN, path) from error
    return text


def _read_exchange(path: Path) -> ExchangeFile:
    data = read_source(path).data
    if not data.startswith(_ZIP_START):
        raise ReaderError(Problem.BAG_UNKNOWN)
    payload, is_readme_changed = bag_payload(ZipArchive(data, path), path, README)
    for required in (STUDY_JSON, README):
        if required not in payload:
            raise ReaderError(Problem.BAG_MISSING, file=required)
    header, content = parsed_study_json(payload.pop(STUDY_JSON))
    for name in filter(is_json_name, payload):
        parse_exchanged_json(payload[name], name)
    return ExchangeFile(header, content, payload, is_readme_changed)

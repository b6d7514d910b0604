"""Write, read and merge the YAML that stands before a Markdown file.

Words are always quoted: `yes`, `0123` and `1e3` mean different things to different YAML readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

import yaml

from reader.exporters.checksum import KEY

FENCE = "---\n"


_KEY = re.compile(r"""((?:[^\s#'"\-\[\]{},&*!|>%@`:]|-(?=\S))[^:\n#]*|"[^"\n]*"|'[^'\n]*')\s*:(?:\s|$)""")
_LARGEST = 100_000
"""Longer front matter, in code points, is left as it is."""

_NOTHING = object()

Value = str | int | date | list[str] | None


class _Words(str):
    """Mark a value that is written in quotation marks."""

    __slots__ = ()


class _FrontMatter(yaml.SafeDumper):
    """Write words in quotation marks and everything else as YAML has it."""


def _quoted(dumper: yaml.SafeDumper, words: _Words) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(words), style='"')


_FrontMatter.add_representer(_Words, _quoted)


def front_matter(values: Mapping[str, Value]) -> str:
    """Write values, in their order, between two fences."""
    marked = {key: _marked(value) for key, value in values.items()}
    return FENCE + yaml.dump(marked, Dumper=_FrontMatter, allow_unicode=True, sort_keys=False, width=1 << 30) + FENCE


def read_front_matter(content: str) -> dict[str, Value]:
    """Read the values before a Markdown file; a file without any, or with damaged ones, has none."""
    if not content.startswith(FENCE):
        return {}
    words, fence, _rest = content.removeprefix(FENCE).partition("\n" + FENCE)
    try:
        values = yaml.safe_load(words + "\n") if fence else None
    except (yaml.YAMLError, ValueError):
        return {}
    return cast("dict[str, Value]", values) if isinstance(values, dict) else {}


def front_lines(values: Mapping[str, Value]) -> dict[str, str]:
    """Write values as lines of YAML, by key, each with its line end."""
    return {key: front_matter({key: value}).removeprefix(FENCE).removesuffix(FENCE) for key, value in values.items()}


def split_front_matter(content: str) -> tuple[str | None, str]:
    """Take the lines of the front matter, without fences, off a file; None where it has none."""
    if not content.startswith(FENCE):
        return None, content
    inner, fence, rest = content.removeprefix("---").partition("\n" + FENCE)
    if not fence and inner.endswith("\n---"):
        inner, fence = inner.removesuffix("\n---"), FENCE
    return (inner.removeprefix("\n") + "\n", rest) if fence else (None, content)


def lines_by_key(lines: str) -> dict[str, str]:
    """Cut front matter into the lines of its keys; what stands before the first key has none."""
    entries: dict[str, str] = {}
    key = ""
    for line in lines.splitlines(keepends=True):
        found = _KEY.match(line)
        if found:
            key = found[1].strip("\"'")
        entries[key] = entries.get(key, "") + line
    return {name: words if words.endswith("\n") else words + "\n" for name, words in entries.items() if words}


def merged_front(base: Mapping[str, str] | None, file: str, fresh: Mapping[str, str]) -> str:
    """Merge the lines of front matter key by key: what the reader changed stays, the rest follows the library.

    The keys stay in the file's order and in its own spelling as long as they mean the same; new ones come last.
    """
    entries = lines_by_key(file) if len(file) <= _LARGEST else {"": file}
    merged = {key: _merged_key(key, lines, base, fresh) for key, lines in entries.items()}
    taken_out = set(base or ()) - set(entries)
    merged |= {key: lines for key, lines in fresh.items() if key not in entries and key not in taken_out}
    return "".join(lines for lines in merged.values() if lines is not None)


def _merged_key(key: str, lines: str, base: Mapping[str, str] | None, fresh: Mapping[str, str]) -> str | None:
    now, then = fresh.get(key), None if base is None else base.get(key)
    if lines == now or not key:
        return lines
    value, library = _value(key, lines), _value(key, now)
    if value == library and now is not None:
        return lines
    last = _value(key, then)
    if key == KEY or (then is not None and (lines == then or value == last)):
        return now and now + "".join(_comments(lines))
    if isinstance(value, list) and isinstance(library, list) and isinstance(last, list):
        kept = [one for one in value if one in library or one not in last]
        words = [*kept, *(one for one in library if one not in last and one not in kept)]
        return lines if words == value else "".join(front_lines({key: words}).values())
    return lines


def _comments(lines: str) -> Iterator[str]:
    """Yield the reader's own remarks among the lines of a key."""
    yield from (line for line in lines.splitlines(keepends=True)[1:] if line.lstrip().startswith("#"))


def _value(key: str, lines: str | None) -> object:
    """Read one key's value; what is not sound YAML is its own words."""
    if lines is None:
        return _NOTHING
    try:
        values = yaml.safe_load(lines)
    except (yaml.YAMLError, ValueError, RecursionError):
        return lines
    return values.get(key, lines) if isinstance(values, dict) else lines


def _marked(value: Value) -> object:
    if isinstance(value, list):
        return [_Words(word) for word in value]
    return _Words(value) if isinstance(value, str) else value

"""Write, read and merge the YAML front matter of a Markdown file.

Strings are always quoted: `yes`, `0123` and `1e3` mean different things to different YAML readers.
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
_MAX_LENGTH = 100_000
"""Longer front matter, in code points, is left as it is."""

_MISSING = object()

Value = str | int | date | list[str] | None


class _QuotedString(str):
    """A string that is written in quotation marks."""

    __slots__ = ()


class _FrontMatter(yaml.SafeDumper):
    """Write marked strings in quotation marks and everything else as YAML does."""


def _quoted(dumper: yaml.SafeDumper, text: _QuotedString) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"')


_FrontMatter.add_representer(_QuotedString, _quoted)


def front_matter(values: Mapping[str, Value]) -> str:
    """Format values, in their order, between two fences."""
    marked = {key: _marked(value) for key, value in values.items()}
    return FENCE + yaml.dump(marked, Dumper=_FrontMatter, allow_unicode=True, sort_keys=False, width=1 << 30) + FENCE


def read_front_matter(content: str) -> dict[str, Value]:
    """Parse the front matter of a Markdown file; empty if it has none or invalid YAML."""
    if not content.startswith(FENCE):
        return {}
    yaml_text, fence, _rest = content.removeprefix(FENCE).partition("\n" + FENCE)
    try:
        values = yaml.safe_load(yaml_text + "\n") if fence else None
    except (yaml.YAMLError, ValueError):
        return {}
    return cast("dict[str, Value]", values) if isinstance(values, dict) else {}


def front_lines(values: Mapping[str, Value]) -> dict[str, str]:
    """Format values as lines of YAML, by key, each with its line end."""
    return {key: front_matter({key: value}).removeprefix(FENCE).removesuffix(FENCE) for key, value in values.items()}


def split_front_matter(content: str) -> tuple[str | None, str]:
    """Split a file into the lines of its front matter, without fences, and the rest; None if it has none."""
    if not content.startswith(FENCE):
        return None, content
    inner, fence, rest = content.removeprefix("---").partition("\n" + FENCE)
    if not fence and inner.endswith("\n---"):
        inner, fence = inner.removesuffix("\n---"), FENCE
    return (inner.removeprefix("\n") + "\n", rest) if fence else (None, content)


def lines_by_key(lines: str) -> dict[str, str]:
    """Split front matter into the lines of each key; those before the first key have an empty one."""
    entries: dict[str, str] = {}
    key = ""
    for line in lines.splitlines(keepends=True):
        found = _KEY.match(line)
        if found:
            key = found[1].strip("\"'")
        entries[key] = entries.get(key, "") + line
    return {name: text if text.endswith("\n") else text + "\n" for name, text in entries.items() if text}


def merged_front(base: Mapping[str, str] | None, file: str, fresh: Mapping[str, str]) -> str:
    """Merge the lines of front matter key by key: what the reader changed stays, the rest follows the library.

    The keys keep the file's order and its spelling as long as they mean the same; new ones come last.
    """
    entries = lines_by_key(file) if len(file) <= _MAX_LENGTH else {"": file}
    merged = {key: _merged_key(key, lines, base, fresh) for key, lines in entries.items()}
    removed = set(base or ()) - set(entries)
    merged |= {key: lines for key, lines in fresh.items() if key not in entries and key not in removed}
    return "".join(lines for lines in merged.values() if lines is not None)


def _merged_key(key: str, lines: str, base: Mapping[str, str] | None, fresh: Mapping[str, str]) -> str | None:
    new, old = fresh.get(key), None if base is None else base.get(key)
    if lines == new or not key:
        return lines
    value, library = _value(key, lines), _value(key, new)
    if value == library and new is not None:
        return lines
    last = _value(key, old)
    if key == KEY or (old is not None and (lines == old or value == last)):
        return new and new + "".join(_comments(lines))
    if isinstance(value, list) and isinstance(library, list) and isinstance(last, list):
        kept = [item for item in value if item in library or item not in last]
        items = [*kept, *(item for item in library if item not in last and item not in kept)]
        return lines if items == value else "".join(front_lines({key: items}).values())
    return lines


def _comments(lines: str) -> Iterator[str]:
    """Yield the reader's own comments among the lines of a key."""
    yield from (line for line in lines.splitlines(keepends=True)[1:] if line.lstrip().startswith("#"))


def _value(key: str, lines: str | None) -> object:
    """Parse one key's value; if it is not valid YAML, return the lines themselves."""
    if lines is None:
        return _MISSING
    try:
        values = yaml.safe_load(lines)
    except (yaml.YAMLError, ValueError, RecursionError):
        return lines
    return values.get(key, lines) if isinstance(values, dict) else lines


def _marked(value: Value) -> object:
    if isinstance(value, list):
        return [_QuotedString(item) for item in value]
    return _QuotedString(value) if isinstance(value, str) else value

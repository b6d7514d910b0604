"""Write and read the YAML that stands before a Markdown file.

Words are always quoted: `yes`, `0123` and `1e3` mean different things to different YAML readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

import yaml

FENCE = "---\n"

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


def _marked(value: Value) -> object:
    if isinstance(value, list):
        return [_Words(word) for word in value]
    return _Words(value) if isinstance(value, str) else value

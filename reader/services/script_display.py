"""Show Chinese words in the script that was chosen for their text; the words themselves stay as they are."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader.resources import script_table

if TYPE_CHECKING:
    from reader.core.text.chinese_scripts import ScriptTable

_CACHED = 512
"""How many blocks are kept: those of a dozen leaves."""


@lru_cache(_CACHED)
def shown_in(script: str, text: str) -> str:
    """Return a text of the same length in a script, "simplified" or "traditional"; empty is as it is printed."""
    return _table(script).convert(text) if script else text


@cache
def _table(script: str) -> ScriptTable:
    """Return the table of a script; it is read when a text is first shown in it."""
    from reader.core.text.chinese_scripts import ScriptTable

    return ScriptTable(script_table(script))

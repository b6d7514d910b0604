"""Name the file that a text came from, in SQL: what stands behind the last slash of its path."""

from __future__ import annotations

FILE_NAME = (
    r"substr(replace(source, '\', '/'), 1 + length(rtrim(replace(source, '\', '/'), "
    r"replace(replace(source, '\', '/'), '/', ''))))"
)

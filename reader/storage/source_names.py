"""SQL for the name of the file that a text came from: the part of its path after the last slash."""

from __future__ import annotations

FILE_NAME = (
    r"substr(replace(source, '\', '/'), 1 + length(rtrim(replace(source, '\', '/'), "
    r"replace(replace(source, '\', '/'), '/', ''))))"
)

"""Clean the tags that a reader types."""

from __future__ import annotations


def clean_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Take the number sign, spaces and repeats out of tags, keeping their order."""
    words = ("-".join(tag.strip().lstrip("#").split()) for tag in tags)
    return tuple(dict.fromkeys(word for word in words if word))

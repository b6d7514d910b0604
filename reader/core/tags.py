"""Normalise the tags that a reader types."""

from __future__ import annotations


def clean_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Remove leading number signs and duplicates from tags and join words with hyphens; the order is kept."""
    cleaned = ("-".join(tag.strip().lstrip("#").split()) for tag in tags)
    return tuple(dict.fromkeys(tag for tag in cleaned if tag))

"""The share of cards that is to be remembered on the day they are asked."""

from __future__ import annotations

LOWEST_RETENTION, HIGHEST_RETENTION = 0.80, 0.95
DEFAULT_RETENTION = 0.90
"""The share that is aimed at first, and its bounds (study.md, section 3)."""

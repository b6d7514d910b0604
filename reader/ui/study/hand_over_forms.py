"""List what can be handed over, one row for each form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.ui.shell.context import AppContext
from reader.ui.study.hand_over_form import HandOverForm


@dataclass(frozen=True, slots=True)
class HandOverFormSpec:
    """One row: ``name`` by which pages ask for it, and what stands in the list, translated in "HandOverForms"."""

    name: str
    icon: str
    label: str
    explanation: str
    make: Callable[[AppContext], HandOverForm]


HAND_OVER_FORMS: tuple[HandOverFormSpec, ...] = ()
"""The forms, in the order of the list; without any, nothing leads to the dialog."""

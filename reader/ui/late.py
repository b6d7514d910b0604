"""Load what the first page does not need when it is first asked for: importing is most of the time a start takes."""

from __future__ import annotations

import importlib
from typing import Generic, TypeVar, cast

T = TypeVar("T")


class Late(Generic[T]):
    """Name something of a module; calling this loads the module, once, and gives it.

    The module is also imported under ``TYPE_CHECKING`` where this is used, so that types, floors and bundles know it.
    """

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def __call__(self) -> T:
        """Give what is named."""
        return cast("T", getattr(importlib.import_module(self._module), self._name))

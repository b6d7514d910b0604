"""Wait for signals and states as long as a busy machine needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pytestqt.qtbot import QtBot
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from pytestqt.wait_signal import SignalBlocker

LONGEST_WAIT_MS = 60_000
"""Milliseconds after which what was waited for will not come; the five seconds of pytest-qt may pass before it."""


class PatientBot(QtBot):
    """The bot of pytest-qt with another default: a wait that ends well is no longer for it."""

    @override
    def waitSignal(
        self,
        signal: SignalInstance,
        *,
        timeout: int = LONGEST_WAIT_MS,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb)

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = LONGEST_WAIT_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

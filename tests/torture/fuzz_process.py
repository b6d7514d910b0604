"""Read many invalid files, one after the other, within limits of memory and time, and print the outcomes.

The current input is in the folder as ``current``, so that it is known after a crash; one that fails is stored under its
digest. The output is one JSON document.
"""

from __future__ import annotations

import faulthandler
import hashlib
import json
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reader.workers.limits import peak_memory


class TooSlowError(Exception):
    """Raised when an input takes too long."""


@dataclass(slots=True)
class Fuzzer:
    """Read inputs and record the worst.

    ``make_input`` returns the input of a number, the same one every time; ``read`` reads that from its file, holds what
    comes of it to the rules, and returns the outcome.
    """

    make_input: Callable[[int], bytes]
    read: Callable[[Path, int], str]
    suffix: str = ""
    memory: int = 1 << 29
    """Bytes of address space for the whole process."""

    seconds: float = 5.0
    """Processor time for one input; the process is ended after some more than that."""

    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[dict[str, object]] = field(default_factory=list)
    slowest: dict[str, object] = field(default_factory=lambda: {"seconds": 0.0})

    def run(self, folder: Path, first: int, count: int) -> None:
        """Read ``count`` inputs from number ``first`` on, and print the outcomes."""
        resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))
        signal.signal(signal.SIGPROF, _stop)
        for number in range(first, first + count):
            data = self.make_input(number)
            (folder / f"current{self.suffix}").write_bytes(data)
            (folder / "number").write_text(str(number), "ascii")
            self._try(folder, number, data)
        answer = {"outcomes": self.outcomes, "failures": self.failures, "slowest": self.slowest}
        sys.stdout.write(json.dumps(answer | {"megabytes": peak_memory() // 2**20}))

    def _try(self, folder: Path, number: int, data: bytes) -> None:
        faulthandler.dump_traceback_later(self.seconds * 6, exit=True)
        signal.setitimer(signal.ITIMER_PROF, self.seconds)
        began = time.process_time()
        try:
            self.outcomes[self.read(folder / f"current{self.suffix}", number)] += 1
        except Exception:  # noqa: BLE001 - any exception is a finding
            self._keep(folder, number, data, traceback.format_exc())
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            faulthandler.cancel_dump_traceback_later()
        elapsed = time.process_time() - began
        if elapsed > self.slowest["seconds"]:
            self.slowest = {"seconds": round(elapsed, 3), "number": number, "bytes": len(data)}

    def _keep(self, folder: Path, number: int, data: bytes, what: str) -> None:
        name = hashlib.sha256(data).hexdigest()[:16] + self.suffix
        (folder / name).write_bytes(data)
        self.failures.append({"number": number, "file": name, "what": what[-1_500:]})


def _stop(_number: int, _frame: object) -> None:
    raise TooSlowError

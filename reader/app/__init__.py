"""Build the program out of its parts: ``main`` is the window, ``save_screenshot`` a picture, ``demo`` needs no display.

Each is loaded when it is asked for: the window does not wait for what draws pictures.
"""

import importlib

_MODULES = {
    "demo": "reader.app.demonstration",
    "main": "reader.app.startup",
    "Screenshot": "reader.app.screenshot",
    "save_screenshot": "reader.app.screenshot",
}


def __getattr__(name: str) -> object:
    """Load one of the parts by name."""
    if name not in _MODULES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(importlib.import_module(_MODULES[name]), name)

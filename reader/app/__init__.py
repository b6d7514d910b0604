"""Build the program: ``main`` starts the window, ``save_screenshot`` draws a picture, ``demo`` needs no display.

Each is loaded when it is first used: the window does not wait for the module that draws pictures.
"""

import importlib

_MODULES = {
    "ask_window": "reader.app.window_request",
    "demo": "reader.app.demonstration",
    "main": "reader.app.start",
    "Screenshot": "reader.app.screenshot",
    "save_screenshot": "reader.app.screenshot",
}


def __getattr__(name: str) -> object:
    """Load one of the names above."""
    if name not in _MODULES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(importlib.import_module(_MODULES[name]), name)

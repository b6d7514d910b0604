"""Parse foreign files into the text model; one module per format, chosen by `formats`, run in a process by `worker`.

Each of the names is loaded when it is first used: the window asks the process and does not wait for the importers.
"""

import importlib

_MODULES = {
    "ENCODINGS": "reader.importers.encoding",
    "file_digest": "reader.importers.source",
    "identify": "reader.importers.formats",
    "known_files": "reader.importers.archives.archive_contents",
    "parse": "reader.importers.formats",
}


def __getattr__(name: str) -> object:
    """Load one of the names above."""
    if name not in _MODULES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(importlib.import_module(_MODULES[name]), name)

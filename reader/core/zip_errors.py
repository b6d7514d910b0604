"""Name what Python's `zipfile` raises, for those who read archives and those who read what they wrote into some."""

from __future__ import annotations

import lzma
import zipfile
import zlib

ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError)
"""For an archive or a member that is damaged, encrypted or compressed in an unknown way, not for a missing member."""

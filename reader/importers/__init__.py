"""Parse foreign files into the text model; one module per format, chosen by `formats`, run in a process by `worker`."""

from reader.importers.archives.archive_contents import known_files
from reader.importers.encoding import ENCODINGS
from reader.importers.formats import identify, parse
from reader.importers.source import file_digest

__all__ = ["ENCODINGS", "file_digest", "identify", "known_files", "parse"]

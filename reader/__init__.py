"""One Hour: a desktop reader for an hour a day."""

__version__ = "0.1.0"

"""Build the program out of its parts: the window, a picture of it, the demonstration without a display."""

from reader.app.demonstration import demo
from reader.app.drawing import Picture, shot
from reader.app.starting import main

__all__ = ["Picture", "demo", "main", "shot"]

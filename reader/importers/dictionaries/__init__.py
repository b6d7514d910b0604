"""Read dictionary files into entries: one module for each format, and `formats` to tell them apart by content."""

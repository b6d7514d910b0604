"""Read notes that other programs exported: one module for each, and `formats` to tell them apart by content."""

"""Parse notes that other programs exported: one module for each program, and `formats` to identify them by content."""

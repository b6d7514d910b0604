"""Write what readers hand to each other: bags in ZIP files."""

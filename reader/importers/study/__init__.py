"""Read what readers hand to each other, as foreign input."""

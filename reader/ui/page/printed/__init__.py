"""Show the printed pages of a PDF in place of its text: a third way in which a text goes on (docs/decisions/0123)."""

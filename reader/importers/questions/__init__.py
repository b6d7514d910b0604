"""Read questions of other programs: GIFT, Aiken, text as it is copied from web pages, and tables."""

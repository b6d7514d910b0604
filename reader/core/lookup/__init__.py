"""Look words up: the rules by which a word of the text is found among head words, and what is found."""

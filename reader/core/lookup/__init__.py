"""Look up words: the rules for matching a word of the text to headwords, and the results."""

"""Find the article of a saved web page, and what the page says of it."""

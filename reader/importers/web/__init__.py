"""Extract the article of a saved web page and its metadata."""

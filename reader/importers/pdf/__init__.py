"""Parse PDF: the words of a page, their reading order, and the paragraphs they form; `book` combines the parts."""

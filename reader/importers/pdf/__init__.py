"""Parse PDF: the words of a page, their reading order, and the paragraphs they form; `pdf` combines the parts."""

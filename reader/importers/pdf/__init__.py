"""Read PDF: the words of a page, their order, and the paragraphs they make; `pdf_file` puts the parts together."""

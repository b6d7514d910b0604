"""Draw the pages of a PDF and find its text on them, in a process of its own; `page_job` combines the parts."""

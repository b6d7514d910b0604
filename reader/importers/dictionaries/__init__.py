"""Parse dictionary files into entries, one module for each format; `process` runs them in a child process."""

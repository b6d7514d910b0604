"""List the backups of the library and the files that were set aside, and restore from one of them."""

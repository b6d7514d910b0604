"""Write actions out: as tasks of Obsidian, todo.txt, calendars and tables."""

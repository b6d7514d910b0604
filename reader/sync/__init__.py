"""Exchange what was read and written with the other machines of one reader, through a folder that they share."""

"""Write the questions of the bank: as GIFT, as text, as a table."""

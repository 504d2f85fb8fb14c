"""Pages of the year: the list of years, one year, its table, an initiative in it, and what brings it to its end."""

"""Pages of this room: the year's table, activities, reports, money, meetings, checks."""

"""Pages of evidence: the list and galleries, adding, one piece with its file, and what the picker asks."""

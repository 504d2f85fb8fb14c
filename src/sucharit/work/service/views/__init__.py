"""Pages of the catalogue: lines of a draft, files, papers, the check; and what the public reads."""

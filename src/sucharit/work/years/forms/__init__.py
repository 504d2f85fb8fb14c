"""Forms of the year, one noun a file."""

"""Pages of the plan room, one noun per file."""

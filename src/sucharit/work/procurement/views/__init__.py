"""Pages of procurement beside those of its registers."""

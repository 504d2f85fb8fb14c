"""The page that only this room has: certificates."""

"""Pages that only this room has."""

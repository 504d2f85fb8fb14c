"""The pages that only this room has."""

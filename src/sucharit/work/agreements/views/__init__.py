"""The pages that only this room has: agreements on paper."""

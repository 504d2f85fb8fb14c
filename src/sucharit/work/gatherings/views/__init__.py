"""The pages that only this room has: the door, the code on the wall, papers."""

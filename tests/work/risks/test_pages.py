"""Every page of the room opens, for the right people."""

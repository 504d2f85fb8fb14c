"""The verbs of the room: who is invited, who came, how it ended."""

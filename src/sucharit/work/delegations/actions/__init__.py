"""The verbs of the room: powers listed, orders signed, told, reported on, ended."""

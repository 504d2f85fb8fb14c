"""The verbs of the room: criteria first, then names, points, the result."""

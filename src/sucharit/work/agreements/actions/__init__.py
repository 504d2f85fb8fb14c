"""The verbs of the room: agreed, signed by each, approved, followed, judged by another."""

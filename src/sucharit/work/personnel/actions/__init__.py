"""The verbs of the room: papers and opinions; rounds, their committees and meetings; cases; appeals."""

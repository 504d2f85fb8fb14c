"""Pages of this room: the log of a year, recording, the count of channels, the list of channels."""

"""Forms of this room: how a paper begins, what it says, how the list is narrowed, how the register goes on."""

"""Files as received: kept whole under their digest, never changed, given back only through the gate.

Here lives the door for uploads (size, kind by content, name) and the store. Never here: what a file means to a room.
"""

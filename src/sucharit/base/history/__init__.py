"""What a business record looked like before: one version per change, as a snapshot that its room can put back.

Never here: who may see it (the room asks the gate), and what must hold before it is put back (the room's own verb).
"""

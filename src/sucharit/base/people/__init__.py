"""Who acts: users, positions and who holds them, roles as code, and the gate through which every row is reached.

Never here: what a role does in a room; a room asks the gate for a capability and gets an Officer.
"""

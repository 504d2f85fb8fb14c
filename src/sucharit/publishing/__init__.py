"""What leaves the house: papers with a register number, and the public pages.

Here lives what is frozen when it goes out. Never here: anything that is still being worked on.
"""

"""Bytes become pages, lines and tables, then an outline, then a Plan with Doubts. The reader never guesses silently.

Never here: whether what was read is right (checking), or what an officer decides about a doubt (a later room).
"""

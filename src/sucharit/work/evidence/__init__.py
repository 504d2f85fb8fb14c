"""Evidence: a file or an address that proves something, kept once and used many times.

Never here: what it is evidence of (the rooms that use it), and the bytes (base.files).
"""

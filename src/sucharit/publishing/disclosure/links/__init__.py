"""Opening an address that the office entered and reading what came back, as an assessor would.

Never here: an address that nobody entered, a network that is not the open internet, or a second try without end.
"""

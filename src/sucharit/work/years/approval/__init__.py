"""An annual plan goes up the line, is signed by positions, and runs once it is approved.

Never here: what is said at a step (base.approvals), and what the year says.
"""

"""Routes by position and the approvals that go along them, each bound to the fingerprint of what is approved.

Here lives who must say what in which order, and what was said. Never here: what an approved thing then becomes; its own
room asks `decide` and changes its own state in the same transaction.
"""

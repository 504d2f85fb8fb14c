"""Routes by position and the approvals that go along them, each bound to the fingerprint of what is approved.

Here lives who must say what in which order, what was said, and how anything is carried up its line (`carrying`, `ways`,
`deciding`). Never here: what an approved thing then becomes; its own room says so (`carried.Carried`), in the same
transaction.
"""

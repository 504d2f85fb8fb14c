"""What is done with complaints: received, given, timed, told, finished, rated, published, forgotten.

A verb locks the complaint first; whatever changes its term counts it anew; what leaves the house goes when the
transaction is kept. The record, which is never changed, gets numbers and days alone: whatever was typed may speak of
people, and stands in the case, from which it can be taken.
"""

"""Verbs of the queue: points arranged, days opened and closed, tickets given, called, served, skipped."""

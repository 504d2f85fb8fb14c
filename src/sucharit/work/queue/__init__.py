"""Queues at service points: tickets, counters, screens, and the proof that whoever came first was served first.

Never here: who holds a ticket. A ticket is a number; no name, telephone or face is asked for or kept.
"""

"""Telling people: notices in the system and by e-mail, after the transaction that caused them.

Never here: what is worth telling (the room's verb decides), and deadlines (the fiscal year's obligations).
"""

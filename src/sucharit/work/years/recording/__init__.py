"""What rooms that record the year's work share: rows that are withdrawn instead of deleted, how they are written and told.

Never here: what is recorded (progress, publications).
"""

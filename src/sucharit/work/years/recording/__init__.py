"""What the rooms that record a year's work share: rows withdrawn instead of deleted, how they are written and told.

Never here: what is recorded (progress, publications).
"""

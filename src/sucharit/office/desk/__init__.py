"""The first pages: front door, home of each officer, the frame around every office page, health.

Never here: the pages of a room.
"""

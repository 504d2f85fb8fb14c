"""Old plans into data: uploads, their reading in the background, and the officer's answers to doubts and findings.

The original is kept untouched. Never here: the plan that comes of it (plans pulls from here when it adopts a reading).
"""

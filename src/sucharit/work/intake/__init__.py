"""Old plans into data: uploads, their reading in the background, and the officer's answers to doubts and findings.

The original is kept untouched, the reading is written once and never edited: what a person decides stands in answers
(Question) and corrections (Correction), and `settling` puts the three together. Never here: the plan that comes of it
(plans pulls from here when it adopts a reading).
"""

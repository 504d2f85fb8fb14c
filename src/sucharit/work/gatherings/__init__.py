"""Gatherings: trainings, meetings and hearings, who was invited and who came, speakers, tests, minutes, cost.

Never here: the questions of tests and evaluations (work.surveys), and what every register does (work.shelf).
"""

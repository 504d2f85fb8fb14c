"""Procurement and the budget made transparent: plan, purchases, inspection by rotation, monthly and yearly reports,
questions.

Never here: a verdict. What the figures ask is a question, and the office's answer stands beside it.
"""

"""The plan as rows that people work on: its tree, sheets, budgets, goals and targets, and its way to adoption.

A plan gives itself back as the core value (`plan.as_value()`), which is what is checked, fingerprinted, printed and
published. Never here: reading documents (intake), risk registers (risks), papers and public pages (publishing).
"""

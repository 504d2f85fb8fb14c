"""What is done with surveys: built, opened, answered, closed, repeated, bound to promises; comments are covered.

A verb of an officer locks the survey first and leaves an entry. What respondents do leaves none: it has no officer.
"""

"""What is true without a database: plain Python values and the rules over them.

Never here: Django, settings, the clock, a database, the network. "Today" is an argument.
"""

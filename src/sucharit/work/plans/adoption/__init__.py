"""A reading adopted: as a new draft plan, or into a draft that exists. Plans pull from the intake; nothing is pushed.

What goes in is the settled reading (intake.settling): read, answered, corrected. Never here: questions and corrections.
"""

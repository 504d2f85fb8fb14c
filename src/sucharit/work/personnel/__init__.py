"""Personnel: policies and measures told to everybody, rounds of pay raise, recruitment, appointment, transfer and
promotion with criteria before the round, two committees, each person's case, its result, appeals.

Never here: what every register does (work.shelf); agreements and honours (their own rooms); who works here
(base.people); complaints, which have their own door.
"""

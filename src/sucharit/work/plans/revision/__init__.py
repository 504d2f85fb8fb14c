"""A plan that goes on from another: a revision of the adopted one, and the plan of the next span.

Never here: single initiatives taken from elsewhere (plans.actions.copying), and the difference itself (comparing).
"""

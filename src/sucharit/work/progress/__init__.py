"""What was done and paid: activities, progress reports, disbursements, the cross-check.

Never here: whether it was enough (indicators).
"""

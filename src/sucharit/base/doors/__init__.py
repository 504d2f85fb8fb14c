"""What public doors share: no session and no cookie, the number and secret of a receipt, how often one may knock.

Never here: what a door is for, whose it is, or what is written there.
"""

"""The publication log: what was made public where and when, counted by different channels.

Never here: the public pages themselves (publishing).
"""

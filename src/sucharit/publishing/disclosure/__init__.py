"""The disclosure checklist (OIT) of each year: items, owners, links, checks, reviews and gaps.

Never here: what is published by ourselves (portal), which it only points to.
"""

"""The first run: founding an organization on an empty installation, step by step, behind a token that only the
operator of the server can read.

Never here: changing an organization that exists (the rest of settings).
"""

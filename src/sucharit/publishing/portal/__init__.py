"""The public pages and the open data: frozen snapshots of what was published, found by anybody, without a cookie.

Never here: a row that is still being worked on. A page reads snapshots only.
"""

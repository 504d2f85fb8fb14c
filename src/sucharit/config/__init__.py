"""Starts it up: settings from the environment, addresses, the WSGI door. Never here: anything about plans."""

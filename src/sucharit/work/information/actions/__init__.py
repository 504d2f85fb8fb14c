"""Verbs of the centre: the clock is set, requests are answered, refused or referred, suggestions treated."""

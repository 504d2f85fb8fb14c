"""The forms of settings, by the noun that they are of."""

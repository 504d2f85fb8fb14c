"""The pages of settings, by the noun that they are of."""

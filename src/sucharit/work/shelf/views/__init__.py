"""The pages that all registers share, and their public face."""

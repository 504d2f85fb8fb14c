"""Sealing: keys, envelopes, receipts and proofs as values in and values out. No store, no clock, no network."""

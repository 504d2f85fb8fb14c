"""Sealing: keys, envelopes, receipts and proofs as values in and values out. No store, no clock, no network.

Everything is libsodium (PyNaCl): sealed boxes (X25519), XChaCha20-Poly1305, Argon2id, Ed25519. What could not be opened
raises `Unopened`, which says nothing about why. Never here: who may open what, and when.
"""

from sucharit.core.sealing.envelopes import Unopened, open_box, open_envelope, opener, seal_envelope, seal_to
from sucharit.core.sealing.keys import KEY_BYTES, KeyPair, LockedKey, lock, new_key, new_pair, public_of, unlock
from sucharit.core.sealing.padding import FILES, PAGES, SMALL, TEXTS, TooLong, padded, unpadded
from sucharit.core.sealing.parcels import pack, unpack
from sucharit.core.sealing.proofs import Proof, SigningKey, digest_of, new_signing_key, proof_faults, sign
from sucharit.core.sealing.receipts import (
    ReceiptKeys,
    Unreadable,
    new_receipt,
    read_receipt,
    receipt_keys,
    shown_receipt,
)
from sucharit.core.sealing.shares import joined, split
from sucharit.core.sealing.strength import LIGHT, PASSPHRASE, RECEIPT, Strength

__all__ = [
    "FILES",
    "KEY_BYTES",
    "LIGHT",
    "PAGES",
    "PASSPHRASE",
    "RECEIPT",
    "SMALL",
    "TEXTS",
    "KeyPair",
    "LockedKey",
    "Proof",
    "ReceiptKeys",
    "SigningKey",
    "Strength",
    "TooLong",
    "Unopened",
    "Unreadable",
    "digest_of",
    "joined",
    "lock",
    "new_key",
    "new_pair",
    "new_receipt",
    "new_signing_key",
    "open_box",
    "open_envelope",
    "opener",
    "pack",
    "padded",
    "proof_faults",
    "public_of",
    "read_receipt",
    "receipt_keys",
    "seal_envelope",
    "seal_to",
    "shown_receipt",
    "sign",
    "split",
    "unlock",
    "unpack",
    "unpadded",
]

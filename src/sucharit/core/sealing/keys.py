"""Key pairs, data keys, and a private key under a passphrase."""

import unicodedata

from msgspec import Struct
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from nacl.secret import Aead
from nacl.utils import random

from sucharit.core.sealing.envelopes import Unopened
from sucharit.core.sealing.strength import Strength

KEY_BYTES = 32
_SALT_BYTES = 16


class KeyPair(Struct, frozen=True):
    """X25519, 32 bytes each."""

    public: bytes
    private: bytes


class LockedKey(Struct, frozen=True):
    """A private key under a passphrase: only who knows it opens `sealed`."""

    salt: bytes
    sealed: bytes
    passes: int
    memory: int


def new_key() -> bytes:
    """A data key: 32 random bytes."""
    return bytes(random(KEY_BYTES))


def new_pair() -> KeyPair:
    """A fresh pair."""
    private = PrivateKey.generate()
    return KeyPair(bytes(private.public_key), bytes(private))


def public_of(private: bytes) -> bytes:
    """The public key that belongs to a private one."""
    return bytes(PrivateKey(private).public_key)


def lock(private: bytes, passphrase: str, *, strength: Strength) -> LockedKey:
    """The private key under a passphrase."""
    salt = bytes(random(_SALT_BYTES))
    key = strength.derive(_spelled(passphrase), salt, KEY_BYTES)
    return LockedKey(salt, bytes(Aead(key).encrypt(private, salt)), strength.passes, strength.memory)


def unlock(locked: LockedKey, passphrase: str) -> bytes:
    """The private key. Raises Unopened for another passphrase."""
    key = Strength(locked.passes, locked.memory).derive(_spelled(passphrase), locked.salt, KEY_BYTES)
    try:
        return bytes(Aead(key).decrypt(locked.sealed, locked.salt))
    except CryptoError as error:
        raise Unopened from error


def _spelled(passphrase: str) -> bytes:
    """One spelling for what looks alike: Thai vowels may be typed in two ways."""
    return unicodedata.normalize("NFKC", passphrase).strip().encode()

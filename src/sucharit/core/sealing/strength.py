"""How much work Argon2id does. The real ones are what an attacker pays for every guess."""

from msgspec import Struct
from nacl.pwhash import argon2id

_MIB = 1024 * 1024


class Strength(Struct, frozen=True):
    """Passes and bytes of memory, as libsodium's `opslimit` and `memlimit`."""

    passes: int
    memory: int

    def derive(self, secret: bytes, salt: bytes, size: int) -> bytes:
        """`size` bytes from a secret; the salt is 16 bytes."""
        return argon2id.kdf(size, secret, salt, opslimit=self.passes, memlimit=self.memory)


#: What a person can remember is guessed: libsodium's "moderate".
PASSPHRASE = Strength(3, 256 * _MIB)
#: A receipt has 126 bits, which nobody guesses; the work makes robots slow.
RECEIPT = Strength(3, 128 * _MIB)
#: For tests only: libsodium's least.
LIGHT = Strength(1, 8192)

"""A parcel for an office outside: one file that opens with a code, which travels by another way."""

import msgspec
from msgspec import Struct
from nacl.exceptions import CryptoError
from nacl.secret import Aead
from nacl.utils import random

from sucharit.core.sealing.envelopes import Unopened
from sucharit.core.sealing.strength import Strength

FORMAT = "sucharit.parcel/1"
_MOST_PASSES, _MOST_MEMORY = 10, 1024**3  # a hostile parcel may not ask for more


class Parcel(Struct, frozen=True, kw_only=True):
    """What the file holds."""

    format: str
    salt: bytes
    passes: int
    memory: int
    sealed: bytes


def pack(content: bytes, code: str, *, strength: Strength) -> bytes:
    """`content` under Argon2id of the code (as long as a receipt) and XChaCha20-Poly1305."""
    salt = bytes(random(16))
    sealed = Aead(strength.derive(code.encode(), salt, 32)).encrypt(content, FORMAT.encode())
    parcel = Parcel(
        format=FORMAT, salt=salt, passes=strength.passes, memory=strength.memory, sealed=bytes(sealed)
    )  # fmt: skip
    return msgspec.msgpack.encode(parcel)


def unpack(data: bytes, code: str) -> bytes:
    """What was packed. Raises Unopened: no parcel, another code, or changed on its way."""
    try:
        parcel = msgspec.msgpack.decode(data, type=Parcel)
        if parcel.format != FORMAT or parcel.passes > _MOST_PASSES or parcel.memory > _MOST_MEMORY:
            raise Unopened
        key = Strength(parcel.passes, parcel.memory).derive(code.encode(), parcel.salt, 32)
        return bytes(Aead(key).decrypt(parcel.sealed, FORMAT.encode()))
    except (msgspec.DecodeError, CryptoError, ValueError, TypeError) as error:
        raise Unopened from error

"""The key that signs proofs of filing: its seed lies under a key made of the installation's secret."""

import hashlib

from django.conf import settings
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from sucharit.core import sealing
from sucharit.work.sealed.models import Door


def _wrapping() -> bytes:
    return hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"sealed.signing").digest()


def sealed_seed(seed: bytes) -> bytes:
    return bytes(Aead(_wrapping()).encrypt(seed, b"sealed.signing"))


def signing_key(door: Door) -> sealing.SigningKey:
    """The door's key. Where the installation's secret was changed a new one is made, and the earlier public key is
    remembered: proofs given out before still hold."""
    try:
        seed = bytes(Aead(_wrapping()).decrypt(bytes(door.signing_sealed), b"sealed.signing"))
        return sealing.SigningKey(seed, bytes(door.signing_public))
    except CryptoError:
        made = sealing.new_signing_key()
        door.earlier_keys = [*door.earlier_keys, bytes(door.signing_public).hex()]
        door.signing_public, door.signing_sealed = made.public, sealed_seed(made.seed)
        door.save(update_fields=["signing_public", "signing_sealed", "earlier_keys"])
        return made


def public_keys(door: Door) -> list[str]:
    """All public keys, hexadecimal, the present one first: what a proof's key is compared with."""
    return [bytes(door.signing_public).hex(), *reversed(door.earlier_keys)]

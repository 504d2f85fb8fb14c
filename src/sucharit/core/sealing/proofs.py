"""Proof that something was filed on a day: a signature over a digest that says nothing, checked without any network."""

import base64
import hashlib

import msgspec
from msgspec import Struct
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey as _Signing
from nacl.signing import VerifyKey

FORMAT = "sucharit.proof/1"


class SigningKey(Struct, frozen=True):
    """Ed25519: the seed that signs and the public key that checks."""

    seed: bytes
    public: bytes


class Proof(Struct, frozen=True, kw_only=True):
    """What is handed out. `content` and `nonce` stand in it only where the reporter asked for the whole: then anyone
    can see that the digest is of this text."""

    format: str = FORMAT
    organization: str
    day: str
    digest: str
    signature: str
    public_key: str
    content: str | None = None
    nonce: str | None = None


def new_signing_key() -> SigningKey:
    """A fresh one."""
    made = _Signing.generate()
    return SigningKey(bytes(made), bytes(made.verify_key))


def digest_of(content: str, nonce: bytes) -> str:
    """SHA-256 over a random nonce of 32 bytes and the content: equal texts have different digests."""
    return hashlib.sha256(nonce + content.encode()).hexdigest()


def sign(seed: bytes, *, organization: str, day: str, digest: str) -> bytes:
    """64 bytes over organization, day and digest."""
    return bytes(_Signing(seed).sign(_told(organization, day, digest)).signature)


def proof_faults(data: bytes) -> tuple[Proof | None, str]:
    """The proof and "" where it holds; else what is wrong with it: "unreadable", "signature" or "content"."""
    try:
        proof = msgspec.json.decode(data, type=Proof)
        key, signature = base64.b64decode(proof.public_key), base64.b64decode(proof.signature)
        VerifyKey(key).verify(_told(proof.organization, proof.day, proof.digest), signature)
    except BadSignatureError:
        return proof, "signature"
    except (msgspec.DecodeError, ValueError, TypeError):
        return None, "unreadable"
    if proof.format != FORMAT:
        return None, "unreadable"
    return proof, _content_fault(proof)


def _content_fault(proof: Proof) -> str:
    if proof.content is None:
        return ""
    try:
        nonce = base64.b64decode(proof.nonce or "")
    except ValueError:
        return "content"
    return "" if digest_of(proof.content, nonce) == proof.digest else "content"


def _told(organization: str, day: str, digest: str) -> bytes:
    return msgspec.json.encode([FORMAT, organization, day, digest])

"""How sure we are of a fact about the world, and where it was read."""

from enum import Enum

from msgspec import Struct, field


class Confidence(Enum):
    """From the surest to the least sure; what is not confirmed is marked as such wherever it is shown."""

    CONFIRMED = "confirmed"  # read in a source of a local government or in the law: used as it is
    CONFIRMED_OTHER_BODY = "confirmed_other_body"  # read at another kind of public body: used, marked so on screen
    SUPPORTED = "supported"  # one indirect source: a draft that an officer accepts
    UNCONFIRMED = "unconfirmed"  # from memory, no source found: a draft, plainly marked


class Fact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every fact carries: `sources` are keys of `sources.yaml`, `note` says what the flag does not."""

    confidence: Confidence = field(name="conf")
    sources: tuple[str, ...] = field(name="src")
    note: str | None = None

"""Sizes that say little: everything is filled up to one of a few classes before it is sealed."""

from nacl.bindings.utils import sodium_pad, sodium_unpad

_KIB = 1024
#: Classes in bytes. A text of a few lines and one of two pages look alike.
SMALL = (512,)
TEXTS = (4 * _KIB, 16 * _KIB, 64 * _KIB, 256 * _KIB)
FILES = (64 * _KIB, 256 * _KIB, _KIB * _KIB, 4 * _KIB * _KIB, 16 * _KIB * _KIB)
PAGES = (48 * _KIB, 192 * _KIB, 768 * _KIB)


class TooLong(ValueError):  # noqa: N818 - it is the text that is too long
    """More than the largest class holds."""


def padded(data: bytes, classes: tuple[int, ...]) -> bytes:
    """`data` filled up to the smallest class that holds it and one byte more (ISO/IEC 7816-4). Raises TooLong."""
    for size in classes:
        if len(data) < size:
            return bytes(sodium_pad(data, size))
    raise TooLong(len(data))


def unpadded(data: bytes) -> bytes:
    """What was padded; ValueError for what was not."""
    try:
        return bytes(sodium_unpad(data, len(data)))
    except Exception as error:
        raise ValueError("not padded") from error

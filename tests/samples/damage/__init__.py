"""Named, seeded damage as real plans carry it: each gives the new text and says what must still be read and found."""

from tests.samples.damage import annexes, characters, dress, layout, numbers, tables, words
from tests.samples.damage.kit import CLOTHES, DAMAGES, HARMLESS, damaged, in_order

__all__ = [
    "CLOTHES", "DAMAGES", "HARMLESS", "annexes", "characters", "damaged", "dress", "in_order", "layout", "numbers",
    "tables", "words",
]  # fmt: skip

"""Named, seeded damage as real plans carry it: each gives the new text and says what must still be read and found."""

from tests.samples.damage import annexes, characters, layout, numbers, tables, words
from tests.samples.damage.kit import DAMAGES, HARMLESS, damaged

__all__ = ["DAMAGES", "HARMLESS", "annexes", "characters", "damaged", "layout", "numbers", "tables", "words"]

"""What is asked, and what one sheet says."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeAlias

from msgspec import Struct


class Kind(Enum):
    """How a question is answered."""

    FACES = "faces"  # five faces, 1 to 5
    SCALE = "scale"  # 1 to `full`
    YES_NO = "yes_no"  # 1 or 0
    CHOICE = "choice"  # one choice
    MANY = "many"  # several choices
    NUMBER = "number"
    TEXT = "text"
    MATRIX = "matrix"  # several lines on one scale


#: An answer as it is kept: a step of a scale, a choice, choices, a number as text, or line > step.
Value: TypeAlias = int | str | list[int] | dict[str, int]
#: Key of a question > its answer; what was not answered is not there. Words that people wrote are kept elsewhere.
Sheet: TypeAlias = Mapping[str, Value]


class Asked(Struct, frozen=True, kw_only=True):
    """A question as counting knows it.

    `full` is the highest step. `counts`: it belongs to the score. `right` are the choices (or 1 and 0) that are right
    in a test; empty where there is no key. `lines` are those of a matrix, `choices` those to choose from, in order.
    """

    key: str
    kind: Kind
    full: int = 5
    counts: bool = False
    right: frozenset[int] = frozenset()
    lines: tuple[str, ...] = ()
    choices: tuple[int, ...] = ()

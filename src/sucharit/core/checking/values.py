"""What a check says: a finding, where it stands, and how grave it is."""

from decimal import Decimal
from enum import Enum

from msgspec import Struct


class Severity(Enum):
    """ERROR contradicts itself or lacks what makes it valid; WARNING should be mended; NOTICE is worth a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}

Figure = str | int | Decimal | None


class Where(Struct, frozen=True, kw_only=True):
    """Places: `seq` of initiatives, framework codes, lines of the document from 1, and the field of the plan."""

    initiatives: tuple[int, ...] = ()
    objectives: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    field: str | None = None


class Finding(Struct, frozen=True, kw_only=True):
    """A rule spoke. `message` is one Thai sentence for an officer; `stated` is what the document says, `computed` what
    follows from the rest of it (both None where the rule is not about a figure)."""

    code: str
    severity: Severity
    message: str
    where: Where = Where()
    stated: Figure = None
    computed: Figure = None
    source_of_rule: str

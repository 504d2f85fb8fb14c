"""What passes along the line of reading: an opened document, a doubt, and the reading itself."""

from enum import Enum
from functools import cached_property

from msgspec import Struct

from sucharit.core.plan import IntegrityReport, Memo, Plan, Source


class Line(Struct, frozen=True):
    """One line of the document as received: number from 1, page from 1 where the format knows pages.

    A table row is one line; its cells stand in `cells` (at least two), "" for an empty or merged-away cell,
    "\\n" between paragraphs of one cell. `text` is then the cells joined by tabs. Text is raw: nothing repaired.
    """

    number: int
    text: str
    page: int | None = None
    cells: tuple[str, ...] = ()
    heading_level: int | None = None  # from DOCX styles or markdown "#"; a hint, never proof
    continues: bool = False  # PDF only: the page wrapped here, the paragraph of the line above goes on; a hint too


class OpenedDocument(Struct, frozen=True, dict=True):
    """A document as lines. `format` is "txt", "docx", "pdf" or "xlsx"; `digest` is the SHA-256 of the bytes."""

    name: str
    format: str
    digest: str
    lines: tuple[Line, ...]
    page_count: int | None = None
    notes: tuple["Doubt", ...] = ()  # what opening itself was unsure of (encoding, dropped pages)

    @cached_property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


class Doubt(Struct, frozen=True, kw_only=True):
    """The reader is unsure: what is printed, what it proposes (or None), and one Thai sentence for an officer.

    `code` is stable and dotted, e.g. "digit.confusable", "heading.missing", "table.shifted".
    `initiatives` are seq numbers; `field` is an Initiative or Plan field name.
    """

    code: str
    message: str
    printed: str | None = None
    proposed: str | None = None
    initiatives: tuple[int, ...] = ()
    field: str | None = None
    source: Source = Source()


class DocumentKind(Enum):
    ACTION_PLAN = "action_plan"
    ANNUAL_PLAN = "annual_plan"
    INITIATIVE_SHEET = "initiative_sheet"
    INTEGRITY_REPORT = "integrity_report"
    PROGRESS_REPORT = "progress_report"
    MEMO = "memo"
    ORDER = "order"
    ANNOUNCEMENT = "announcement"
    UNKNOWN = "unknown"


class Reading(Struct, frozen=True, kw_only=True):
    """What was read: the kind and why, the plan, the other papers, and every doubt. `reason` is Thai."""

    kind: DocumentKind
    reason: str = ""
    plan: Plan
    integrity_report: IntegrityReport | None = None
    memo: Memo | None = None
    doubts: tuple[Doubt, ...] = ()


class UnreadableDocument(Exception):  # noqa: N818 - it is the document that is at fault, and the name says so
    """A document that cannot be opened: `thai` and `english` each say what is wrong and what to do."""

    def __init__(self, name: str, thai: str, english: str) -> None:
        super().__init__(f"{name}: {thai} / {english}")
        self.name, self.thai, self.english = name, thai, english

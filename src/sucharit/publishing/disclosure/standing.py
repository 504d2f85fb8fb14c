"""How an item stands: what is there, what is lacking, in words. Worked out from rows, kept nowhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.publishing.disclosure.models import ChecklistItem, Entry, LinkCheck, Review

READY, PARTIAL, EMPTY, PROBLEM, DRAFT, DROPPED = "ready", "partial", "empty", "problem", "draft", "dropped"
WORDS: dict[str, tuple[str, str | Promise]] = {
    READY: ("good", gettext_lazy("ครบ")),
    PARTIAL: ("warn", gettext_lazy("ยังไม่ครบ")),
    EMPTY: ("waiting", gettext_lazy("ยังไม่มี")),
    PROBLEM: ("bad", gettext_lazy("ต้องแก้")),
    DRAFT: ("info", gettext_lazy("รอรับรายการ")),
    DROPPED: ("quiet", gettext_lazy("ไม่ใช้")),
}
CHECK_KINDS = {"waiting": "waiting", "running": "info", "good": "good", "warn": "warn", "bad": "bad"}


@dataclass
class Shown:
    """An entry with its newest look; `gone`: what it pointed to in this system is not published any more."""

    entry: Entry
    address: str
    check: LinkCheck | None = None
    gone: bool = False

    @property
    def check_kind(self) -> str:
        return CHECK_KINDS[self.check.state] if self.check else "quiet"


@dataclass
class ItemStanding:
    """An item with everything that is shown of it."""

    item: ChecklistItem
    entries: Sequence[Shown]
    reviews: Sequence[Review]
    today: date
    lacks: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.item.open:
            self._look()

    def _look(self) -> None:
        for part in self.missing_parts:
            self.lacks.append(_("ขาดองค์ประกอบ “%(part)s”") % {"part": part})
        if self.entries and not self._right_year():
            self.lacks.append(_("ยังไม่มีเอกสารของปี พ.ศ. %(year)s") % {"year": self.item.wanted_year})
        for shown in self.entries:
            if shown.gone:
                self.problems.append(_("“%(title)s” ไม่ได้เผยแพร่อยู่แล้ว") % {"title": shown.entry.title})
            elif shown.check and shown.check.state == LinkCheck.State.BAD:
                said = "; ".join(shown.check.problems)
                self.problems.append(f"{shown.entry.title}: {said}")
        self.problems += [
            _("ผู้ตรวจรอบที่ %(n)s ไม่ให้ผ่าน: %(why)s") % {"n": one.round, "why": one.reason} for one in self.failing
        ]

    def _right_year(self) -> bool:
        wanted = self.item.wanted_year
        return wanted is None or any(shown.entry.document_year == wanted for shown in self.entries)

    @property
    def failing(self) -> list[Review]:
        """Reviews of the newest round that do not let it pass."""
        last = max((one.round for one in self.reviews), default=0)
        return [one for one in self.reviews if one.round == last and one.verdict == Review.Verdict.FAILS]

    @property
    def ticked(self) -> set[int]:
        """Places of parts that some entry holds."""
        return {place for shown in self.entries for place in shown.entry.parts}

    @property
    def missing_parts(self) -> list[str]:
        if not self.entries:
            return []
        return [part for place, part in enumerate(self.item.parts) if place not in self.ticked]

    @property
    def state(self) -> str:
        if self.item.acceptance == ChecklistItem.Acceptance.DROPPED:
            return DROPPED
        if self.item.acceptance == ChecklistItem.Acceptance.DRAFT and not self.entries:
            return DRAFT
        if not self.entries:
            return EMPTY
        if self.problems:
            return PROBLEM
        return PARTIAL if self.lacks or self.item.acceptance == ChecklistItem.Acceptance.DRAFT else READY

    @property
    def kind(self) -> str:
        return WORDS[self.state][0]

    @property
    def word(self) -> str:
        return str(WORDS[self.state][1])

    @property
    def late(self) -> bool:
        due = self.item.due_on
        return due is not None and due < self.today and self.state not in (READY, DROPPED)

    @property
    def wants(self) -> list[str]:
        """Everything that stands between this item and ready, for the report of gaps."""
        if self.state == EMPTY:
            return [_("ยังไม่มีที่อยู่หรือไฟล์")]
        if self.item.acceptance == ChecklistItem.Acceptance.DRAFT:
            return [_("รอเจ้าหน้าที่รับรายการ"), *self.problems, *self.lacks]
        return [*self.problems, *self.lacks]


@dataclass(frozen=True)
class Tally:
    """How far a list is."""

    counts: dict[str, int]

    @property
    def whole(self) -> int:
        """Items that count: those that were not left out."""
        return sum(n for state, n in self.counts.items() if state != DROPPED)

    @property
    def ready(self) -> int:
        return self.counts.get(READY, 0)


def tally(rows: Iterable[ItemStanding]) -> Tally:
    """Counts by state."""
    counts = dict.fromkeys(WORDS, 0)
    for row in rows:
        counts[row.state] += 1
    return Tally(counts)

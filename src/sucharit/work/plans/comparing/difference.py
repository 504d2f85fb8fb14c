"""The difference of two plans as a value, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from sucharit.work.plans.comparing.matching import Pair, paired
from sucharit.work.plans.facts import facts_of
from sucharit.work.plans.grid.layout import home_of, sums_of
from sucharit.work.plans.models import Initiative, Plan
from sucharit.work.plans.queries.changes import FieldChange, Speaker, fact_changes, speaker_for
from sucharit.work.plans.sheet import snapshot
from sucharit.work.plans.values import initiatives_of

KINDS = ("added", "removed", "changed", "moved", "same")


@dataclass(frozen=True)
class Change:
    """What became of one initiative. `fields` are those that say something else, also where it was moved."""

    pair: Pair
    fields: tuple[FieldChange, ...]

    @property
    def kind(self) -> str:
        """ "added", "removed", "changed", "moved" (and nothing else), "same"."""
        if self.pair.before is None:
            return "added"
        if self.pair.after is None:
            return "removed"
        if self.fields:
            return "changed"
        return "moved" if self.pair.moved else "same"

    @property
    def home(self) -> str:
        return home_of(self.pair.one)

    @property
    def dimension(self) -> str:
        return self.home.partition(".")[0]

    @property
    def title(self) -> str:
        return self.pair.one.title

    @property
    def paid(self) -> bool:
        """The money is another."""
        return any(field.name == "amounts" for field in self.fields) or (
            self.kind in ("added", "removed") and any(row.amount for row in self.pair.one.amounts.all())
        )


@dataclass(frozen=True)
class MoneyChange:
    """Baht before and after: of a year, of a dimension, or of all."""

    label: str
    before: Decimal
    after: Decimal

    @property
    def apart(self) -> Decimal:
        return self.after - self.before

    @property
    def less(self) -> Decimal:
        return -self.apart


@dataclass(frozen=True)
class Difference:
    """Everything that differs. `changes` has the initiatives of both plans, those that are the same too."""

    before: Plan
    after: Plan
    changes: tuple[Change, ...]
    facts: tuple[FieldChange, ...]
    by_year: tuple[MoneyChange, ...]
    by_dimension: tuple[MoneyChange, ...]
    risks: FieldChange | None

    @cached_property
    def counts(self) -> dict[str, int]:
        told = dict.fromkeys(KINDS, 0)
        for change in self.changes:
            told[change.kind] += 1
            told["moved"] += change.kind == "changed" and change.pair.moved
        return told

    @cached_property
    def total(self) -> MoneyChange:
        return MoneyChange(
            _("รวมทั้งสิ้น"),
            sum((one.before for one in self.by_year), Decimal(0)),
            sum((one.after for one in self.by_year), Decimal(0)),
        )

    @property
    def any(self) -> bool:
        return any(change.kind != "same" for change in self.changes) or bool(self.facts) or self.risks is not None

    def of_kind(self, kind: str) -> list[Change]:
        """ "money" are those whose money is another; "" is everything that is not the same."""
        if kind == "money":
            return [one for one in self.changes if one.paid]
        if kind == "moved":
            return [one for one in self.changes if one.pair.moved]
        if kind:
            return [one for one in self.changes if one.kind == kind]
        return [one for one in self.changes if one.kind != "same"]


def difference(before: Plan, after: Plan) -> Difference:
    """What the later plan says otherwise. Both have passed the gate and belong to one organization."""
    old, new = initiatives_of(before), initiatives_of(after)
    speaker = speaker_for(after)
    changes = tuple(_change(pair, speaker) for pair in paired(old, new))
    return Difference(
        before, after, changes, fact_changes(facts_of(before), facts_of(after)),
        tuple(_by_year(before, after, old, new)), tuple(_by_dimension(before, after, old, new, speaker)),
        _risks(before, after),
    )  # fmt: skip


def _change(pair: Pair, speaker: Speaker) -> Change:
    if pair.before is None or pair.after is None:
        return Change(pair, ())
    return Change(pair, speaker.fields(snapshot(pair.before), snapshot(pair.after)))


def _by_year(before: Plan, after: Plan, old: Sequence[Initiative], new: Sequence[Initiative]) -> Iterable[MoneyChange]:
    years = sorted({*before.span, *after.span})
    for year, gone, come in zip(years, sums_of(old, years), sums_of(new, years), strict=True):
        yield MoneyChange(str(year), gone, come)


def _by_dimension(
    before: Plan, after: Plan, old: Sequence[Initiative], new: Sequence[Initiative], speaker: Speaker
) -> Iterable[MoneyChange]:
    years = sorted({*before.span, *after.span})

    def baht(sheets: Sequence[Initiative], code: str) -> Decimal:
        inside = [one for one in sheets if home_of(one).partition(".")[0] == code]
        return sum(sums_of(inside, years), Decimal(0))

    for code in sorted({home_of(one).partition(".")[0] for one in (*old, *new)}):
        node = speaker.framework.node(code) if code else None
        label = f"{_('มิติที่')} {code} {node.title if node else ''}".strip() if code else _("ยังไม่ได้จัดเข้ากรอบ")
        yield MoneyChange(label, baht(old, code), baht(new, code))


def _risks(before: Plan, after: Plan) -> FieldChange | None:
    """The registers as lists of processes; None where both plans stand on the same one."""
    if before.risk_register_id == after.risk_register_id:
        return None
    told = [
        "\n".join(plan.risk_register.risks.filter(removed_at=None).order_by("seq").values_list("process", flat=True))
        if plan.risk_register
        else ""
        for plan in (before, after)
    ]
    return FieldChange("risks", _("ทะเบียนความเสี่ยง"), *told) if told[0] != told[1] else None
